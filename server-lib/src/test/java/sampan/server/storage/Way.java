package sampan.server.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/// The ways in which folders are held; each is tested where this machine has it.
enum Way {
    NUMBERED,
    STREAM,
    NAMED;

    /// This way's disk.
    Disk disk() {
        return switch (this) {
            case NUMBERED -> NumberedFolder::top;
            case STREAM -> StreamFolder::top;
            case NAMED -> NamedFolder::top;
        };
    }

    /// Opens a storage in this way.
    Storage open(Path top) throws IOException {
        return open(top, StorageOptions.standard());
    }

    Storage open(Path top, StorageOptions options) throws IOException {
        assumeThere(top);
        return LocalStorage.open(disk(), top, options, Runnable::run);
    }

    private void assumeThere(Path top) throws IOException {
        switch (this) {
            case NUMBERED -> assumeTrue(NumberedFolder.available(), "native calls");
            case STREAM -> {
                try (var probe = Files.newDirectoryStream(top)) {
                    assumeTrue(probe instanceof SecureDirectoryStream<Path>, "secure directory streams");
                }
            }
            case NAMED -> assumeTrue(true);
        }
    }
}
