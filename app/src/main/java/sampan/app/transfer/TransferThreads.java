package sampan.app.transfer;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes the engine's threads, named for what they do, and nothing else does. They are platform threads,
/// because they wait for disks: two virtual threads stuck in a file would stop all others on two cores.
/// Thread-safe; closed by [Transfers].
final class TransferThreads {
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            TransferThreads::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("transfer").unstarted(work);
    }

    /// Runs a task on a thread of its own; after [#close] it is passed over. Then nobody is left to be told anything,
    /// but what waits for a host that does not answer may end late.
    ///
    /// @param name what the thread is called meanwhile
    void run(String name, Runnable task) {
        pool.execute(() -> {
            Thread.currentThread().setName(name);
            task.run();
            Thread.currentThread().setName("transfer");
        });
    }

    /// Takes no more tasks; those under way end by themselves.
    void close() {
        pool.shutdown();
    }
}
