package sampan.app.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A thin line to a host: all connections together get so many bytes a second through, in each direction.
final class SlowWay implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket door;
    private final int host;
    private final long perSecond;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    SlowWay(int host, long bytesPerSecond) throws IOException {
        this.host = host;
        this.perSecond = bytesPerSecond;
        door = new ServerSocket();
        door.setReceiveBufferSize(4 * PIECE);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            Line up = new Line();
            Line down = new Line();
            while (true) {
                Socket visitor = door.accept();
                Socket there = new Socket();
                there.setReceiveBufferSize(4 * PIECE);
                there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), host));
                visitor.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                open.add(visitor);
                open.add(there);
                Thread.ofVirtual().start(() -> pump(visitor, there, up));
                Thread.ofVirtual().start(() -> pump(there, visitor, down));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private static void pump(Socket from, Socket into, Line line) {
        byte[] piece = new byte[PIECE];
        try {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                line.pass(n);
                into.getOutputStream().write(piece, 0, n);
            }
            into.shutdownOutput();
        } catch (IOException _) {
            // One of them has hung up; the other learns it by the end of its stream.
        }
    }

    /// One direction.
    private final class Line {
        private long free = System.nanoTime();

        synchronized void pass(int bytes) {
            free = Math.max(free, System.nanoTime()) + bytes * 1_000_000_000L / perSecond;
            for (long left = free - System.nanoTime(); left > 0; left = free - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
