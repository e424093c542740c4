package sampan.transport;

import java.util.regex.Pattern;
import sampan.transport.LinkSyntaxException.Problem;

/// What may stand for the host in a link: an address, or a name in ASCII.
final class LinkHost {
    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*(\\d+\\.\\d+\\.\\d+\\.\\d+)?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private LinkHost() {}

    static void check(String host) {
        if (host.isEmpty()) {
            throw new LinkSyntaxException(Problem.HOST, "has no host");
        }
        if (host.length() > LONGEST) {
            throw new LinkSyntaxException(Problem.HOST, "has a host of more than " + LONGEST + " characters");
        }
        if (host.contains("%")) {
            throw new LinkSyntaxException(Problem.HOST, "has an address that means something on one computer only");
        }
        if (host.contains(":") ? !isIpv6(host) : !isNameOrIpv4(host)) {
            throw new LinkSyntaxException(Problem.HOST, "has a host that is neither an address nor a name in ASCII");
        }
    }

    private static boolean isNameOrIpv4(String host) {
        return NUMBERS.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches() && !host.contains("..");
    }

    /// Looks at the form only; the resolver has the last word.
    private static boolean isIpv6(String host) {
        return host.length() >= 2 && IPV6.matcher(host).matches();
    }
}
