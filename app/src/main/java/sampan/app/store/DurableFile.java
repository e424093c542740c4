package sampan.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Writes a small file so that after a crash there is the old one or the new one, whole. For its owner only.
final class DurableFile {
    private static final String ENDING = ".tmp";

    private DurableFile() {}

    /// Replaces `file`; on return the new content is on the disk.
    ///
    /// @throws IOException if it can't be written; the old one is untouched
    static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(folder, "." + file.getFileName() + ".", ENDING);
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Takes away what writing `file` left where it was interrupted. Only one at a time may write it, and none now.
    static void tidy(Path file) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                Objects.requireNonNull(file.toAbsolutePath().getParent()), "." + file.getFileName() + ".*" + ENDING)) {
            for (Path one : left) {
                Files.deleteIfExists(one);
            }
        }
    }

    /// Makes a folder of Sampan's own, and what is missing above it, each for its owner only.
    static void createFolder(Path folder) throws IOException {
        FileAttribute<?>[] attributes = hasModes(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, attributes);
    }

    /// Makes the names in a folder survive a crash. Windows has no such call and writes its folders in order.
    static void forceFolder(Path folder) throws IOException {
        if (hasModes(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
