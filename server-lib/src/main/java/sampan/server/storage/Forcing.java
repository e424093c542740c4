package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Forces a group of files to the disk: several at once where that is faster, which it is on disks, because
/// they write one journal entry for all who wait. Thread-safe.
final class Forcing {
    private static final int AT_ONCE = 8;

    private final Executor helpers;
    private final StorageOptions.Sync sync;

    /// @param helpers may be the pool that the callers run on: a caller does all the work that no helper
    ///     has begun
    Forcing(Executor helpers, StorageOptions.Sync sync) {
        this.helpers = helpers;
        this.sync = sync;
    }

    /// Forces the files.
    ///
    /// @return for each what went wrong, or null
    List<@Nullable IOException> force(List<SmallFile> files) throws IOException {
        List<@Nullable IOException> problems = new ArrayList<>(Collections.nCopies(files.size(), null));
        if (files.isEmpty()) {
            return problems;
        }
        boolean memory = files.getFirst().area().space().isMemory();
        if (memory && sync == StorageOptions.Sync.AUTO) {
            return problems;
        }
        Work work = new Work(files, problems);
        if (sync != StorageOptions.Sync.IN_TURN) {
            for (int i = 1; i < Math.min(AT_ONCE, files.size()); i++) {
                try {
                    helpers.execute(work);
                } catch (RejectedExecutionException _) {
                    break;
                }
            }
        }
        work.run();
        work.await();
        return problems;
    }

    private record Work(List<SmallFile> files, List<@Nullable IOException> problems, AtomicInteger next, Semaphore done)
            implements Runnable {
        Work(List<SmallFile> files, List<@Nullable IOException> problems) {
            this(files, problems, new AtomicInteger(), new Semaphore(0));
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                try {
                    files.get(i).force();
                } catch (IOException problem) {
                    problems.set(i, problem);
                } finally {
                    done.release();
                }
            }
        }

        /// Waits for the helpers that have begun; what none has begun, the caller has done.
        void await() {
            done.acquireUninterruptibly(files.size());
        }
    }
}
