package sampan.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Failure;
import sampan.server.storage.StorageException;

/// The platform threads that do one folder's file work, and the only place that makes them. A disk that hangs holds the
/// threads of its own share and nobody else's; a virtual thread, of which two in a file read would stop every other on
/// two processors, only waits for one of these.
///
/// Free for any thread. Closed by whoever made it.
final class FileThreads implements Executor {
    /// Most threads of a share.
    static final int MOST = 8;

    private final ThreadPoolExecutor threads;
    private final @Nullable TimeSpent spent;

    /// @param name for people who look at a list of threads
    /// @param most how many threads, 1 or more
    /// @param whenOver run once, after [#close] and after the last call has returned
    FileThreads(String name, int most, Runnable whenOver) {
        var factory = Thread.ofPlatform()
                .daemon()
                .name("sampan-files-" + name + "-", 1)
                .factory();
        threads = new ThreadPoolExecutor(most, most, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory) {
            @Override
            protected void terminated() {
                whenOver.run();
            }
        };
        threads.allowCoreThreadTimeOut(true);
        spent = null;
    }

    private FileThreads(ThreadPoolExecutor threads, TimeSpent spent) {
        this.threads = threads;
        this.spent = spent;
    }

    /// The same threads, for a connection that counts for how long it waits for them.
    FileThreads counting(TimeSpent by) {
        return new FileThreads(threads, by);
    }

    /// Work on files.
    ///
    /// @param <T> its result
    interface FileCall<T> {
        T run() throws StorageException;
    }

    /// Work on files without a result.
    interface FileWork {
        void run() throws StorageException;
    }

    /// Does it on a file thread and waits for it.
    void run(FileWork work) throws StorageException {
        begin(work).await();
    }

    /// Begins it on a file thread; the task's result says nothing.
    FileTask<Boolean> begin(FileWork work) throws StorageException {
        return start(() -> {
            work.run();
            return true;
        });
    }

    /// Does it on a file thread and waits for it.
    <T> T call(FileCall<T> call) throws StorageException {
        return start(call).await();
    }

    /// Begins it on a file thread.
    <T> FileTask<T> start(FileCall<T> call) throws StorageException {
        FutureTask<T> task = new FutureTask<>(call::run);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new StorageException(new Failure.Broken("the host is stopping"), e);
        }
        return new FileTask<>(task, spent);
    }

    /// Does it when a thread is free. What comes after [#close] is not done any more.
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException _) {
            // only letting go of things is asked for in this way, and stopping lets go of everything
        }
    }

    /// Takes no more work and waits for what is under way.
    ///
    /// @return false if some of it did not end in time; it then ends by itself, and `whenOver` is run after it
    boolean close(Duration patience) {
        threads.shutdown();
        boolean interrupted = false;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
