package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Path;

/// A folder can't be shared now, because another host shares it already.
public final class ShareInUseException extends IOException {
    private static final long serialVersionUID = 1;

    /// A refusal to share this folder.
    ///
    /// @param top the folder
    public ShareInUseException(Path top) {
        super(top + " is already shared");
    }
}
