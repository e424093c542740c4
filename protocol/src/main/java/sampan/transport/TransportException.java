package sampan.transport;

import java.io.IOException;

/// Why a connection could not be made, or ended when it should not have.
///
/// Messages are for logs: they name no secret and quote nothing a peer sent. People read a sentence chosen by the
/// class.
public abstract sealed class TransportException extends IOException
        permits UnreachableException,
                HandshakeTimeoutException,
                NotSampanException,
                WrongPinException,
                TruncatedException {
    private static final long serialVersionUID = 1;

    TransportException(String message) {
        super(message);
    }

    TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
