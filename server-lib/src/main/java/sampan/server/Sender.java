package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What is to be sent on a line: small things are gathered in a borrowed buffer, large ones go straight through. When
/// the visitor takes nothing, these calls wait. Used by one thread at a time; [#waits] is for any.
final class Sender {
    private final Line line;
    private final LineBuffers buffers;
    private final Traffic traffic;
    private @Nullable ByteBuffer out;
    private volatile boolean waits;

    Sender(Line line, LineBuffers buffers, Traffic traffic) {
        this.line = line;
        this.buffers = buffers;
        this.traffic = traffic;
    }

    /// Whether it waits for the visitor to take something.
    boolean waits() {
        return waits;
    }

    /// A buffer with room for that much, in which to write what is to be sent.
    ///
    /// @param bytes at most as many as [LineBuffers] have
    ByteBuffer room(int bytes) throws IOException {
        if (out != null && out.remaining() < bytes) {
            write();
            release();
        }
        ByteBuffer room = out == null ? buffers.take(bytes) : out;
        out = room;
        return room;
    }

    /// Sends what is in the buffer, and these bytes after it.
    void write(ByteBuffer... more) throws IOException {
        ByteBuffer first = out == null ? buffers.take(0) : out;
        out = first;
        ByteBuffer[] all = new ByteBuffer[more.length + 1];
        all[0] = first.flip();
        System.arraycopy(more, 0, all, 1, more.length);
        int count = 0;
        for (ByteBuffer one : all) {
            count += one.remaining();
        }
        waits = true;
        try {
            line.write(all);
            traffic.countSent(count);
        } finally {
            waits = false;
            first.clear();
        }
    }

    /// Sends everything.
    void flush() throws IOException {
        if (out != null && out.position() > 0) {
            write();
        }
        waits = true;
        try {
            line.flush();
        } finally {
            waits = false;
        }
    }

    /// Gives the buffer back if nothing is in it.
    void release() {
        if (out != null && out.position() == 0) {
            drop();
        }
    }

    /// Gives the buffer back; nothing more is sent.
    void drop() {
        if (out != null) {
            buffers.give(out);
            out = null;
        }
    }
}
