package sampan.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Threads that begin at the same moment.
final class Pool {
    private static final int SECONDS = 50;

    private Pool() {}

    /// Runs all at once; what each gave, or threw, in order.
    static List<Object> together(List<Callable<Object>> tasks) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<Object>> all = new ArrayList<>();
            for (Callable<Object> task : tasks) {
                all.add(threads.submit(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    try {
                        return task.call();
                    } catch (StorageException refused) {
                        return refused;
                    }
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> each : all) {
                results.add(result(each));
            }
            return results;
        }
    }

    private static Object result(Future<Object> each) throws InterruptedException {
        try {
            return each.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException problem) {
            throw new AssertionError(problem);
        }
    }
}
