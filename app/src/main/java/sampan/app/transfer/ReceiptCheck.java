package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import sampan.app.store.ReceiptEntry;

/// Compares a folder with what a receipt says of it, by reading every file. Reads only, asks no host, and goes through
/// no link for a file. Used by one thread; nothing needs to be closed.
public final class ReceiptCheck {
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final LongConsumer progress;
    private final Stop stop = new Stop();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Set<Path> known = new HashSet<>();

    /// What became of one file.
    public sealed interface Finding {
        /// Its path, relative to the folder.
        String path();

        /// It has the receipt's bytes.
        ///
        /// @param bytes how many
        record Agrees(String path, long bytes) implements Finding {}

        /// There is no such file.
        record Missing(String path) implements Finding {}

        /// It has another size.
        ///
        /// @param wanted the receipt's, bytes
        /// @param found its own, bytes
        record OtherSize(String path, long wanted, long found) implements Finding {}

        /// It has the size, but other bytes.
        record Changed(String path) implements Finding {}

        /// It can't be read.
        ///
        /// @param cause what the system said
        record Unreadable(String path, IOException cause) implements Finding {}

        /// It is there, and the receipt does not name it. A folder's path ends with `/`, and says the same of all
        /// that is in it.
        record Extra(String path) implements Finding {}
    }

    /// @param folder the folder that the files went to, or that they came from
    /// @param progress is told how many bytes were read, about every megabyte
    /// @throws IOException if it is no folder
    public ReceiptCheck(Path folder, LongConsumer progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Files.exists(folder)
                    ? new NotDirectoryException(folder.toString())
                    : new NoSuchFileException(folder.toString());
        }
        this.folder = folder.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /// Ends it soon; may be called by any thread. What is being read then is told as nothing.
    public void stop() {
        stop.now(Stop.Kind.CANCEL);
    }

    /// Whether it was stopped.
    public boolean isStopped() {
        return stop.isSet();
    }

    /// Looks for one file of the receipt, and reads it. Where it got another name than it had, it is looked for under
    /// both, so that a receipt also serves where the files came from.
    ///
    /// @return what was found, or null if it was stopped
    public @Nullable Finding check(ReceiptEntry entry) {
        Finding finding = check(entry, entry.path());
        String original = entry.original();
        if (original != null && !(finding instanceof Finding.Agrees)) {
            Finding other = check(entry, original);
            if (other == null || other instanceof Finding.Agrees) {
                return other;
            }
        }
        return finding;
    }

    private @Nullable Finding check(ReceiptEntry entry, String path) {
        Path file = in(folder, path);
        if (file == null) {
            return new Finding.Missing(path);
        }
        known.add(file);
        try {
            BasicFileAttributes there =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!there.isRegularFile()) {
                return new Finding.Missing(path);
            }
            if (there.size() != entry.size()) {
                return new Finding.OtherSize(path, entry.size(), there.size());
            }
            String sum = sum(file);
            if (sum == null) {
                return null;
            }
            return sum.equals(entry.sha256()) ? new Finding.Agrees(path, entry.size()) : new Finding.Changed(path);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Finding.Missing(path);
        } catch (FileSystemException e) {
            // Below a file that should be a folder there is nothing; Java has no type for that.
            boolean gone = !Files.isDirectory(file.resolveSibling(""), LinkOption.NOFOLLOW_LINKS);
            return gone ? new Finding.Missing(path) : new Finding.Unreadable(path, e);
        } catch (IOException e) {
            return new Finding.Unreadable(path, e);
        }
    }

    /// The place of a path in the folder; null if this system can't hold it, or it would lie elsewhere.
    private static @Nullable Path in(Path folder, String path) {
        Path at = folder;
        try {
            for (String name : ReceiptEntry.names(path)) {
                Path next = at.resolve(name);
                if (!at.equals(next.getParent())) {
                    return null;
                }
                at = next;
            }
            return at;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private @Nullable String sum(Path file) throws IOException {
        MessageDigest sha = Sha256.begin();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            int count = channel.read(buffer.clear());
            while (count >= 0 && !stop.isSet()) {
                sha.update(buffer.flip());
                progress.accept(count);
                count = channel.read(buffer.clear());
            }
        }
        return stop.isSet() ? null : Sha256.end(sha);
    }

    /// Looks for what the receipt does not name; called after every file of it was checked. Rubbish that systems
    /// leave in folders is passed over.
    ///
    /// @param besides a file that is no matter: the receipt itself
    /// @param told is told each
    /// @throws IOException if the folder can't be walked
    public void extras(Path besides, Consumer<Finding.Extra> told) throws IOException {
        known.add(besides.toAbsolutePath().normalize());
        Files.walkFileTree(folder, new ExtraWalk(folder, known, stop, told));
    }
}
