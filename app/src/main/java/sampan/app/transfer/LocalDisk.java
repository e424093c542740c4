package sampan.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// What a download does to this computer's disk where it may be full or fail: all of it passes here, so that faults can
/// be put in its way. Thread-safe.
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

    /// Writes everything that is left in the buffer.
    ///
    /// @param at offset in the file, bytes
    void write(FileChannel to, ByteBuffer from, long at) throws IOException;

    /// Makes what was written survive a crash of the system.
    ///
    /// @param all whether also the file's time and other data about it
    void force(FileChannel file, boolean all) throws IOException;
}
