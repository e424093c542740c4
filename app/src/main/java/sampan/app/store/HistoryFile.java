package sampan.app.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// What was typed in the shell; names of files are nobody else's business.
public final class HistoryFile {
    private HistoryFile() {}

    /// The file, which exists afterwards and is for its owner only.
    ///
    /// @throws IOException if it can't be made
    public static Path in(Home home) throws IOException {
        Path file = home.historyFile();
        DurableFile.createFolder(Objects.requireNonNull(file.getParent()));
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            return Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException _) {
            return file;
        }
    }
}
