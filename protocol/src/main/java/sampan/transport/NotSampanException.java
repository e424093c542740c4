package sampan.transport;

/// What is on the other side does not speak this dialect: no TLS 1.3, no `sampan/1`, no fitting certificate, or
/// rubbish.
public final class NotSampanException extends TransportException {
    private static final long serialVersionUID = 1;

    NotSampanException(String message) {
        super(message);
    }

    NotSampanException(String message, Throwable cause) {
        super(message, cause);
    }
}
