package sampan.server.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A folder of Linux, held by the number that the system gave it: whatever happens to its name or to the
/// folders above, what is done through it is done in this folder. Names from visitors go to native calls
/// only; where the JDK is needed for a channel it is given `/proc/self/fd/…`, which leads to exactly what
/// was opened, past all names.
final class NumberedFolder implements Folder {
    private static final int CLOSED = -1;
    private static final int OPEN =
            LinuxCalls.PATH_ONLY | LinuxCalls.CLOSE_ON_EXEC | LinuxCalls.NO_FOLLOW | LinuxCalls.FOLDER_ONLY;

    private final AtomicInteger number;
    private final Path path;
    private final Rooms rooms;

    private NumberedFolder(int number) {
        this.number = new AtomicInteger(number);
        this.path = Leaf.numbered(number);
        this.rooms = new Rooms(path);
    }

    /// Whether folders can be held so on this machine.
    static boolean available() {
        return LinuxCalls.available() && Files.isDirectory(Leaf.NUMBERS);
    }

    /// Opens a share's top folder.
    static Folder top(Path top) throws IOException {
        // Through the real path, since it may be longer than a name and may be a link.
        Path real = top.toRealPath();
        Folder folder = new NumberedFolder(opened(LinuxCalls.HERE, "/", OPEN));
        for (Path name : real) {
            try (Folder _ = folder) {
                folder = folder.folder(name.toString());
            }
        }
        return folder;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Folder again() throws IOException {
        return new NumberedFolder(opened(number(), ".", OPEN));
    }

    @Override
    public Stat stat() throws IOException {
        Stat found = statOf(number(), "");
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        return found;
    }

    @Override
    public @Nullable Stat find(String name) throws IOException {
        return statOf(number(), Leaf.checked(name));
    }

    @Override
    public boolean mayRead(String name) throws IOException {
        try (Opened thing = opened(name)) {
            return thing.stat.isFolder()
                    ? Files.isReadable(thing.path()) && Files.isExecutable(thing.path())
                    : Files.isReadable(thing.path());
        }
    }

    @Override
    public Folder folder(String name) throws IOException {
        return new NumberedFolder(opened(number(), Leaf.checked(name), OPEN));
    }

    @Override
    public Names names() throws IOException {
        number();
        return PathNames.of(path);
    }

    @Override
    public Blob open(String name) throws IOException {
        Opened thing = opened(name);
        try {
            if (!thing.stat.isFile()) {
                throw new NoSuchFileException(name);
            }
            // Opened by number: a pipe put in its place meanwhile can't make us wait.
            return new ChannelBlob(FileChannel.open(thing.path(), StandardOpenOption.READ), thing::now, thing);
        } catch (IOException | RuntimeException problem) {
            thing.close();
            throw problem;
        }
    }

    @Override
    public Blob edit(String name) throws IOException {
        number();
        return ChannelBlob.own(
                FileChannel.open(
                        Leaf.in(path, name),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                () -> stat(name));
    }

    @Override
    public Blob create(String name) throws IOException {
        number();
        return ChannelBlob.own(
                FileChannel.open(
                        Leaf.in(path, name),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW),
                () -> stat(name));
    }

    @Override
    public FileChannel lockable(String name) throws IOException {
        number();
        return FileChannel.open(
                Leaf.in(path, name),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void makeFolder(String name, boolean ownerOnly) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        done(name, LinuxCalls.makeFolder(number(), memory.name(Leaf.checked(name)), ownerOnly ? 0700 : 0777));
    }

    @Override
    public void link(String name, Folder to, String as) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        int target = ((NumberedFolder) to).number();
        done(as, LinuxCalls.link(number(), memory.name(name), target, memory.other(Leaf.checked(as))));
    }

    @Override
    public void rename(String name, Folder to, String as, Rename how) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        int target = ((NumberedFolder) to).number();
        int flags = switch (how) {
            case REPLACE -> 0;
            case KEEP -> 1;
            case EXCHANGE -> 2;
        };
        String from = Leaf.checked(name);
        done(as, LinuxCalls.rename(number(), memory.name(from), target, memory.other(Leaf.checked(as)), flags));
    }

    @Override
    public void deleteFile(String name) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        done(name, LinuxCalls.delete(number(), memory.name(Leaf.checked(name)), 0));
    }

    @Override
    public void deleteFolder(String name) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        done(name, LinuxCalls.delete(number(), memory.name(Leaf.checked(name)), LinuxCalls.REMOVE_FOLDER));
    }

    @Override
    public void setModified(String name, long millis) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        long seconds = Math.floorDiv(millis, 1000);
        long nanos = Math.floorMod(millis, 1000) * Stat.NANOS;
        done(name, LinuxCalls.setTimes(number(), memory.name(Leaf.checked(name)), memory.times(seconds, nanos)));
    }

    @Override
    public void unlock() throws IOException {
        number();
        Files.setPosixFilePermissions(
                path,
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE));
    }

    @Override
    public void force() throws IOException {
        number();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Room room() throws IOException {
        number();
        return rooms.now();
    }

    @Override
    public void close() {
        int open = number.getAndSet(CLOSED);
        if (open != CLOSED) {
            LinuxCalls.close(open);
        }
    }

    private int number() throws ClosedChannelException {
        int open = number.get();
        if (open == CLOSED) {
            throw new ClosedChannelException();
        }
        return open;
    }

    private Opened opened(String name) throws IOException {
        int flags = LinuxCalls.PATH_ONLY | LinuxCalls.CLOSE_ON_EXEC | LinuxCalls.NO_FOLLOW;
        int thing = opened(number(), Leaf.checked(name), flags);
        Stat stat = statOf(thing, "");
        if (stat == null) {
            LinuxCalls.close(thing);
            throw new NoSuchFileException(name);
        }
        return new Opened(thing, stat);
    }

    private static int opened(int folder, String name, int flags) throws IOException {
        int result = LinuxCalls.open(folder, NativeMemory.mine().name(name), flags);
        done(name, result);
        return result;
    }

    private static @Nullable Stat statOf(int folder, String name) throws IOException {
        NativeMemory memory = NativeMemory.mine();
        int result = LinuxCalls.stat(folder, memory.name(name), memory.statBuffer());
        if (result < 0 && Errno.numbered(-result).meansAbsent()) {
            return null;
        }
        done(name, result);
        return memory.stat();
    }

    private static void done(String name, int result) throws IOException {
        if (result < 0) {
            throw Errno.numbered(-result).about(name);
        }
    }

    /// A thing held by its number alone, without having been opened for anything.
    private record Opened(int number, Stat stat) implements AutoCloseable {
        Path path() {
            return Leaf.numbered(number);
        }

        Stat now() throws IOException {
            Stat now = statOf(number, "");
            return now == null ? stat : now;
        }

        @Override
        public void close() {
            LinuxCalls.close(number);
        }
    }
}
