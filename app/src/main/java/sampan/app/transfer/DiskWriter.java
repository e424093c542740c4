package sampan.app.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what has arrived, with a few threads of its own, so that no link's reader ever waits for a disk:
/// chunks of large files at once, small files in groups. Thread-safe. What is in it is bounded by the
/// [Budget].
final class DiskWriter {
    /// How many threads: more would not make one disk faster, and fewer would let one forced file hold up the
    /// rest.
    private static final int THREADS = 4;

    private static final int GROUP_FILES = 64;
    private static final int GROUP_BYTES = 4 * 1024 * 1024;

    private final TransferThreads threads;
    private final Consumer<List<SmallArrival>> settle;
    private final Consumer<Throwable> broke;
    private final BusyClock writing;
    private final AtOnce atOnce;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<SmallArrival> small = new ArrayDeque<>();
    private int running;

    /// @param settle writes, forces and publishes a group of small files
    /// @param broke told when the engine's own code fails, which is a mistake of ours
    /// @param writing runs while something is written
    /// @param atOnce whether one thread is enough
    DiskWriter(
            TransferThreads threads,
            Consumer<List<SmallArrival>> settle,
            Consumer<Throwable> broke,
            BusyClock writing,
            AtOnce atOnce) {
        this.atOnce = atOnce;
        this.writing = writing;
        this.threads = threads;
        this.settle = settle;
        this.broke = broke;
    }

    /// Does this soon.
    synchronized void run(Runnable task) {
        tasks.add(task);
        more();
    }

    /// Writes and publishes this small file soon.
    synchronized void add(SmallArrival arrival) {
        small.add(arrival);
        more();
    }

    private void more() {
        if (running < most() && (running == 0 || tasks.size() + small.size() > running)) {
            running++;
            threads.run("transfer-writer", this::work);
        }
    }

    private int most() {
        return atOnce.isOne() ? 1 : THREADS;
    }

    private void work() {
        for (Runnable next = next(); next != null; next = next()) {
            writing.begin();
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                broke.accept(e);
            } finally {
                writing.end();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        if (running > most()) {
            running--;
            return null;
        }
        Runnable task = tasks.poll();
        if (task == null && !small.isEmpty()) {
            List<SmallArrival> group = new ArrayList<>();
            long bytes = 0;
            while (!small.isEmpty() && group.size() < GROUP_FILES && bytes < GROUP_BYTES) {
                SmallArrival arrival = small.remove();
                bytes += arrival.length();
                group.add(arrival);
            }
            task = () -> settle.accept(group);
        }
        if (task == null) {
            running--;
            notifyAll();
        }
        return task;
    }

    /// Waits until everything is written.
    synchronized void drain() {
        while (running > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody interrupts these threads; if somebody does, waiting goes on.
            }
        }
    }
}
