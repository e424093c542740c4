package sampan.server;

import java.nio.ByteBuffer;
import sampan.server.storage.StorageException;

/// Where one piece of a body gathers until it is whole: a chunk, or a small file. Used by one thread at a time; ends
/// with [#hand] or [#drop].
sealed interface Room permits HeapRoom, SpooledRoom {
    /// A room in memory while there is some, else one in a temporary file.
    ///
    /// @param files the threads of the share that the piece is for
    static Room take(ChunkPool pool, FileThreads files) {
        byte[] buffer = pool.tryTake();
        return buffer == null ? new SpooledRoom(files) : new HeapRoom(buffer, pool, files);
    }

    /// Takes in what is in `bytes`.
    ///
    /// @return false if that is more than a chunk; nothing was taken then
    boolean add(ByteBuffer bytes) throws StorageException;

    /// Does something with the whole piece on a file thread, and lets go of the room after it.
    <T> FileTask<T> hand(Use<T> use) throws StorageException;

    /// Lets go of the room and what is in it.
    void drop();

    /// What is done with a piece.
    ///
    /// @param <T> its result
    interface Use<T> {
        /// Uses it.
        ///
        /// @param bytes holds the piece from 0 to `length`, until the call ends
        T with(byte[] bytes, int length) throws StorageException;
    }
}
