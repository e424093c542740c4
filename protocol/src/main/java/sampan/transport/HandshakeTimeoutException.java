package sampan.transport;

import java.time.Duration;

/// A TCP connection came about, but the handshake did not end in the time given, however much of it there was.
///
/// A host that serves one visitor at a time keeps the next one waiting just so.
public final class HandshakeTimeoutException extends TransportException {
    private static final long serialVersionUID = 1;

    HandshakeTimeoutException(Duration within) {
        super("no handshake within %d ms".formatted(within.toMillis()));
    }
}
