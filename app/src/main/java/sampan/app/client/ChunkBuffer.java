package sampan.app.client;

import java.util.concurrent.atomic.AtomicBoolean;
import sampan.protocol.Digest;
import sampan.protocol.Limits;

/// One received chunk, borrowed from its link: whoever has it releases it once, and touches it no more afterwards.
/// A link reads on only while fewer than a few of its chunks are held, so none may be held until something else
/// comes from the same link. Used by one thread at a time.
public final class ChunkBuffer {
    private final ChunkPool pool;
    private final byte[] bytes = new byte[Limits.CHUNK];
    private final AtomicBoolean lent = new AtomicBoolean();
    private int length;
    private Digest digest = new Digest(0, 0);

    ChunkBuffer(ChunkPool pool) {
        this.pool = pool;
    }

    /// The array that the chunk lies in, from 0 to [#length].
    public byte[] bytes() {
        return bytes;
    }

    /// How many bytes the chunk has; 1 to [Limits#CHUNK].
    public int length() {
        return length;
    }

    /// The chunk's digest, which its bytes have.
    public Digest digest() {
        return digest;
    }

    /// Gives it back to the link. From any thread; a second time does nothing.
    public void release() {
        if (lent.compareAndSet(true, false)) {
            pool.give(this);
        }
    }

    ChunkBuffer lend() {
        lent.set(true);
        length = 0;
        return this;
    }

    int room() {
        return bytes.length - length;
    }

    void grow(int count) {
        length += count;
    }

    void proved(Digest by) {
        digest = by;
    }
}
