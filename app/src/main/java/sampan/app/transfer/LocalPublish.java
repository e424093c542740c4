package sampan.app.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives finished part files their names: the moment at which a fetched file appears. Nothing is replaced
/// unless told.
final class LocalPublish {
    private static final int NAMES = 1_000;

    private LocalPublish() {}

    /// Publishes a part whose bytes have been forced.
    ///
    /// @return the path it got
    /// @throws FileAlreadyExistsException if something has the name that is not to be replaced
    static Path publish(Path part, Path target, Placement how) throws IOException {
        return switch (how) {
            case Placement.New _ -> {
                asNew(part, target);
                yield target;
            }
            case Placement.Replace old -> {
                if (old.isOther(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                replace(part, target);
                yield target;
            }
            case Placement.Beside _ -> beside(part, target);
        };
    }

    private static Path beside(Path part, Path target) throws IOException {
        String name = target.getFileName().toString();
        for (int n = 2; n < NAMES; n++) {
            Path free = target.resolveSibling(NumberedName.of(name, n));
            try {
                asNew(part, free);
                return free;
            } catch (FileAlreadyExistsException e) {
                // The next number, then.
            }
        }
        throw new FileAlreadyExistsException(target.toString());
    }

    /// Windows: a move without options fails if the name is taken, in one step. Elsewhere that would be two
    /// steps, so a hard link makes the name, which never replaces.
    private static void asNew(Path part, Path target) throws IOException {
        if (LocalName.isWindows()) {
            Files.move(part, target);
            return;
        }
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            withoutLinks(part, target);
            return;
        }
        Files.deleteIfExists(part);
    }

    /// Where there are no hard links, or the part lies on another file system: an empty file takes the name,
    /// and the part moves over it only if it still is that empty file.
    private static void withoutLinks(Path part, Path target) throws IOException {
        Files.createFile(target);
        Object mine = key(target);
        try {
            BasicFileAttributes now =
                    Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (now.size() != 0 || !Objects.equals(now.fileKey(), mine)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            replace(part, target);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static void replace(Path part, Path target) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // A mount point lies between: a copy beside the target can be moved in one step.
            Path near = target.resolveSibling(Staging.newName());
            try {
                Files.copy(part, near, StandardCopyOption.COPY_ATTRIBUTES);
                try (FileChannel copied = FileChannel.open(near, StandardOpenOption.WRITE)) {
                    copied.force(true);
                }
                Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(near);
            }
            Files.deleteIfExists(part);
        }
    }

    /// Lets a part file be run by everybody who may read it, where the system has such a permission.
    static void makeExecutable(Path part) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> all = EnumSet.copyOf(view.readAttributes().permissions());
        for (PosixFilePermission each : List.copyOf(all)) {
            switch (each) {
                case OWNER_READ -> all.add(PosixFilePermission.OWNER_EXECUTE);
                case GROUP_READ -> all.add(PosixFilePermission.GROUP_EXECUTE);
                case OTHERS_READ -> all.add(PosixFilePermission.OTHERS_EXECUTE);
                default -> {}
            }
        }
        view.setPermissions(all);
    }

    /// Makes the names in a folder survive a crash of the system. Windows has no such thing.
    static void force(@Nullable Path folder) throws IOException {
        if (folder != null && !LocalName.isWindows()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
