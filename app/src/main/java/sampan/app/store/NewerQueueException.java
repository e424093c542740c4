package sampan.app.store;

import java.io.IOException;
import java.nio.file.Path;

/// The queue was written by a later version of Sampan, and is left as it is.
public final class NewerQueueException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;

    NewerQueueException(Path file, int version) {
        super(file + " has version " + version);
        this.file = file;
    }

    /// The database.
    public Path file() {
        return file;
    }
}
