package sampan.server;

import java.io.IOException;
import sampan.protocol.Failure;
import sampan.server.storage.StorageException;

/// A share could not do what its owner asked; carries why. Immutable.
public final class ShareException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    ShareException(StorageException cause) {
        super(cause.failure().toString(), cause);
        failure = cause.failure();
    }

    /// Why, as a visitor would be told.
    public Failure failure() {
        return failure;
    }
}
