package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for what happens elsewhere.
final class Moments {
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(10);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);

    private Moments() {}

    /// Waits for a condition, with a generous limit.
    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            assertThat(end - System.nanoTime()).as("time left").isPositive();
            LockSupport.parkNanos(BETWEEN);
        }
    }

    /// Lets so much time pass, where the moment itself is what is tried.
    static void pass(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
