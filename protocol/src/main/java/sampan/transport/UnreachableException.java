package sampan.transport;

import java.io.IOException;

/// No TCP connection came about: nothing was said to anybody.
public final class UnreachableException extends TransportException {
    private static final long serialVersionUID = 1;

    /// What stood in the way.
    public enum Why {
        /// The name means no address.
        UNKNOWN_HOST,
        /// The computer is there, but nothing listens on that port.
        REFUSED,
        /// Nobody answered in the time given.
        TIMEOUT,
        /// The network has no way to that address, or something else is wrong on this side of it.
        NO_ROUTE
    }

    private final Why why;

    UnreachableException(Why why, String address, IOException cause) {
        super("%s: %s".formatted(address, why), cause);
        this.why = why;
    }

    UnreachableException(Why why, String address) {
        super("%s: %s".formatted(address, why));
        this.why = why;
    }

    /// What stood in the way.
    public Why why() {
        return why;
    }
}
