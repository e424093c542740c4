package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Path;

/// The contract over folders held in one way.
final class NumberedStorageTest extends StorageContract {
    @Override
    Storage open(Path folder) throws IOException {
        return Way.NUMBERED.open(folder);
    }
}
