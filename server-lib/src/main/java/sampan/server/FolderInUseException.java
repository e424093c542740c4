package sampan.server;

import java.io.IOException;
import java.nio.file.Path;

/// A folder can't be shared, because another host shares it already.
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    /// @param folder the folder
    public FolderInUseException(Path folder) {
        super(folder + " is already shared");
        this.folder = folder;
    }

    /// The folder.
    public Path folder() {
        return folder;
    }
}
