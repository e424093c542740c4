package sampan.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;

/// The address to put into a link. Pure but for asking the system for its network interfaces.
final class ReachableAddress {
    private ReachableAddress() {}

    /// The bound address itself, or, where a server listens on all, the one that others most likely reach: of a real
    /// interface before a virtual one, IPv4 before IPv6, private before public.
    static String of(InetAddress bound) {
        InetAddress reachable = bound.isAnyLocalAddress() ? best() : bound;
        String text = reachable.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static InetAddress best() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(ReachableAddress::isUp)
                    .sorted(Comparator.comparing(NetworkInterface::isVirtual)
                            .thenComparing(i -> i.getName().matches("(docker|veth|br-|virbr|vmnet|vbox).*"))
                            .thenComparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                    .min(Comparator.<InetAddress, Boolean>comparing(a -> !(a instanceof Inet4Address))
                            .thenComparing(a -> !a.isSiteLocalAddress()))
                    .orElseGet(InetAddress::getLoopbackAddress);
        } catch (SocketException _) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException _) {
            return false;
        }
    }
}
