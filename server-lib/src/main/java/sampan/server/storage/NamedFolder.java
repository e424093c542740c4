package sampan.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// A folder held by its name alone: what is left on Windows, where a folder can't be held otherwise. Every
/// folder on the way was looked at when it was opened; a local program that swaps one for a link at the
/// right instant can lead us elsewhere, but never to replace anything.
final class NamedFolder implements Folder {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private final Path path;
    private final Rooms rooms;

    NamedFolder(Path path) {
        this.path = path;
        this.rooms = new Rooms(path);
    }

    /// Opens a share's top folder.
    static Folder top(Path top) throws IOException {
        Path real = top.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(top.toString());
        }
        return new NamedFolder(real);
    }

    @Override
    public Path path() {
        return path;
    }

    /// Where the name is.
    Path at(String name) throws NoSuchFileException {
        return Leaf.in(path, name);
    }

    @Override
    public Folder again() {
        return new NamedFolder(path);
    }

    @Override
    public Stat stat() throws IOException {
        return PathStat.of(path);
    }

    @Override
    public @Nullable Stat find(String name) throws IOException {
        try {
            return PathStat.of(at(name));
        } catch (IOException problem) {
            if (Errno.of(problem).meansAbsent()) {
                return null;
            }
            throw problem;
        }
    }

    @Override
    public boolean mayRead(String name) throws IOException {
        Path thing = at(name);
        return Files.isReadable(thing) && (!Files.isDirectory(thing) || Files.isExecutable(thing));
    }

    @Override
    public Folder folder(String name) throws IOException {
        Path inner = at(name);
        if (!stat(name).isFolder()) {
            throw new NotDirectoryException(name);
        }
        // A junction, and a short alias of a long name, is a folder to lstat; only the real path gives it
        // away.
        if (!inner.toRealPath().equals(Leaf.in(path.toRealPath(), name))) {
            throw new NoSuchFileException(name);
        }
        return new NamedFolder(inner);
    }

    @Override
    public Names names() throws IOException {
        return PathNames.of(path);
    }

    @Override
    public Blob open(String name) throws IOException {
        Path file = at(name);
        if (!stat(name).isFile()) {
            throw new NoSuchFileException(name);
        }
        return ChannelBlob.own(
                FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), () -> PathStat.of(file));
    }

    @Override
    public Blob edit(String name) throws IOException {
        Path file = at(name);
        return ChannelBlob.own(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                () -> PathStat.of(file));
    }

    @Override
    public Blob create(String name) throws IOException {
        Path file = at(name);
        return ChannelBlob.own(
                FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                () -> PathStat.of(file));
    }

    @Override
    public FileChannel lockable(String name) throws IOException {
        return FileChannel.open(
                at(name),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void makeFolder(String name, boolean ownerOnly) throws IOException {
        if (ownerOnly && !WINDOWS) {
            Files.createDirectory(
                    at(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(at(name));
        }
    }

    @Override
    public void link(String name, Folder to, String as) throws IOException {
        if (WINDOWS) {
            // MoveFileEx without a flag fails if the name is taken; a hard link could not be removed while
            // it is open.
            throw Errno.NOTSUP.about(as);
        }
        Files.createLink(((NamedFolder) to).at(as), at(name));
    }

    @Override
    public void rename(String name, Folder to, String as, Rename how) throws IOException {
        Path target = ((NamedFolder) to).at(as);
        switch (how) {
            case REPLACE -> replace(at(name), target);
            case EXCHANGE -> throw Errno.NOSYS.about(as);
            case KEEP -> {
                if (!WINDOWS) {
                    // Elsewhere the JDK looks first and renames then, which is no promise.
                    throw Errno.NOSYS.about(as);
                }
                Files.move(at(name), target);
            }
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException problem) {
            IOException refused = Errno.XDEV.about(to.toString());
            refused.initCause(problem);
            throw refused;
        }
    }

    @Override
    public void deleteFile(String name) throws IOException {
        if (stat(name).isFolder()) {
            throw Errno.ISDIR.about(name);
        }
        Files.delete(at(name));
    }

    @Override
    public void deleteFolder(String name) throws IOException {
        if (!stat(name).isFolder()) {
            throw Errno.NOTDIR.about(name);
        }
        Files.delete(at(name));
    }

    @Override
    public void setModified(String name, long millis) throws IOException {
        PathStat.setModified(
                Files.getFileAttributeView(at(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), millis);
    }

    @Override
    public void unlock() throws IOException {
        if (!WINDOWS) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Override
    public void force() throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Room room() throws IOException {
        return rooms.now();
    }

    @Override
    public void close() {
        // A name is nothing that could be open.
    }
}
