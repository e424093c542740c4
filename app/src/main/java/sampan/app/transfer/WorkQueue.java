package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one phase of a transfer has to do: pieces that are ready, pieces that wait a while, and a count of
/// the things that are not finished, wherever they are. Thread-safe.
final class WorkQueue {
    private record Later(Piece piece, long when) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Piece> ready = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::when));
    private long unfinished;
    private long finished;
    private boolean sealed;
    private boolean stopped;
    private @Nullable IOException cause;
    private int waiting;
    private long changes;

    /// There are so many more things to finish.
    void open(long count) {
        lock.lock();
        try {
            unfinished += count;
        } finally {
            lock.unlock();
        }
    }

    /// One thing is finished, one way or the other.
    void close() {
        lock.lock();
        try {
            unfinished--;
            finished++;
            // Only the last one is worth waking anybody for: there are as many calls as files.
            if (over()) {
                signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nothing will be opened any more except by what is open.
    void seal() {
        lock.lock();
        try {
            sealed = true;
            signal();
        } finally {
            lock.unlock();
        }
    }

    /// How many things were finished so far: how one knows that there was progress.
    long finished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    /// This piece is ready, after all others.
    void add(Piece piece) {
        put(piece, () -> ready.addLast(piece));
    }

    /// This piece is ready, before all others.
    void first(Piece piece) {
        put(piece, () -> ready.addFirst(piece));
    }

    /// This piece is ready after a while.
    void later(Piece piece, long millis) {
        put(piece, () -> later.add(new Later(piece, System.nanoTime() + millis * 1_000_000)));
    }

    private void put(Piece piece, Runnable adding) {
        IOException why;
        lock.lock();
        try {
            if (!stopped) {
                adding.run();
                signal();
                return;
            }
            why = cause;
        } finally {
            lock.unlock();
        }
        if (why != null) {
            piece.fail(why);
        }
    }

    /// Hands out nothing more.
    ///
    /// @param why everything that is open fails for this reason; null if nobody wants to know
    void stop(@Nullable IOException why) {
        List<Piece> left = new ArrayList<>();
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            stopped = true;
            cause = why;
            left.addAll(ready);
            later.forEach(l -> left.add(l.piece()));
            ready.clear();
            later.clear();
            signal();
        } finally {
            lock.unlock();
        }
        if (why != null) {
            left.forEach(piece -> piece.fail(why));
        }
    }

    /// Whether nothing is left to be handed out, now or later.
    boolean isOver() {
        lock.lock();
        try {
            return over();
        } finally {
            lock.unlock();
        }
    }

    /// What stopped it, if something did.
    @Nullable
    IOException cause() {
        lock.lock();
        try {
            return cause;
        } finally {
            lock.unlock();
        }
    }

    private boolean over() {
        return stopped || (sealed && unfinished == 0);
    }

    /// The next piece, or null if none is ready.
    @Nullable
    Piece poll() {
        lock.lock();
        try {
            due();
            return ready.poll();
        } finally {
            lock.unlock();
        }
    }

    /// The next piece; waits for one. Null when it is over, or after that time.
    @Nullable
    Piece take(long nanos) {
        long end = System.nanoTime() + nanos;
        lock.lock();
        waiting++;
        try {
            for (long left = nanos; left > 0 && !over(); left = end - System.nanoTime()) {
                due();
                Piece piece = ready.poll();
                if (piece != null) {
                    return piece;
                }
                sleep(left);
            }
            return null;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /// How many links more could be at work now, besides those that wait in [#take].
    int width() {
        lock.lock();
        try {
            due();
            int width = -waiting;
            for (Piece piece : ready) {
                width += piece.width();
                if (width > 64) {
                    break;
                }
            }
            return Math.max(0, width);
        } finally {
            lock.unlock();
        }
    }

    /// A number that grows with every change that [#await] waits for.
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a change, for a waiting piece to be due, or until this time has passed.
    ///
    /// @param seen what [#changes] was before the caller looked; if it has grown, there is no wait
    void await(long seen, long nanos) {
        lock.lock();
        try {
            if (changes == seen) {
                sleep(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Something outside changed that those who wait should look at.
    void wake() {
        lock.lock();
        try {
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        changes++;
        changed.signalAll();
    }

    private void due() {
        for (Later next = later.peek(); next != null && next.when() - System.nanoTime() <= 0; next = later.peek()) {
            later.remove();
            ready.addLast(next.piece());
        }
    }

    // Callers look again at what they wait for, each in a loop of its own.
    @SuppressWarnings("WaitNotInLoop")
    private void sleep(long nanos) {
        Later next = later.peek();
        long most = next == null ? nanos : Math.min(nanos, Math.max(1, next.when() - System.nanoTime()));
        try {
            changed.awaitNanos(most);
        } catch (InterruptedException e) {
            // Nobody interrupts these threads; if somebody does, waiting goes on.
        }
    }
}
