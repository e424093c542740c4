package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import sampan.app.transfer.TransferException.Reason;

/// A file of this computer, open to be sent. Several threads may read at once, each with its own buffer.
/// Closed by whoever opened it.
final class OpenSource implements AutoCloseable {
    private final SourceFile file;
    private final LocalDisk disk;
    private final FileChannel channel;

    /// @throws TransferException if it is gone, has become a link, or can't be read
    OpenSource(SourceFile file, LocalDisk disk) throws TransferException {
        this.file = file;
        this.disk = disk;
        try {
            channel = disk.open(file.path());
        } catch (NoSuchFileException e) {
            throw new TransferException(Reason.SOURCE_GONE, file.shown(), e);
        } catch (IOException e) {
            throw new TransferException(Reason.SOURCE_UNREADABLE, file.shown(), e);
        }
    }

    /// Reads into an array from its start. By way of a small direct buffer: a heap buffer given to the
    /// channel would be copied through one of its own full size.
    ///
    /// @throws TransferException if there are fewer bytes, or the disk fails
    void read(long offset, byte[] into, int length, ByteBuffer scratch) throws TransferException {
        read(offset, into, 0, length, scratch);
    }

    /// As the other, to a place in the array.
    void read(long offset, byte[] into, int at, int length, ByteBuffer scratch) throws TransferException {
        try {
            for (int done = 0; done < length; ) {
                scratch.clear().limit(Math.min(scratch.capacity(), length - done));
                int count = disk.read(channel, scratch, offset + done);
                if (count < 0) {
                    throw new TransferException(Reason.SOURCE_CHANGED, file.shown(), null);
                }
                scratch.flip().get(into, at + done, count);
                done += count;
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw new TransferException(Reason.SOURCE_UNREADABLE, file.shown(), e);
        }
    }

    /// Looks whether it still is the file that was read.
    ///
    /// @throws TransferException if it is not
    void confirm() throws TransferException {
        confirm(file);
    }

    /// Looks whether a file still is what it was.
    ///
    /// @throws TransferException if it is not
    static void confirm(SourceFile file) throws TransferException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new TransferException(Reason.SOURCE_GONE, file.shown(), e);
        } catch (IOException e) {
            throw new TransferException(Reason.SOURCE_UNREADABLE, file.shown(), e);
        }
        if (!file.isStill(now)) {
            throw new TransferException(Reason.SOURCE_CHANGED, file.shown(), null);
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
