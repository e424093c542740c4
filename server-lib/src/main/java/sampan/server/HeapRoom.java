package sampan.server;

import java.nio.ByteBuffer;
import sampan.server.storage.StorageException;

/// A room in a pooled buffer: the usual one.
final class HeapRoom implements Room {
    private final byte[] buffer;
    private final ChunkPool pool;
    private final FileThreads files;
    private int length;

    HeapRoom(byte[] buffer, ChunkPool pool, FileThreads files) {
        this.buffer = buffer;
        this.pool = pool;
        this.files = files;
    }

    @Override
    public boolean add(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (count > buffer.length - length) {
            return false;
        }
        bytes.get(buffer, length, count);
        length += count;
        return true;
    }

    @Override
    public <T> FileTask<T> hand(Use<T> use) throws StorageException {
        int whole = length;
        try {
            return files.start(() -> {
                try {
                    return use.with(buffer, whole);
                } finally {
                    pool.give(buffer);
                }
            });
        } catch (StorageException stopping) {
            pool.give(buffer);
            throw stopping;
        }
    }

    @Override
    public void drop() {
        pool.give(buffer);
    }
}
