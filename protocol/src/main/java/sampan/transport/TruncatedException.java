package sampan.transport;

import java.io.IOException;

/// The connection ended without the other side saying that it ends. Never a success: what was under way is unknown.
public final class TruncatedException extends TransportException {
    private static final long serialVersionUID = 1;

    TruncatedException(String message) {
        super(message);
    }

    TruncatedException(String message, IOException cause) {
        super(message, cause);
    }
}
