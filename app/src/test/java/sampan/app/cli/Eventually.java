package sampan.app.cli;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for a condition with a generous limit.
final class Eventually {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(20);

    private Eventually() {}

    /// Whether `what` gives `wanted` before a minute is over.
    static <T> boolean is(Supplier<T> what, T wanted) {
        long end = System.nanoTime() + LIMIT;
        while (!Objects.equals(what.get(), wanted)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN);
        }
        return true;
    }
}
