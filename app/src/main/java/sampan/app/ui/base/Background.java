package sampan.app.ui.base;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where the window's slow work is done, so that the screen's thread never waits: the only place of the window that
/// makes threads. Thread-safe. Whoever makes it closes it, after which new work is passed over.
public final class Background implements AutoCloseable {
    private final Executor screen;
    private final ExecutorService workers;
    private final ExecutorService inOrder;
    private final ScheduledExecutorService clock;

    /// Makes the workers; their threads start with the first work and end when there has been none for a minute.
    ///
    /// @param screen runs what touches the screen, in the order in which it came
    public Background(Executor screen) {
        this.screen = screen;
        AtomicInteger number = new AtomicInteger();
        workers = Executors.newCachedThreadPool(daemons(() -> "window-" + number.incrementAndGet()));
        inOrder = Executors.newSingleThreadExecutor(daemons(() -> "window-in-order"));
        clock = Executors.newSingleThreadScheduledExecutor(daemons(() -> "window-clock"));
    }

    private static ThreadFactory daemons(Supplier<String> name) {
        return work -> {
            Thread thread = new Thread(work, name.get());
            thread.setDaemon(true);
            return thread;
        };
    }

    /// Does the job on a worker and hands what came of it to the screen: one of the two is called, once.
    ///
    /// @param then takes the result
    /// @param failed takes what the job threw
    public <T> void run(Callable<T> job, Consumer<T> then, Consumer<Exception> failed) {
        run(workers, job, then, failed);
    }

    /// As [#run], but after everything that was to be done in order before; and always on the same thread.
    public <T> void inOrder(Callable<T> job, Consumer<T> then, Consumer<Exception> failed) {
        run(inOrder, job, then, failed);
    }

    private <T> void run(ExecutorService who, Callable<T> job, Consumer<T> then, Consumer<Exception> failed) {
        if (who.isShutdown()) {
            return;
        }
        who.execute(() -> {
            T result;
            try {
                result = job.call();
            } catch (Exception e) {
                screen.execute(() -> failed.accept(e));
                return;
            }
            screen.execute(() -> then.accept(result));
        });
    }

    /// Does work whose end nobody waits for.
    public void run(Runnable work) {
        if (!workers.isShutdown()) {
            workers.execute(work);
        }
    }

    /// Does such work after everything that was to be done in order before.
    public void inOrder(Runnable work) {
        if (!inOrder.isShutdown()) {
            inOrder.execute(work);
        }
    }

    /// Does something on the screen's thread, soon.
    public void show(Runnable change) {
        screen.execute(change);
    }

    /// Looks at something now and then, on the screen's thread, until closed. What looks must be quick.
    ///
    /// @param every how long between two looks
    public void poll(Duration every, Runnable look) {
        var _ = clock.scheduleWithFixedDelay(
                () -> screen.execute(look), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes no more work; what runs may end.
    @Override
    public void close() {
        clock.shutdown();
        workers.shutdown();
        inOrder.shutdown();
    }

    /// Waits, after [#close], until what runs has ended: for whoever takes away what it works on.
    ///
    /// @return whether it has ended in time
    public boolean await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        return workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)
                && inOrder.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
