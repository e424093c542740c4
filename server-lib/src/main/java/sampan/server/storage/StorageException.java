package sampan.server.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Failure;

/// A share could not do what was asked; carries the failure that the visitor is told.
public final class StorageException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /// @param failure what the visitor is told
    public StorageException(Failure failure) {
        this(failure, null);
    }

    /// @param failure what the visitor is told
    /// @param cause what the system said, or null
    public StorageException(Failure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /// What the visitor is told.
    public Failure failure() {
        return failure;
    }
}
