package sampan.app.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException.Lost;

/// The transfer links of a visit: those that are lent, and those that wait to be lent again. Free for any thread.
final class LinkPool {
    private record Idle(Link link, long since) {}

    private final Approach approach;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Idle> idle = new ArrayDeque<>();
    private final Set<Link> lent = new HashSet<>();
    private boolean closed;

    LinkPool(Approach approach) {
        this.approach = approach;
        approach.pulse().alsoBeat(this::closeUnused);
    }

    Link take() throws LinkException {
        Link waiting = takeIdle();
        return waiting == null ? lend(approach.make()) : waiting;
    }

    private @Nullable Link takeIdle() throws LinkException {
        lock.lock();
        try {
            refuseIfClosed();
            for (Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
                if (last.link().isOpen()) {
                    lent.add(last.link());
                    return last.link();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Link lend(Link made) throws LinkException {
        lock.lock();
        try {
            if (closed) {
                made.abort();
            }
            refuseIfClosed();
            lent.add(made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfClosed() throws LinkException {
        if (closed) {
            throw new Lost(Lost.Ending.CLOSED, null);
        }
    }

    void give(Link link) {
        lock.lock();
        try {
            lent.remove(link);
            if (!closed && link.isOpen() && link.isSettled()) {
                idle.addLast(new Idle(link, System.nanoTime()));
                return;
            }
        } finally {
            lock.unlock();
        }
        link.abort();
    }

    /// Those that have waited for long are closed, the ones at the front first.
    private void closeUnused(long now) {
        List<Link> unused = new ArrayList<>();
        lock.lock();
        try {
            while (!idle.isEmpty()
                    && Pulse.isPast(
                            now, idle.getFirst().since(), approach.times().unused())) {
                unused.add(idle.removeFirst().link());
            }
        } finally {
            lock.unlock();
        }
        unused.forEach(Link::close);
    }

    /// Ends all of them, and one more, at once: each farewell takes a round trip.
    void close(Link another) {
        List<Runnable> farewells = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            idle.forEach(waiting -> farewells.add(waiting.link()::close));
            lent.forEach(link -> farewells.add(link::abort));
            idle.clear();
            lent.clear();
        } finally {
            lock.unlock();
        }
        farewells.add(another::close);
        LinkThreads.together("link-farewell", farewells);
    }
}
