package sampan.app.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.text.Text;
import sampan.server.ClassicPort;
import sampan.server.ConnectionModel;

/// The words about where and how a server listens, which `host` and `echo` have in common. Pure functions.
final class Listening {
    static final Option BIND = Option.taking("ADDR", "--bind");
    static final Option PORT = Option.taking("N", "--port");
    static final Option MODEL = Option.taking("virtual-thread|thread|process|iterative|event-loop", "--model");
    static final Option CLASSIC = Option.taking("[ADDR:]PORT", "--classic");

    private static final int LARGEST_PORT = 65_535;

    private Listening() {}

    /// The address that was typed, or loopback.
    static InetAddress address(@Nullable String typed, Text text) {
        if (typed == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(typed);
        } catch (UnknownHostException _) {
            throw new UsageException(text.get("host.no-address", typed));
        }
    }

    /// The port that was typed, or the usual one.
    static int port(@Nullable String typed, int usual, Text text) {
        if (typed == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(typed);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException(text.get("host.no-port", typed));
    }

    /// The connection model that was typed, or a virtual thread each.
    static ConnectionModel model(@Nullable String typed, Text text) {
        try {
            return typed == null ? ConnectionModel.VIRTUAL_THREAD : ConnectionModel.parse(typed);
        } catch (IllegalArgumentException _) {
            throw new UsageException(text.get("host.no-model", String.valueOf(typed)));
        }
    }

    /// Where the classic dialect is to be spoken: on loopback, unless an address was typed with the port.
    static ClassicPort classic(String typed, Text text) {
        int colon = typed.lastIndexOf(':');
        String address = colon < 0 ? null : typed.substring(0, colon);
        return ClassicPort.DEFAULT.withBind(address(address, text)).withPort(port(typed.substring(colon + 1), 0, text));
    }

    /// The host and port of somebody else's server.
    static InetSocketAddress peer(String typed, int usual, Text text) {
        Spot spot = spot(typed, usual, text);
        return new InetSocketAddress(address(spot.host(), text), spot.port());
    }

    /// A host and a port as they were typed.
    ///
    /// @param host a name or an address, an IPv6 address without its brackets
    record Spot(String host, int port) {}

    /// `HOST`, `HOST:PORT`, and the same with an IPv6 address in brackets or, alone, without.
    static Spot spot(String typed, int usual, Text text) {
        int colon = typed.lastIndexOf(':');
        boolean withPort = colon > typed.lastIndexOf(']') && (typed.indexOf(':') == colon || typed.contains("]"));
        String host = withPort ? typed.substring(0, colon) : typed;
        return new Spot(
                host.replaceAll("^\\[|\\]$", ""), port(withPort ? typed.substring(colon + 1) : null, usual, text));
    }
}
