package sampan.app.transfer.queue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes the queue's threads: one that writes the database, in order, and others that wait for hosts. All are daemons.
/// Thread-safe; closed by whoever made it.
final class QueueThreads implements AutoCloseable {
    private static final long CLOSE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor writer =
            new ScheduledThreadPoolExecutor(1, work -> thread("queue-writer", work));
    private final ExecutorService callers = Executors.newCachedThreadPool(work -> thread("queue-batch", work));

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).unstarted(work);
    }

    /// The one thread that writes the database.
    ScheduledExecutorService writer() {
        return writer;
    }

    /// Runs what may wait for a host.
    void run(Runnable work) {
        if (!callers.isShutdown()) {
            callers.execute(work);
        }
    }

    /// Ends the writer when it has written everything, at most ten seconds later.
    @Override
    public void close() {
        callers.shutdown();
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writer.shutdown();
        try {
            var _ = writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts; closing is bounded by time alone.
        }
    }
}
