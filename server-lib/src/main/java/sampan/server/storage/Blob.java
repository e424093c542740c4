package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. Used by one thread at a time; closed by whoever opened it.
interface Blob extends Closeable {
    /// Reads from `at` on until the buffer is full or the file ends.
    ///
    /// @return the bytes read; less than the buffer takes only at the end of the file
    int read(ByteBuffer into, long at) throws IOException;

    /// Writes all of the buffer from `at` on.
    void write(ByteBuffer from, long at) throws IOException;

    /// Copies bytes of another file into this one without carrying them through the program where the
    /// system can.
    ///
    /// @param from the other file
    /// @param at where its bytes begin
    /// @param to where they go
    /// @param count how many
    /// @return how many were there to copy
    long copy(Blob from, long at, long to, long count) throws IOException;

    /// Forces content and size to the disk. Must not be called again after it failed: the system may have
    /// dropped what it could not write and would then report success.
    void force() throws IOException;

    /// What is open now, whatever has its name meanwhile.
    Stat stat() throws IOException;
}
