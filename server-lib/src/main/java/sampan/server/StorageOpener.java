package sampan.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.server.storage.ShareInUseException;
import sampan.server.storage.Storage;

/// Opens the bytes of a share.
interface StorageOpener {
    /// Opens them.
    ///
    /// @param forces the share's file threads
    Storage open(SharedFolder folder, Executor forces) throws IOException;

    /// Tells this run of the host from every other, where that is of use.
    default long run() {
        return 0;
    }

    /// Opens a share with file threads of its own, after whose last call it is closed.
    default HostedShare host(SharedFolder asked, Consumer<ServerEvent> listener) throws IOException {
        SharedFolder folder = asked.real();
        AtomicReference<@Nullable Storage> opened = new AtomicReference<>();
        FileThreads files = new FileThreads(folder.name(), FileThreads.MOST, () -> {
            Storage storage = opened.get();
            if (storage != null) {
                storage.close();
            }
        });
        try {
            Storage storage = open(folder, files);
            opened.set(storage);
            return new HostedShare(folder, storage, files, listener);
        } catch (ShareInUseException _) {
            throw new FolderInUseException(asked.folder());
        } finally {
            if (opened.get() == null) {
                files.close(Duration.ZERO);
            }
        }
    }
}
