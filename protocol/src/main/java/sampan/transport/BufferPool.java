package sampan.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Network buffers that connections borrow while bytes flow and give back when they wait, so that ten thousand idle
/// connections hold next to none. Free for any thread; never waits.
final class BufferPool {
    /// Kept for the next borrower; above that, buffers are left to the collector.
    private static final int KEPT = 64;

    private final int size;
    private final ConcurrentLinkedDeque<ByteBuffer> free = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger lent = new AtomicInteger();

    BufferPool(int size) {
        this.size = size;
    }

    /// An empty buffer of the pool's size. The one used last comes first: it is warm in the processor's cache.
    ByteBuffer take() {
        lent.incrementAndGet();
        ByteBuffer buffer = free.pollFirst();
        if (buffer == null) {
            return ByteBuffer.allocateDirect(size);
        }
        kept.decrementAndGet();
        return buffer.clear();
    }

    /// Gives back what [#take] gave; the caller forgets it.
    void give(ByteBuffer buffer) {
        lent.decrementAndGet();
        if (kept.incrementAndGet() > KEPT) {
            kept.decrementAndGet();
        } else {
            free.addFirst(buffer);
        }
    }

    /// How many buffers connections hold now.
    int lent() {
        return lent.get();
    }
}
