package sampan.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import sampan.protocol.Limits;

/// Buffers for what goes through a connection, borrowed while something does: a connection that waits holds none. Free
/// for any thread; never waits.
final class LineBuffers {
    /// Room for any one message, and for several small ones before that.
    private static final int SIZE = 2 * Limits.JSON_BYTES;

    private static final int KEPT = 32;

    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    /// An empty buffer. The one used last comes first: it is warm in the processor's cache.
    ByteBuffer take() {
        synchronized (free) {
            ByteBuffer buffer = free.pollFirst();
            if (buffer != null) {
                return buffer.clear();
            }
        }
        return ByteBuffer.allocate(SIZE);
    }

    /// Takes a buffer back; whoever gave it forgets it.
    void give(ByteBuffer buffer) {
        synchronized (free) {
            if (free.size() < KEPT) {
                free.addFirst(buffer);
            }
        }
    }
}
