package sampan.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The way from a visitor to a host, which counts what passes, does something after so many bytes, and can be shut:
/// then nothing listens, as on a computer whose host has gone. Thread-safe.
final class Relay implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    /// More than is said on a connection that carries no content.
    private static final long TALK = 64 * 1024;

    private final InetSocketAddress front;
    private final Way counted;
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger pumps = new AtomicInteger();
    private final AtomicInteger carriers = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile int host;

    private record Trap(long at, Runnable action) {}

    /// Opens it, on a port that the system chooses.
    ///
    /// @param counted whose bytes are counted: those that carry what this way carries
    /// @param host the host's port
    Relay(Way counted, int host) throws IOException {
        this.counted = counted;
        this.host = host;
        door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        front = new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
        Thread.ofVirtual().start(() -> accept(door));
    }

    int port() {
        return front.getPort();
    }

    /// Bytes of the counted direction so far.
    long passed() {
        return passed.get();
    }

    /// How many connections have carried content so far.
    int carriers() {
        return carriers.get();
    }

    /// Does this when so many more bytes have passed, at once, on the thread that passes them on.
    void after(long bytes, Runnable action) {
        trap.set(new Trap(passed.get() + bytes, action));
    }

    /// Takes back [#after].
    ///
    /// @return false if it has happened
    boolean disarm() {
        return trap.getAndSet(null) != null;
    }

    /// Lets nobody in any more; who is on the way goes on.
    void shut() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets visitors in again, to a host that has another port now.
    void open(int to) throws IOException {
        host = to;
        ServerSocket again = new ServerSocket();
        // Connections that have just ended still bear the port.
        again.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        again.bind(front);
        door = again;
        Thread.ofVirtual().start(() -> accept(again));
    }

    /// Waits until nobody is on the way.
    void awaitQuiet() {
        Moments.until(() -> pumps.get() == 0);
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket visitor = at.accept();
                Socket there = new Socket();
                sockets.add(visitor);
                sockets.add(there);
                try {
                    there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host));
                } catch (IOException _) {
                    close(visitor);
                    close(there);
                    continue;
                }
                visitor.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                pumps.addAndGet(2);
                AtomicInteger open = new AtomicInteger(2);
                Thread.ofVirtual().start(() -> pump(visitor, there, counted == Way.PUT, open));
                Thread.ofVirtual().start(() -> pump(there, visitor, counted == Way.GET, open));
            }
        } catch (IOException _) {
            // It was shut.
        }
    }

    private void pump(Socket from, Socket into, boolean counts, AtomicInteger open) {
        byte[] piece = new byte[PIECE];
        long here = 0;
        try {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                if (counts) {
                    if (here <= TALK && here + n > TALK) {
                        carriers.incrementAndGet();
                    }
                    here += n;
                    spring(passed.addAndGet(n));
                }
                into.getOutputStream().write(piece, 0, n);
            }
            into.shutdownOutput();
        } catch (IOException _) {
            // One end has gone, and so the other shall.
            close(from);
            close(into);
        } finally {
            if (open.decrementAndGet() == 0) {
                close(from);
                close(into);
            }
            pumps.decrementAndGet();
        }
    }

    private void spring(long now) {
        Trap set = trap.get();
        if (set != null && now >= set.at && trap.compareAndSet(set, null)) {
            set.action.run();
        }
    }

    private void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
        sockets.remove(socket);
    }

    @Override
    public void close() {
        shut();
        sockets.forEach(this::close);
    }
}
