package sampan.server.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import sampan.transport.Deadline;

/// Where a process that can't be handed its connection comes to be joined to it: a port on loopback, and a key that
/// only the process is told. Closed by whoever opened it, from any thread.
public final class RelayDoor implements Closeable {
    private static final int KEY_BYTES = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServerSocketChannel listener;
    private final byte[] key = new byte[KEY_BYTES];

    private RelayDoor(ServerSocketChannel listener) {
        this.listener = listener;
        new SecureRandom().nextBytes(key);
    }

    /// Begins to listen.
    public static RelayDoor open() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        boolean open = false;
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            open = true;
            return new RelayDoor(listener);
        } finally {
            if (!open) {
                listener.close();
            }
        }
    }

    /// The port.
    public int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /// The key, in hexadecimal digits.
    public String key() {
        return HexFormat.of().formatHex(key);
    }

    /// Waits for the process; whoever comes without the key is turned away.
    ///
    /// @throws IOException when this was closed
    public SocketChannel await() throws IOException {
        try (listener) {
            while (true) {
                SocketChannel comer = listener.accept();
                if (hasKey(comer)) {
                    return comer;
                }
                comer.close();
            }
        }
    }

    private boolean hasKey(SocketChannel comer) {
        ByteBuffer shown = ByteBuffer.allocate(KEY_BYTES);
        try (Deadline _ = Deadline.of(PATIENCE, comer)) {
            while (shown.hasRemaining()) {
                if (comer.read(shown) < 0) {
                    return false;
                }
            }
            return MessageDigest.isEqual(shown.array(), key);
        } catch (IOException _) {
            return false;
        }
    }

    /// Goes there, in the process.
    public static SocketChannel connect(int port, String key) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        boolean shown = false;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(key));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            shown = true;
            return channel;
        } finally {
            if (!shown) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
