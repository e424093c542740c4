package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a transfer does to the files of this computer where the disk may be full or fail: all of it passes here, so
/// that faults can be put in its way. Thread-safe.
interface LocalDisk {
    /// This computer's own.
    LocalDisk REAL = new LocalDisk() {
        @Override
        public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
            long next = at;
            while (from.hasRemaining()) {
                next += to.write(from, next);
            }
        }

        @Override
        public void force(FileChannel file, boolean all) throws IOException {
            file.force(all);
        }
    };

    /// Opens a file that is to be sent.
    default FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /// Reads from a file that is being sent, as much as comes at once.
    ///
    /// @param at offset in the file, bytes
    /// @return how many bytes, or -1 at the file's end
    default int read(FileChannel from, ByteBuffer into, long at) throws IOException {
        return from.read(into, at);
    }

    /// Writes everything that is left in the buffer.
    ///
    /// @param at offset in the file, bytes
    void write(FileChannel to, ByteBuffer from, long at) throws IOException;

    /// Makes what was written survive a crash of the system.
    ///
    /// @param all whether also the file's time and other data about it
    void force(FileChannel file, boolean all) throws IOException;
}
