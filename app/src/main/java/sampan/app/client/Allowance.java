package sampan.app.client;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Limits;

/// How much may be unanswered on a link: so many requests, so many bytes of bodies, as the host told. One thread
/// takes at a time, the reading one gives back and never waits. Before the host told, there is room for the hello
/// alone.
final class Allowance {
    /// What is done before waiting, without the lock.
    interface Before {
        void waiting() throws LinkException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int requests = 1;
    private long bytes;
    private long mostBytes;
    private @Nullable LinkException over;

    /// From the hello's answer on, what the host told holds.
    void grant(Limits limits) {
        lock.lock();
        try {
            requests += limits.requests();
            mostBytes = limits.ahead();
            bytes += mostBytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a request with so many body bytes, when there is room for it. A body larger than all that may be
    /// unanswered goes when nothing else is.
    void take(long body, Before before) throws LinkException {
        if (tryTake(body)) {
            return;
        }
        before.waiting();
        lock.lock();
        try {
            while (!hasRoom(body)) {
                changed.awaitUninterruptibly();
            }
            takeNow(body);
        } finally {
            lock.unlock();
        }
    }

    private boolean tryTake(long body) throws LinkException {
        lock.lock();
        try {
            boolean room = hasRoom(body);
            if (room) {
                takeNow(body);
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(long body) throws LinkException {
        if (over != null) {
            throw over;
        }
        return requests > 0 && bytes >= Math.min(body, mostBytes);
    }

    private void takeNow(long body) {
        requests--;
        bytes -= Math.min(body, mostBytes);
    }

    /// An answered request gives back what it took.
    void give(long body) {
        lock.lock();
        try {
            requests++;
            bytes += Math.min(body, mostBytes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody waits any more.
    void end(LinkException why) {
        lock.lock();
        try {
            over = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
