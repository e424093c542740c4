package sampan.app.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import sampan.protocol.ClientConversation;

/// Buffers that visitors lend one another: as many as are in use at once. Free for any thread.
final class BenchBuffers {
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /// What is done with a buffer while it is lent.
    interface Use {
        void with(ByteBuffer buffer) throws IOException;
    }

    /// Lends an empty buffer that holds any one message.
    void with(Use use) throws IOException {
        ByteBuffer lent = free.poll();
        ByteBuffer buffer = lent == null ? ByteBuffer.allocate(ClientConversation.ROOM) : lent.clear();
        try {
            use.with(buffer);
        } finally {
            free.add(buffer);
        }
    }
}
