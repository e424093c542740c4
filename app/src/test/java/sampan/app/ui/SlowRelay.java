package sampan.app.ui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sampan.transport.ShareLink;

/// A slow way to a host, so that a transfer can be watched; and one that can be cut.
public final class SlowRelay implements AutoCloseable {
    private static final int PIECE = 8_192;

    private final ServerSocket front = new ServerSocket();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ShareLink to;
    private final long nanosPerPiece;

    /// @param bytesPerSecond for each direction of each connection
    public SlowRelay(ShareLink to, long bytesPerSecond) throws IOException {
        this.to = to;
        nanosPerPiece = TimeUnit.SECONDS.toNanos(PIECE) / bytesPerSecond;
        front.setReceiveBufferSize(PIECE);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    /// The link that leads through here.
    public ShareLink link() {
        return new ShareLink(to.host(), front.getLocalPort(), to.path(), to.pin(), to.token());
    }

    private void accept() {
        try {
            while (true) {
                Socket here = front.accept();
                Socket there = new Socket();
                sockets.add(here);
                sockets.add(there);
                there.setReceiveBufferSize(PIECE);
                there.connect(new InetSocketAddress(to.host(), to.port()));
                Thread.ofVirtual().start(() -> pump(here, there));
                Thread.ofVirtual().start(() -> pump(there, here));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void pump(Socket from, Socket into) {
        byte[] piece = new byte[PIECE];
        try (from;
                into) {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                into.getOutputStream().write(piece, 0, n);
                LockSupport.parkNanos(nanosPerPiece * n / PIECE);
            }
        } catch (IOException _) {
            // one side has ended, and so does the other
        }
    }

    /// Cuts every connection and takes no more.
    @Override
    public void close() throws IOException {
        front.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
