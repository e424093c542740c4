package sampan.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sampan.transport.Readiness;

/// A connection among those that an [EventLoop] watches: either it has its turn, or it waits for one. [#ready] is for
/// any thread; the rest is for the thread whose turn it is.
final class Watched implements Readiness {
    /// A channel that was closed is never ready, so a turn that waits looks for itself now and then.
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Connection connection;
    private final EventLoop loop;
    private final Runnable over;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Thread inTurn;

    private enum State {
        /// No thread is at it.
        WAITING,
        /// It has its turn.
        TURN,
        /// It has its turn, and became ready meanwhile.
        READY
    }

    /// @param over run once, at the end
    Watched(Connection connection, EventLoop loop, Runnable over) {
        this.connection = connection;
        this.loop = loop;
        this.over = over;
    }

    SocketChannel raw() {
        return connection.raw();
    }

    /// Something has come, there is room, its time has come, or it was closed.
    void ready() {
        State before = state.getAndUpdate(now -> now == State.WAITING ? State.TURN : State.READY);
        if (before == State.WAITING) {
            loop.begin(this::turn);
        } else {
            LockSupport.unpark(inTurn);
        }
    }

    private void turn() {
        inTurn = Thread.currentThread();
        boolean waits = false;
        try {
            waits = connection.turn(this);
        } finally {
            inTurn = null;
            if (!waits) {
                over.run();
            }
        }
        if (waits) {
            // From here on another thread may have the next turn.
            state.set(State.WAITING);
            loop.watch(this, connection.listens() ? SelectionKey.OP_READ : 0, connection.wakesAt());
        }
    }

    @Override
    public void awaitReadable() {
        await(SelectionKey.OP_READ);
    }

    @Override
    public void awaitWritable() {
        await(SelectionKey.OP_WRITE);
    }

    private void await(int operation) {
        state.set(State.TURN);
        loop.watch(this, operation, Speaker.NEVER);
        while (state.get() != State.READY && raw().isOpen()) {
            LockSupport.parkNanos(this, GLANCE);
        }
    }
}
