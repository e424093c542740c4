package sampan.server.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the JDK for the room on the disk of one folder. Finding the disk reads the table of mounts, so it
/// is done once.
final class Rooms {
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    private final Path folder;
    private volatile @Nullable FileStore found;

    Rooms(Path folder) {
        this.folder = folder;
    }

    /// The room now.
    Folder.Room now() throws IOException {
        FileStore store = found;
        if (store == null) {
            store = Files.getFileStore(folder);
            found = store;
        }
        return new Folder.Room(store.getTotalSpace(), store.getUsableSpace(), MEMORY.contains(store.type()));
    }
}
