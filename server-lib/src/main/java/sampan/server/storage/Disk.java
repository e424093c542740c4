package sampan.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/// How folders of this machine are opened.
interface Disk {
    /// Opens a share's top folder; here alone symbolic links are followed, because the host's own person
    /// named it.
    Folder top(Path top) throws IOException;

    /// The safest way that this machine knows.
    static Disk best() {
        if (NumberedFolder.available()) {
            return NumberedFolder::top;
        }
        return top -> {
            try (var probe = Files.newDirectoryStream(top)) {
                return probe instanceof SecureDirectoryStream<Path> ? StreamFolder.top(top) : NamedFolder.top(top);
            }
        };
    }
}
