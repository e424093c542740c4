package sampan.server.process;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a server and the process of one of its connections say to each other: frames over a Unix-domain socket, each a
/// length of four bytes and so many bytes. Any thread may send, one at a time receives. Closed by whoever has it, from
/// any thread; whoever waits then finds its end.
public final class ControlChannel implements Closeable {
    private static final int LARGEST = 16 << 20;

    private final SocketChannel raw;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReentrantLock sending = new ReentrantLock();

    ControlChannel(SocketChannel raw) {
        this.raw = raw;
        this.in = new DataInputStream(Channels.newInputStream(raw));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(raw)));
    }

    /// Goes to where this process is waited for.
    ///
    /// @param where as [Meeting#where] has it
    public static ControlChannel connect(String where) throws IOException {
        return new ControlChannel(SocketChannel.open(UnixDomainSocketAddress.of(where)));
    }

    /// Sends a frame.
    ///
    /// @throws IOException when the other side is gone
    public void send(byte[] frame) throws IOException {
        sending.lock();
        try {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    /// Waits for the next frame.
    ///
    /// @return null when the other side has ended, or this one was closed
    public byte @Nullable [] receive() {
        try {
            int length = in.readInt();
            if (length < 0 || length > LARGEST) {
                throw new EOFException("a frame of " + length + " bytes");
            }
            byte[] frame = new byte[length];
            in.readFully(frame);
            return frame;
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }
}
