package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.transport.TlsChannel;

/// A line whose bytes are encrypted on the wire.
///
/// @param channel closed with it
/// @param parks whether somebody else waits for what comes
record TlsLine(TlsChannel channel, boolean parks) implements Line {
    @Override
    public int readNow(ByteBuffer target) throws IOException {
        return channel.readNow(target);
    }

    /// There is no time to give up here: whoever speaks by TLS always listens, and has nothing to do of itself.
    @Override
    public boolean await(boolean input, long until) throws IOException {
        if (!parks) {
            channel.awaitReadable();
        }
        return !parks;
    }

    @Override
    public void write(ByteBuffer... sources) throws IOException {
        channel.write(sources);
    }

    @Override
    public void flush() throws IOException {
        channel.flush();
    }

    @Override
    public long lastMoved() {
        return channel.lastMoved();
    }

    @Override
    public boolean isWorn() {
        return channel.isWorn();
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void abort() {
        channel.abort();
    }
}
