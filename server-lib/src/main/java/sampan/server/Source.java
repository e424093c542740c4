package sampan.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a connection comes from, as far as strangers are counted: an IPv4 address, or the /64 that an IPv6 address
/// lies in, of which one household has all the rest. Immutable.
///
/// @param key equal for connections that count together
/// @param local whether it is this computer itself
record Source(String key, boolean local) {
    private static final int PREFIX_BYTES = 8;

    static Source of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] counted = address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, PREFIX_BYTES);
        return new Source(HexFormat.of().formatHex(counted), address.isLoopbackAddress());
    }
}
