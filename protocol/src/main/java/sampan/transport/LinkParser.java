package sampan.transport;

import org.jspecify.annotations.Nullable;
import sampan.transport.LinkSyntaxException.Problem;

/// Reads a link part by part. `java.net.URI` is no help here: it gives no host for names with an underscore, and
/// its messages quote the whole text, secret and all.
final class LinkParser {
    private static final String SCHEME = "sampan://";
    private static final int PORT_DIGITS = 5;

    private LinkParser() {}

    static ShareLink parse(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new LinkSyntaxException(Problem.SCHEME, "does not begin with " + SCHEME);
        }
        refuseBlanks(text);
        String rest = text.substring(SCHEME.length());
        int hash = rest.indexOf('#');
        if (hash < 0) {
            throw new LinkSyntaxException(Problem.PIN, "has no # with the host's key after it");
        }
        String place = rest.substring(0, hash);
        String secret = rest.substring(hash + 1);
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        String path = slash < 0 ? "" : place.substring(slash + 1);
        if (place.contains("?")) {
            throw new LinkSyntaxException(Problem.EXTRA, "has a question mark, which in a name is written %3F");
        }
        if (authority.contains("@")) {
            throw new LinkSyntaxException(Problem.EXTRA, "has an @ before the host");
        }
        int end = endOfHost(authority);
        return new ShareLink(
                host(authority, end),
                port(authority.substring(end)),
                LinkPath.decode(path),
                pin(secret),
                token(secret));
    }

    private static void refuseBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                throw new LinkSyntaxException(Problem.EXTRA, "has a blank or control character at position " + (i + 1));
            }
        }
    }

    private static int endOfHost(String authority) {
        if (authority.startsWith("[")) {
            int bracket = authority.indexOf(']');
            if (bracket < 0) {
                throw new LinkSyntaxException(Problem.HOST, "has an address with [ but no ]");
            }
            return bracket + 1;
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority.length() : colon;
    }

    private static String host(String authority, int end) {
        String host = authority.substring(0, end);
        if (!host.startsWith("[")) {
            return host;
        }
        String inside = host.substring(1, end - 1);
        if (!inside.contains(":")) {
            throw new LinkSyntaxException(Problem.HOST, "has brackets around something else than an IPv6 address");
        }
        return inside;
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return ShareLink.DEFAULT_PORT;
        }
        String digits = text.substring(1);
        boolean number = !digits.isEmpty()
                && digits.length() <= PORT_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text.charAt(0) != ':' || !number) {
            throw new LinkSyntaxException(Problem.PORT, "has something else than :port after the host");
        }
        return Integer.parseInt(digits);
    }

    private static DeviceId pin(String secret) {
        int dot = secret.indexOf('.');
        try {
            return DeviceId.parse(dot < 0 ? secret : secret.substring(0, dot));
        } catch (IllegalArgumentException e) {
            throw new LinkSyntaxException(Problem.PIN, "the host's key " + e.getMessage());
        }
    }

    private static @Nullable Token token(String secret) {
        int dot = secret.indexOf('.');
        if (dot < 0) {
            return null;
        }
        try {
            return Token.parse(secret.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw new LinkSyntaxException(Problem.TOKEN, "the token " + e.getMessage());
        }
    }
}
