package sampan.server.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/// Which descriptor a connection has. The JDK does not tell, but no two connections have both ends in common.
final class Descriptors {
    /// More than any process may have open unless its person went out of their way.
    private static final int MOST = 1 << 20;

    private Descriptors() {}

    /// The number of an open connection; it stays the connection's while that is open.
    ///
    /// @throws IOException when there is none
    static int of(SocketChannel connection) throws IOException {
        SocketName here = SocketName.of((InetSocketAddress) connection.getLocalAddress());
        SocketName there = SocketName.of((InetSocketAddress) connection.getRemoteAddress());
        for (int number = 0; number < MOST; number++) {
            if (there.equals(ProcessCalls.peerName(number)) && here.equals(ProcessCalls.ownName(number))) {
                return number;
            }
        }
        throw new IOException("the connection has no descriptor");
    }
}
