package sampan.transport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;
import sampan.transport.LinkSyntaxException.Problem;

/// An invitation, `sampan://host:port/Photos/2026#pin.token`: where a host is, which key it must prove to have,
/// what to show first and the secret that lets a visitor in.
///
/// Immutable. [#toString] shows everything but the token, [#text] everything.
///
/// @param host a name or an address, in lower case; an IPv6 address without brackets
/// @param port 1 to 65535
/// @param path what to show first; the library itself for the list of shares
/// @param pin whom the visitor must meet there
/// @param token the right to be let in; absent when this device is known there already
public record ShareLink(
        String host,
        int port,
        RemotePath path,
        DeviceId pin,
        @Nullable Token token) {
    /// The port of a link that names none.
    public static final int DEFAULT_PORT = 7267;

    private static final int LARGEST_PORT = 65_535;

    /// @throws LinkSyntaxException when a part is out of its range
    public ShareLink {
        host = host.toLowerCase(Locale.ROOT);
        LinkHost.check(host);
        if (port < 1 || port > LARGEST_PORT) {
            throw new LinkSyntaxException(Problem.PORT, "port " + port + " is not from 1 to 65535");
        }
    }

    /// Reads a link. Blanks around it, as they come along when a link is copied, are dropped; nothing else is
    /// forgiven.
    ///
    /// @throws LinkSyntaxException when `text` is not a link, saying which part is wrong
    public static ShareLink parse(String text) {
        return LinkParser.parse(text.strip());
    }

    /// The whole link, with the token: for the person who asked for it, never for a log.
    public String text() {
        return place() + (token == null ? "" : "." + token.text());
    }

    /// The link without its secret.
    @Override
    public String toString() {
        return place() + (token == null ? "" : ".…");
    }

    private String place() {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return "sampan://" + address + ":" + port + "/" + LinkPath.encode(path.names()) + "#" + pin.text();
    }

    /// The same link to another place on the same host.
    public ShareLink withPath(RemotePath there) {
        return new ShareLink(host, port, there, pin, token);
    }
}
