package sampan.app.transfer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sampan.app.client.LinkException;
import sampan.protocol.Limits;

/// How many bytes one lane may have asked a host for that are not safe on this computer yet: those that are fetched
/// again when this program is killed. That is one chunk in the beginning, and later never more than a sixteenth of what
/// the lane has brought already, up to eight chunks: so a line with latency is filled, and what is lost stays small
/// beside what is there. Thread-safe; one thread asks.
final class FetchWindow {
    private static final long LEAST = Limits.CHUNK;
    private static final long MOST = 8L * Limits.CHUNK;
    private static final int PART = 16;

    private final Budget budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long brought;
    private long under;

    /// @param budget which bounds what all lanes together have asked for
    FetchWindow(Budget budget) {
        this.budget = budget;
    }

    /// What is done before waiting.
    interface Waiting {
        void begins() throws LinkException;
    }

    /// Takes so many bytes, which are about to be asked for; waits until there is room, or nothing else is under way.
    ///
    /// @param bytes 0 or more
    /// @param waiting has everything leave that was sent
    Asked ask(long bytes, Waiting waiting) throws LinkException {
        if (!hasRoom(bytes)) {
            waiting.begins();
            awaitRoom(bytes);
        }
        if (!budget.tryTake(bytes)) {
            waiting.begins();
            budget.take(bytes);
        }
        return new Asked(bytes);
    }

    private boolean hasRoom(long bytes) {
        lock.lock();
        try {
            return under == 0 || under + bytes <= Math.clamp(brought / PART, LEAST, MOST);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(long bytes) {
        lock.lock();
        try {
            while (!hasRoom(bytes)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Some bytes that were asked for. They are over once, whoever says so first: a link may be cut at the moment in
    /// which its last bytes come.
    final class Asked {
        private final long bytes;
        private boolean inMemory = true;
        private boolean underWay = true;

        private Asked(long bytes) {
            this.bytes = bytes;
            lock.lock();
            try {
                under += bytes;
            } finally {
                lock.unlock();
            }
        }

        /// Their memory is free.
        void written() {
            lock.lock();
            try {
                if (inMemory) {
                    inMemory = false;
                    budget.giveBack(bytes);
                }
            } finally {
                lock.unlock();
            }
        }

        /// They came, and nothing is done with them any more: they are on the disk, where another run finds them, or
        /// could not be written.
        void over() {
            end(bytes);
        }

        /// They won't come, or are of no use.
        void lost() {
            end(0);
        }

        private void end(long arrived) {
            written();
            lock.lock();
            try {
                if (underWay) {
                    underWay = false;
                    under -= bytes;
                    brought += arrived;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
