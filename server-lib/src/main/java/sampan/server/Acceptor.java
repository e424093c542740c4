package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import sampan.server.ServerEvent.Reason;

/// Accepts connections, each after a permit for it, and hands them to the connection model. Run by one thread until
/// [#close]; that may be called by any.
final class Acceptor {
    private static final System.Logger LOG = System.getLogger("sampan.server");
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// Permits beyond the limits of [Admission]: a connection that had to go holds its own until its thread has
    /// noticed.
    private static final int LEAVING = 64;

    private final ServerSocketChannel listener;
    private final Reception reception;
    private final Serving serving;
    private final int permitted;
    private final Semaphore permits;
    private final ReentrantLock accepting = new ReentrantLock();

    Acceptor(ServerSocketChannel listener, Reception reception, Serving serving) {
        this.listener = listener;
        this.reception = reception;
        this.serving = serving;
        ServerLimits limits = reception.limits();
        this.permitted = Math.min(serving.most(), limits.members() + limits.strangers() + LEAVING);
        this.permits = new Semaphore(permitted);
    }

    /// Accepts until the listener is closed.
    void run() {
        while (true) {
            permits.acquireUninterruptibly();
            boolean taken = false;
            try {
                SocketChannel raw = accept();
                taken = true;
                begin(raw);
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                // As a rule no file descriptor is free; one will be, when a connection ends.
                LOG.log(System.Logger.Level.DEBUG, () -> "could not accept: " + e);
                LockSupport.parkNanos(PAUSE.toNanos());
            } finally {
                if (!taken) {
                    permits.release();
                }
            }
        }
    }

    private SocketChannel accept() throws IOException {
        accepting.lock();
        try {
            return listener.accept();
        } finally {
            accepting.unlock();
        }
    }

    private void begin(SocketChannel raw) throws IOException {
        boolean begun = false;
        try {
            InetSocketAddress address = (InetSocketAddress) raw.getRemoteAddress();
            Served one = serving.take(raw, address, reception);
            if (!reception.gate().refuses(one.source())) {
                for (Admission.Stranger leaving : reception.gate().enter(one)) {
                    if (leaving instanceof Served other) {
                        other.abort(Reason.LIMIT, "made room for a newer one");
                    }
                }
                reception.visits().add(one);
                begun = serve(one);
            }
        } finally {
            if (!begun) {
                permits.release();
                raw.close();
            }
        }
    }

    /// @return whether it has begun, and the permit is given back at its end
    private boolean serve(Served one) throws IOException {
        boolean begun = false;
        try {
            one.begin(() -> {
                reception.visits().remove(one);
                permits.release();
            });
            begun = true;
            return true;
        } finally {
            if (!begun) {
                reception.visits().remove(one);
                reception.gate().leave(one);
            }
        }
    }

    /// Accepts no more. A thread that waits in `accept` keeps the port open until it has woken, so this waits for that:
    /// once it returns, whoever connects is refused.
    void close() throws IOException {
        listener.close();
        accepting.lock();
        try {
            LOG.log(System.Logger.Level.DEBUG, "accepts no more");
        } finally {
            accepting.unlock();
        }
    }

    /// Waits, after [#close], until every connection has ended.
    ///
    /// @return false if some had not in this time
    boolean awaitEnd(Duration patience) {
        boolean interrupted = false;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    boolean over = permits.tryAcquire(permitted, end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (over) {
                        permits.release(permitted);
                    }
                    return over;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
