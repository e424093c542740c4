package sampan.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// From plaintext to the network. One thread at a time.
///
/// Small messages are gathered into full records; large ones go straight from the caller's buffers into the record.
final class TlsOutput {
    /// The most that one record carries (RFC 8446 §5.1).
    static final int RECORD = 16 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine ssl;
    private final BufferPool buffers;

    /// Plaintext that does not fill a record yet, up to position; borrowed while there is any.
    private @Nullable ByteBuffer gathered;

    /// Records on their way, up to position, or, once the network took some, from position; borrowed while there
    /// are any.
    private @Nullable ByteBuffer net;

    private boolean draining;

    /// TLS itself has more to say: a ticket, or a new key of this side.
    private boolean owing;

    TlsOutput(SSLEngine ssl, BufferPool buffers) {
        this.ssl = ssl;
        this.buffers = buffers;
    }

    /// Takes what is in `sources`, making records of all that fills one and keeping the rest.
    ///
    /// @return false when the network must take something first; call again with the same buffers
    boolean take(ByteBuffer... sources) throws SSLException {
        while (remaining(sources) + held() >= RECORD) {
            if (!wrapRecord(sources)) {
                return false;
            }
        }
        for (ByteBuffer source : sources) {
            if (source.hasRemaining()) {
                if (gathered == null) {
                    gathered = buffers.take();
                }
                gathered.put(source);
            }
        }
        return true;
    }

    /// Makes records of everything that was taken.
    ///
    /// @return false when the network must take something first; call again
    boolean takeRest() throws SSLException {
        while (held() > 0 || owing) {
            if (!wrapRecord()) {
                return false;
            }
        }
        return true;
    }

    private boolean wrapRecord(ByteBuffer... sources) throws SSLException {
        if (gathered == null) {
            return wrap(sources);
        }
        ByteBuffer[] all = new ByteBuffer[sources.length + 1];
        all[0] = gathered.flip();
        System.arraycopy(sources, 0, all, 1, sources.length);
        try {
            return wrap(all);
        } finally {
            gathered.compact();
            if (gathered.position() == 0) {
                buffers.give(gathered);
                gathered = null;
            }
        }
    }

    /// One record, of data or of what TLS itself has to say first.
    ///
    /// @return false when there is no room for it
    private boolean wrap(ByteBuffer... sources) throws SSLException {
        SSLEngineResult result = ssl.wrap(sources, room());
        owing = result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
        return switch (result.getStatus()) {
            case OK -> true;
            case BUFFER_OVERFLOW -> false;
            case CLOSED -> throw new SSLException("written after the end was said");
            case BUFFER_UNDERFLOW -> throw new IllegalStateException("a wrap can't need more than it is given");
        };
    }

    private ByteBuffer room() {
        if (net == null) {
            net = buffers.take();
        } else if (draining) {
            net.compact();
        }
        draining = false;
        return net;
    }

    /// One record of the handshake.
    ///
    /// @return false when there is no room for it
    boolean wrapHandshake() throws SSLException {
        return wrap(NOTHING);
    }

    /// Says that nothing more will come.
    ///
    /// @return false when the network must take something first; call again
    boolean takeEnd() throws SSLException {
        ssl.closeOutbound();
        while (!ssl.isOutboundDone()) {
            if (ssl.wrap(NOTHING, room()).getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return false;
            }
        }
        return true;
    }

    /// Whether records wait for the network.
    boolean pending() {
        return net != null && (draining || net.position() > 0);
    }

    /// Writes once to `channel`, and gives the buffer back when all is out.
    int writeTo(WritableByteChannel channel) throws IOException {
        if (net == null) {
            return 0;
        }
        if (!draining) {
            net.flip();
            draining = true;
        }
        int written = channel.write(net);
        if (!net.hasRemaining()) {
            releaseNet(net);
        }
        return written;
    }

    /// Gives back what is borrowed, for when nothing will be written any more.
    void release() {
        if (net != null) {
            releaseNet(net);
        }
        if (gathered != null) {
            buffers.give(gathered);
            gathered = null;
        }
    }

    private void releaseNet(ByteBuffer borrowed) {
        buffers.give(borrowed);
        net = null;
        draining = false;
    }

    private int held() {
        return gathered == null ? 0 : gathered.position();
    }

    private static long remaining(ByteBuffer... sources) {
        long sum = 0;
        for (ByteBuffer source : sources) {
            sum += source.remaining();
        }
        return sum;
    }
}
