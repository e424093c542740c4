package sampan.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Looks after what has to be looked after several times a second: the deadlines of connections first of all. Run by
/// one thread until [#close].
final class Watchdog implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);

    private final List<Chore> chores;
    private final Thread thread;
    private volatile boolean over;

    /// Something that is done at every tick; it never waits.
    interface Chore {
        /// Does it.
        ///
        /// @param now by `System.nanoTime()`
        void tick(long now);
    }

    Watchdog(ServerThreads threads, List<Chore> chores) {
        this.chores = List.copyOf(chores);
        this.thread = threads.watch(this::run);
    }

    private void run() {
        while (!over) {
            long now = System.nanoTime();
            chores.forEach(chore -> chore.tick(now));
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
    }
}
