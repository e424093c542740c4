package sampan.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import sampan.protocol.Limits;

/// Buffers for what goes through a connection, borrowed while something does: a connection that waits holds none. When
/// very many want one at once, all but the first get small ones, so that a crowd in which everybody asks at the same
/// moment takes little more memory than a crowd that is silent. Free for any thread; never waits.
final class LineBuffers {
    /// Room for any one message, and for several small ones before that.
    private static final int LARGE = 2 * Limits.JSON_BYTES;

    private static final int SMALL = 4 * 1024;

    /// So many large ones are lent at once, at most.
    private static final int LENT = 256;

    private static final int KEPT = 32;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int lent;

    /// An empty buffer. The one used last comes first: it is warm in the processor's cache.
    ///
    /// @param least the room that it must have, at most what any one message needs
    ByteBuffer take(int least) {
        synchronized (free) {
            if (lent < LENT) {
                lent++;
                ByteBuffer buffer = free.pollFirst();
                return buffer == null ? ByteBuffer.allocate(LARGE) : buffer.clear();
            }
        }
        return ByteBuffer.allocate(Math.max(SMALL, least));
    }

    /// Takes a buffer back; whoever gave it forgets it.
    void give(ByteBuffer buffer) {
        if (buffer.capacity() < LARGE) {
            return;
        }
        synchronized (free) {
            lent--;
            if (free.size() < KEPT) {
                free.addFirst(buffer);
            }
        }
    }
}
