package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;

/// A file of this computer that is read once more, for the SHA-256 of each chunk and of all of it. Nothing stays open
/// between two ranges: what is given up leaves nothing behind. One thread at a time.
final class Rereading {
    private final FilePair pair;
    private final ChunkPlan plan;
    private final FileTime modified;
    private final MessageDigest whole = Sha256.begin();
    private int next;

    private Rereading(FilePair pair, ChunkPlan plan, FileTime modified) {
        this.pair = pair;
        this.plan = plan;
        this.modified = modified;
    }

    /// The file as it lies there now.
    ///
    /// @throws TransferException if it is gone, is none, or is not the one that was carried
    static Rereading of(FilePair pair) throws TransferException {
        BasicFileAttributes now = look(pair);
        if (!pair.still().test(now)) {
            throw new TransferException(Reason.CHANGED_SINCE, pair.shown(), null);
        }
        return new Rereading(pair, new ChunkPlan(now.size()), now.lastModifiedTime());
    }

    private static BasicFileAttributes look(FilePair pair) throws TransferException {
        try {
            return Files.readAttributes(pair.here(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(pair, e);
        }
    }

    private static TransferException unreadable(FilePair pair, IOException e) {
        Reason reason = e instanceof NoSuchFileException ? Reason.SOURCE_GONE : Reason.SOURCE_UNREADABLE;
        return new TransferException(reason, pair.shown(), e);
    }

    ChunkPlan plan() {
        return plan;
    }

    /// The next chunks in order that were not read yet, or null if all were.
    ///
    /// @param most how many; 1 or more
    @Nullable
    ChunkRange next(int most) {
        return next == plan.count() ? null : new ChunkRange(next, Math.min(most, plan.count() - next));
    }

    /// Reads some chunks: the [#next] ones, or earlier ones again.
    ///
    /// @param bytes room for a chunk
    /// @param scratch the worker's buffer
    /// @param proof is told every chunk
    /// @throws TransferException if the disk fails, or the file is another by now
    void read(ChunkRange range, byte[] bytes, ByteBuffer scratch, PartProof proof) throws TransferException {
        try (FileChannel channel = FileChannel.open(pair.here(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                int length = plan.length(chunk);
                read(channel, plan.offset(chunk), bytes, length, scratch);
                if (chunk == next) {
                    whole.update(bytes, 0, length);
                    next++;
                }
                proof.ours(chunk, bytes, length);
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(pair, e);
        }
    }

    private void read(FileChannel channel, long offset, byte[] into, int length, ByteBuffer scratch)
            throws IOException {
        for (int done = 0; done < length; ) {
            scratch.clear().limit(Math.min(scratch.capacity(), length - done));
            int count = channel.read(scratch, offset + done);
            if (count < 0) {
                throw new TransferException(Reason.CHANGED_SINCE, pair.shown(), null);
            }
            scratch.flip().get(into, done, count);
            done += count;
        }
    }

    /// The SHA-256 of all of it, when every chunk was read; asked once.
    ///
    /// @throws TransferException if it was changed meanwhile
    String whole() throws TransferException {
        BasicFileAttributes now = look(pair);
        if (now.size() != plan.size() || !now.lastModifiedTime().equals(modified)) {
            throw new TransferException(Reason.CHANGED_SINCE, pair.shown(), null);
        }
        return Sha256.end(whole);
    }
}
