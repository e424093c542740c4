package sampan.server;

import java.net.InetAddress;
import sampan.protocol.classic.ClassicLimits;

/// Where and how a server offers its first share in the classic dialect, which encrypts nothing and knows nobody:
/// whoever reaches the port may do what the share's access allows. Immutable.
///
/// @param bind the address to listen on
/// @param port the port; 0 for any that is free
/// @param quota how many bytes may be uploaded there while the server runs, all together; 0 or more
public record ClassicPort(InetAddress bind, int port, long quota) {
    /// What may be uploaded unless said otherwise, 4 GiB.
    private static final long QUOTA = 4L << 30;

    private static final int LARGEST_PORT = 65_535;

    /// On loopback and the dialect's own port, for 4 GiB.
    public static final ClassicPort DEFAULT =
            new ClassicPort(InetAddress.getLoopbackAddress(), ClassicLimits.PORT, QUOTA);

    /// @throws IllegalArgumentException when a number is out of its range
    public ClassicPort {
        if (port < 0 || port > LARGEST_PORT || quota < 0) {
            throw new IllegalArgumentException("port " + port + ", quota " + quota);
        }
    }

    /// Listening on another address.
    public ClassicPort withBind(InetAddress address) {
        return new ClassicPort(address, port, quota);
    }

    /// Listening on another port; 0 for any that is free.
    public ClassicPort withPort(int number) {
        return new ClassicPort(bind, number, quota);
    }

    /// With another quota, in bytes.
    public ClassicPort withQuota(long bytes) {
        return new ClassicPort(bind, port, bytes);
    }
}
