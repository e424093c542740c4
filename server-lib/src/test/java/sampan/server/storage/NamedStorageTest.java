package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Path;

/// The contract over folders held in one way.
final class NamedStorageTest extends StorageContract {
    @Override
    Storage open(Path folder) throws IOException {
        return Way.NAMED.open(folder);
    }
}
