package sampan.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder held by the JDK's secure directory stream: macOS, and Linux without native calls. Reading,
/// writing, removing and replacing happen in the folder that was opened. The JDK has no such form for
/// making a folder or a hard link: these go by the name, and whether they arrived where they should is
/// looked at after.
final class StreamFolder implements Folder {
    private static final Path SELF = Leaf.told(".");

    private final SecureDirectoryStream<Path> stream;
    private final NamedFolder named;

    private StreamFolder(SecureDirectoryStream<Path> stream, Path path) {
        this.stream = stream;
        this.named = new NamedFolder(path);
    }

    /// Opens a share's top folder.
    @SuppressWarnings("StreamResourceLeak") // Closed with the folder.
    static Folder top(Path top) throws IOException {
        Path real = top.toRealPath();
        return opened(Files.newDirectoryStream(real), real);
    }

    @Override
    public Path path() {
        return named.path();
    }

    @Override
    public Folder again() throws IOException {
        return opened(stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS), named.path());
    }

    @Override
    public Stat stat() throws IOException {
        return checked(named.stat(), stream.getFileAttributeView(BasicFileAttributeView.class));
    }

    @Override
    public @Nullable Stat find(String name) throws IOException {
        Stat found = named.find(name);
        return found == null ? null : checked(found, view(name));
    }

    @Override
    public boolean mayRead(String name) throws IOException {
        return named.mayRead(name);
    }

    @Override
    public Folder folder(String name) throws IOException {
        // The JDK opens whatever has the name, and would wait for ever at a pipe.
        if (!stat(name).isFolder()) {
            throw new NotDirectoryException(name);
        }
        return opened(stream.newDirectoryStream(Leaf.alone(name), LinkOption.NOFOLLOW_LINKS), named.at(name));
    }

    @Override
    public Names names() throws IOException {
        DirectoryStream<Path> names = stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS);
        return new PathNames(named.path(), names);
    }

    @Override
    public Blob open(String name) throws IOException {
        if (!stat(name).isFile()) {
            throw new NoSuchFileException(name);
        }
        Path file = named.at(name);
        return ChannelBlob.own(channel(name, StandardOpenOption.READ), () -> PathStat.of(file));
    }

    @Override
    public Blob edit(String name) throws IOException {
        return ChannelBlob.own(channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE), () -> stat(name));
    }

    @Override
    public Blob create(String name) throws IOException {
        return ChannelBlob.own(
                channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                () -> stat(name));
    }

    @Override
    public FileChannel lockable(String name) throws IOException {
        return channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    @Override
    public void makeFolder(String name, boolean ownerOnly) throws IOException {
        named.makeFolder(name, ownerOnly);
        stat(name);
    }

    @Override
    public void link(String name, Folder to, String as) throws IOException {
        StreamFolder target = (StreamFolder) to;
        Stat linked = stat(name);
        named.link(name, target.named, as);
        if (!target.stat(as).isSameThing(linked)) {
            throw new NoSuchFileException(as);
        }
    }

    @Override
    public void rename(String name, Folder to, String as, Rename how) throws IOException {
        if (how != Rename.REPLACE) {
            throw Errno.NOSYS.about(as);
        }
        stream.move(Leaf.alone(name), ((StreamFolder) to).stream, Leaf.alone(as));
    }

    @Override
    public void deleteFile(String name) throws IOException {
        stream.deleteFile(Leaf.alone(name));
    }

    @Override
    public void deleteFolder(String name) throws IOException {
        stream.deleteDirectory(Leaf.alone(name));
    }

    @Override
    public void setModified(String name, long millis) throws IOException {
        PathStat.setModified(view(name), millis);
    }

    @Override
    public void unlock() throws IOException {
        named.unlock();
    }

    @Override
    public void force() throws IOException {
        named.force();
    }

    @Override
    public Room room() throws IOException {
        return named.room();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private FileChannel channel(String name, OpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel channel = stream.newByteChannel(Leaf.alone(name), all);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw Errno.NOSYS.about(name);
    }

    private BasicFileAttributeView view(String name) throws NoSuchFileException {
        return stream.getFileAttributeView(Leaf.alone(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /// What was found by name, if the open folder knows the same thing: else the name led elsewhere.
    private static Stat checked(Stat byName, BasicFileAttributeView held) throws IOException {
        Object key = held.readAttributes().fileKey();
        String expected = "(dev=" + Long.toHexString(byName.device()) + ",ino=" + byName.inode() + ")";
        if (key == null || !key.toString().equals(expected)) {
            throw new NoSuchFileException(expected);
        }
        return byName;
    }

    private static StreamFolder opened(DirectoryStream<Path> stream, Path path) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new StreamFolder(secure, path);
        }
        stream.close();
        throw Errno.NOSYS.about(path.toString());
    }
}
