package sampan.app.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of this computer that is to be replaced by a newer version, open to take from it what both have in
/// common. Several threads may read at once, each with its own buffer. Closed by whoever opened it.
final class OldFile implements AutoCloseable {
    private final FileChannel channel;
    private final long size;

    OldFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        size = channel.size();
    }

    /// Its bytes when it was opened.
    long size() {
        return size;
    }

    /// Reads bytes to a place in an array.
    ///
    /// @throws EOFException if it has become shorter
    void read(long offset, byte[] into, int at, int length, ByteBuffer scratch) throws IOException {
        for (int done = 0; done < length; ) {
            scratch.clear().limit(Math.min(scratch.capacity(), length - done));
            int count = channel.read(scratch, offset + done);
            if (count < 0) {
                throw new EOFException("the file that is replaced has become shorter");
            }
            scratch.flip().get(into, at + done, count);
            done += count;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It was only read from; nothing can be lost any more.
        }
    }
}
