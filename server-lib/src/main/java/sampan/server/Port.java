package sampan.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// Takes a port to listen on. Pure but for the system's ports.
final class Port {
    private static final int BACKLOG = 256;
    private static final int FIRST_UNPRIVILEGED = 1_024;
    private static final int NEIGHBOURS = 20;
    private static final int LARGEST = 65_535;

    private Port() {}

    /// Listens.
    ///
    /// @throws PortInUseException when another program has the port
    /// @throws IOException when the address is none of this computer's, or the port may not be used
    static ServerSocketChannel listen(InetAddress address, int port) throws IOException {
        try {
            return open(address, port);
        } catch (BindException e) {
            if (port < FIRST_UNPRIVILEGED) {
                throw e;
            }
            throw new PortInUseException(port, another(address, port));
        }
    }

    /// @throws IOException when the address has no free port at all, and so is not this computer's
    private static int another(InetAddress address, int port) throws IOException {
        for (int near = port + 1; near <= Math.min(LARGEST, port + NEIGHBOURS); near++) {
            try (ServerSocketChannel _ = open(address, near)) {
                return near;
            } catch (BindException _) {
                // in use as well
            }
        }
        try (ServerSocketChannel any = open(address, 0)) {
            return ((InetSocketAddress) any.getLocalAddress()).getPort();
        }
    }

    private static ServerSocketChannel open(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        boolean bound = false;
        try {
            channel.bind(new InetSocketAddress(address, port), BACKLOG);
            bound = true;
            return channel;
        } finally {
            if (!bound) {
                channel.close();
            }
        }
    }
}
