package sampan.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cards as files, one each, in folders that only their owner may enter. A file appears whole or not at all. Reading
/// again opens only files whose size or time differ from the last reading.
final class FolderShelf implements Shelf {
    private static final int LARGEST = 256 * 1024;
    private static final String SUFFIX = ".properties";
    private static final String FRESH = ".new";

    private final Path folder;
    private final boolean posix;
    private Map<Path, Known> known = Map.of();

    private record Known(long size, FileTime time, Card card) {}

    FolderShelf(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(this.folder, ownerOnly("rwx------"));
        sweep();
    }

    /// Removes what a crash has left in the middle of writing.
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(1, ChronoUnit.DAYS);
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) -> file.toString().endsWith(FRESH)
                        && attributes.lastModifiedTime().toInstant().isBefore(old))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public synchronized Map<String, Card> read() throws IOException {
        Map<Path, Known> now = new HashMap<>();
        Map<String, Card> cards = new HashMap<>();
        try (DirectoryStream<Path> kinds = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path kind : kinds) {
                readKind(kind, now, cards);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        known = now;
        return cards;
    }

    private void readKind(Path kind, Map<Path, Known> now, Map<String, Card> cards) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(kind, "*" + SUFFIX)) {
            for (Path file : files) {
                Known one = readFile(file);
                if (one != null) {
                    String leaf = file.getFileName().toString();
                    now.put(file, one);
                    cards.put(
                            kind.getFileName() + "/" + leaf.substring(0, leaf.length() - SUFFIX.length()), one.card());
                }
            }
        }
    }

    private @Nullable Known readFile(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known.get(file);
            if (before != null
                    && before.size() == attributes.size()
                    && before.time().equals(attributes.lastModifiedTime())) {
                return before;
            }
            if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
                return null;
            }
            Instant time = attributes.lastModifiedTime().toInstant();
            return new Known(
                    attributes.size(), attributes.lastModifiedTime(), new Card(Files.readString(file, UTF_8), time));
        } catch (IOException _) {
            // It went away meanwhile, or nobody may read it: either way it gives nobody a right.
            return null;
        }
    }

    @Override
    public void write(String name, String text) throws IOException {
        Path file = file(name);
        Path kind = folder.resolve(name.substring(0, name.indexOf('/')));
        Files.createDirectories(kind, ownerOnly("rwx------"));
        Path fresh = kind.resolve(UUID.randomUUID() + FRESH);
        try {
            Files.createFile(fresh, ownerOnly("rw-------"));
            try (FileChannel channel = FileChannel.open(fresh, WRITE)) {
                ByteBuffer bytes = UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceFolder(kind);
    }

    @Override
    public void touch(String name) throws IOException {
        try {
            Files.setLastModifiedTime(file(name), FileTime.from(Instant.now()));
        } catch (NoSuchFileException _) {
            // taken back meanwhile, and stays so
        }
    }

    @Override
    public boolean remove(String name) throws IOException {
        boolean was = Files.deleteIfExists(file(name));
        if (was) {
            forceFolder(folder.resolve(name.substring(0, name.indexOf('/'))));
        }
        return was;
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /// A folder can be forced where it can be opened: everywhere but on Windows, whose file systems order this
    /// themselves.
    private void forceFolder(Path kind) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(kind, READ)) {
                channel.force(true);
            }
        }
    }
}
