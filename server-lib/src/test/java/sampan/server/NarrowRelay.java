package sampan.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import sampan.transport.ShareLink;

/// A way to a server that holds next to nothing on its way, so that whoever relies on buffers gets stuck.
final class NarrowRelay implements AutoCloseable {
    private static final int NARROW = 2_048;

    private final ServerSocket front;
    private final ShareLink to;

    NarrowRelay(ShareLink to) throws IOException {
        this.to = to;
        this.front = new ServerSocket();
        front.setReceiveBufferSize(NARROW);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    /// The link that leads through here.
    ShareLink link() {
        return new ShareLink(to.host(), front.getLocalPort(), to.path(), to.pin(), to.token());
    }

    private void accept() {
        try {
            while (true) {
                Socket here = front.accept();
                here.setSendBufferSize(NARROW);
                Socket there = new Socket();
                there.setReceiveBufferSize(NARROW);
                there.setSendBufferSize(NARROW);
                there.connect(new InetSocketAddress(to.host(), to.port()));
                Thread.ofVirtual().start(() -> pump(here, there));
                Thread.ofVirtual().start(() -> pump(there, here));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void pump(Socket from, Socket into) {
        byte[] few = new byte[NARROW];
        try (from;
                into) {
            for (int n = from.getInputStream().read(few);
                    n >= 0;
                    n = from.getInputStream().read(few)) {
                into.getOutputStream().write(few, 0, n);
            }
        } catch (IOException _) {
            // one side has ended, and so does the other
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
