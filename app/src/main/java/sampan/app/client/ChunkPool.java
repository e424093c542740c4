package sampan.app.client;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The chunks that one link reads into. Bounded, so that a disk slower than the network slows the network down
/// instead of filling the memory. Free for any thread.
final class ChunkPool {
    /// Chunks that may be lent at once.
    static final int MOST = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ChunkBuffer> free = new ArrayDeque<>();
    private int lent;
    private boolean over;

    /// A chunk to read into; waits while too many are held. Once the link is over it does not wait.
    ChunkBuffer take() {
        lock.lock();
        try {
            while (lent >= MOST && !over) {
                changed.awaitUninterruptibly();
            }
            lent++;
            ChunkBuffer buffer = free.pollLast();
            return (buffer == null ? new ChunkBuffer(this) : buffer).lend();
        } finally {
            lock.unlock();
        }
    }

    void give(ChunkBuffer buffer) {
        lock.lock();
        try {
            lent--;
            if (!over) {
                free.addLast(buffer);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody waits any more.
    void end() {
        lock.lock();
        try {
            over = true;
            free.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
