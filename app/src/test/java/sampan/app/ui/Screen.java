package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Stands for the screen's thread where there is no screen: what view models want done there is done by the test's
/// thread, while it waits.
public final class Screen implements Executor {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long BETWEEN_LOOKS = 10;

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    /// Nothing to do yet.
    public Screen() {}

    @Override
    public void execute(Runnable change) {
        work.add(change);
    }

    /// Does what comes until this holds; fails if that takes too long.
    public void until(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Runnable next = work.poll(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
        assertThat(holds.getAsBoolean()).as(what).isTrue();
    }
}
