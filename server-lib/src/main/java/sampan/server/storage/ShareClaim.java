package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// A share held against other hosts, as long as this is open; it ends with the process too.
final class ShareClaim implements Closeable {
    private static final String LOCK = "share.lock";

    private final LockFile file;
    private final LockFile.Hold hold;

    private ShareClaim(LockFile file, LockFile.Hold hold) {
        this.file = file;
        this.hold = hold;
    }

    /// Takes a share, or nothing where the host holds it already for its processes.
    static ShareClaim take(Area area, StorageOptions.Sharing sharing, Path top) throws IOException {
        LockFile file = Area.lockFile(area.home(), LOCK);
        if (sharing == StorageOptions.Sharing.WITHIN_HOST) {
            return new ShareClaim(file, () -> {});
        }
        LockFile.Hold hold = sharing == StorageOptions.Sharing.TOGETHER ? file.tryShared(0) : file.tryExclusive(0);
        if (hold == null) {
            file.close();
            throw new ShareInUseException(top);
        }
        return new ShareClaim(file, hold);
    }

    @Override
    public void close() throws IOException {
        hold.close();
        file.close();
    }
}
