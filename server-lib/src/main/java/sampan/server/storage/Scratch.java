package sampan.server.storage;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import sampan.protocol.Limits;

/// Arrays of one chunk each, for reading back what lies on the disk; as many as there are threads that need
/// one, kept for the next. Thread-safe.
final class Scratch {
    private static final int KEPT = 8;

    private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /// An array that is lent; closing gives it back.
    static final class Lent implements AutoCloseable {
        private final Scratch from;
        private final byte[] bytes;

        private Lent(Scratch from, byte[] bytes) {
            this.from = from;
            this.bytes = bytes;
        }

        /// Room for one chunk.
        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            if (from.count.incrementAndGet() <= KEPT) {
                from.free.add(bytes);
            } else {
                from.count.decrementAndGet();
            }
        }
    }

    Lent lend() {
        byte[] bytes = free.poll();
        if (bytes == null) {
            return new Lent(this, new byte[Limits.CHUNK]);
        }
        count.decrementAndGet();
        return new Lent(this, bytes);
    }
}
