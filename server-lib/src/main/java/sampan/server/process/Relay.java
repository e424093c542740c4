package sampan.server.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Carries bytes from one connection to another, for a process that the connection itself can't be handed to. Two of
/// them, one each way, stand between a client and its process. Run by one thread; it ends when either connection
/// does.
public final class Relay {
    private final SocketChannel from;
    private final SocketChannel to;
    private final ByteBuffer buffer;

    /// @param bytes how many it carries at once
    public Relay(SocketChannel from, SocketChannel to, int bytes) {
        this.from = from;
        this.to = to;
        this.buffer = ByteBuffer.allocateDirect(bytes);
    }

    /// Carries until the end. When one side says no more, the other is told so; when one breaks, so does the other.
    public void run() {
        boolean said = false;
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
            said = true;
        } catch (IOException _) {
            // One of them is gone.
        } finally {
            if (!said) {
                close(from);
                close(to);
            }
        }
    }

    private static void close(SocketChannel one) {
        try {
            one.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }
}
