package sampan.server.process;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One end of a connection, the same however the system spells it: an IPv4 address also as the IPv6 address that stands
/// for it (RFC 4291 §2.5.5.2). Immutable.
record SocketName(String address, int port) {
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int IPV4_AT = 4;
    private static final int IPV6_AT = 8;
    private static final int PORT_AT = 2;
    private static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    static SocketName of(InetSocketAddress name) {
        return of(name.getAddress().getAddress(), name.getPort());
    }

    /// Reads Linux's `sockaddr_in` or `sockaddr_in6`.
    ///
    /// @return null if it is neither
    static @Nullable SocketName of(MemorySegment name) {
        int family = name.get(ValueLayout.JAVA_SHORT, 0);
        if (family != IPV4 && family != IPV6) {
            return null;
        }
        MemorySegment address = family == IPV4 ? name.asSlice(IPV4_AT, IPV4_BYTES) : name.asSlice(IPV6_AT, IPV6_BYTES);
        return of(address.toArray(ValueLayout.JAVA_BYTE), Short.toUnsignedInt(name.get(PORT, PORT_AT)));
    }

    private static SocketName of(byte[] address, int port) {
        byte[] whole = address;
        if (address.length == IPV4_BYTES) {
            whole = new byte[IPV6_BYTES];
            Arrays.fill(whole, IPV6_BYTES - IPV4_BYTES - 2, IPV6_BYTES - IPV4_BYTES, (byte) -1);
            System.arraycopy(address, 0, whole, IPV6_BYTES - IPV4_BYTES, IPV4_BYTES);
        }
        return new SocketName(HexFormat.of().formatHex(whole), port);
    }
}
