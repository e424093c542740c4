package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// The part file of a large file that is being fetched. Its name says which file and which version it belongs
/// to, so that the next run finds it; what it holds is proved by digest, never believed. Several threads may
/// write and read different chunks at once.
final class LargePart implements AutoCloseable {
    /// After so many bytes they are forced, so that the last force is short.
    private static final long FORCE_EACH = 64L * 1024 * 1024;

    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(256 * 1024));

    private final Path path;
    private final LocalDisk disk;
    private final FileChannel channel;
    private final boolean sameVersion;
    private final AtomicLong unforced = new AtomicLong();
    private volatile boolean doubtful;

    private LargePart(Path path, boolean sameVersion, LocalDisk disk) throws IOException {
        this.path = path;
        this.disk = disk;
        this.sameVersion = sameVersion;
        this.channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /// The part for this version of a file: what an earlier run left, or a new one.
    ///
    /// @param host by what the host is known
    static LargePart open(Staging staging, String host, RemoteFile file, LocalDisk disk) throws IOException {
        StringBuilder name = new StringBuilder(host).append('\0');
        file.path().names().forEach(each -> name.append(each).append('\0'));
        String key = hash(name.toString()).substring(0, 32);
        Path path = staging.large(key, hash(String.valueOf(file.version())).substring(0, 16));
        Path left = staging.anyLarge(key);
        boolean same = left == null || left.equals(path);
        if (!same) {
            Files.move(left, path, StandardCopyOption.ATOMIC_MOVE);
        }
        LargePart part = new LargePart(path, same, disk);
        if (part.channel.size() > file.size()) {
            part.channel.truncate(file.size());
        }
        return part;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    Path path() {
        return path;
    }

    /// Whether everything in it came from the version that is being fetched.
    boolean isSameVersion() {
        return sameVersion;
    }

    long size() throws IOException {
        return channel.size();
    }

    /// Writes a chunk; by way of a small direct buffer, as everywhere between arrays and files.
    void write(long offset, byte[] bytes, int length) throws IOException {
        ByteBuffer scratch = SCRATCH.get();
        for (int done = 0; done < length; ) {
            int count = Math.min(scratch.capacity(), length - done);
            scratch.clear().put(bytes, done, count).flip();
            disk.write(channel, scratch, offset + done);
            done += count;
        }
        if (unforced.addAndGet(length) >= FORCE_EACH) {
            unforced.set(0);
            force(false);
        }
    }

    private void force(boolean all) throws IOException {
        try {
            disk.force(channel, all);
        } catch (IOException e) {
            // What the system could not write it may have dropped, and reads as if it were there.
            doubtful = true;
            throw e;
        }
    }

    /// Reads a chunk that was there before.
    void read(long offset, byte[] into, int length) throws IOException {
        ByteBuffer scratch = SCRATCH.get();
        for (int done = 0; done < length; ) {
            scratch.clear().limit(Math.min(scratch.capacity(), length - done));
            int count = channel.read(scratch, offset + done);
            if (count < 0) {
                throw new IOException("the part file has become shorter");
            }
            scratch.flip().get(into, done, count);
            done += count;
        }
    }

    /// Gives it the file's size and time, and forces it; then it may be published.
    void finish(long size, long modified) throws IOException {
        if (channel.size() > size) {
            channel.truncate(size);
        }
        Files.setLastModifiedTime(path, FileTime.fromMillis(modified));
        force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // What counts was forced before.
        }
    }

    /// Closes it, and throws it away unless it is worth keeping for the next run.
    void closeOrDelete(boolean keep) {
        close();
        try {
            if (keep && !doubtful) {
                // It may have the time of its original, and is to be kept as one of today.
                Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis()));
            } else {
                Files.deleteIfExists(path);
            }
        } catch (IOException ignored) {
            // The next download into this folder finds it.
        }
    }
}
