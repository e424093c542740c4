package sampan.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Limits;

/// The buffers of one chunk each that a server's connections share, so that memory does not grow with the number of
/// visitors. It never waits: whoever gets none goes a slower way that needs none ([Room], [Download]), because visitors
/// who hold buffers and stall must not stop the others. Free for any thread.
final class ChunkPool {
    private static final int FEWEST = 4;
    private static final int MOST = 32;
    private static final int SHARE_OF_MEMORY = 8;

    private final int most;
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int lent;

    ChunkPool(int most) {
        this.most = most;
    }

    /// A pool for the memory that this JVM may use: an eighth of it, 4 to 32 buffers.
    static ChunkPool forThisMemory() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / Limits.CHUNK;
        return new ChunkPool(Math.clamp(share, FEWEST, MOST));
    }

    /// A buffer of one chunk, or null when all are lent.
    synchronized byte @Nullable [] tryTake() {
        if (lent == most) {
            return null;
        }
        lent++;
        byte[] buffer = free.pollFirst();
        return buffer == null ? new byte[Limits.CHUNK] : buffer;
    }

    /// Takes a buffer back; whoever gave it forgets it.
    synchronized void give(byte[] buffer) {
        lent--;
        free.addFirst(buffer);
    }

    /// How many are lent now.
    synchronized int lent() {
        return lent;
    }
}
