package sampan.server.storage;

import java.io.IOException;

/// One of the storage's own files is not what it should be: cut, changed by somebody, or of a later
/// program.
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }
}
