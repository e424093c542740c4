package sampan.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/// From the network to plaintext. One thread at a time.
///
/// It waits for bytes with a small buffer of its own and borrows a large one only while they flow: a connection
/// that says little holds 1 KiB.
final class TlsInput {
    private static final int SMALL = 1024;

    /// Records without data in a row. A handshake's end brings a few tickets, and a peer that was silent for long
    /// answers all the new keys of that time at once, one for 2^37 bytes. Each such record makes the JDK keep some
    /// hundred bytes until something is written: that is what the limit bounds.
    private static final int EMPTY_RECORDS = 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine ssl;
    private final BufferPool buffers;
    private final ByteBuffer small = ByteBuffer.allocate(SMALL).flip();

    /// What came from the network and is not decrypted yet, between position and limit: `small`, or a borrowed one.
    private ByteBuffer net = small;

    /// What is decrypted but found no room in the caller's buffer, between position and limit.
    private @Nullable ByteBuffer spill;

    private boolean borrowed;
    private boolean flowing;

    /// Whether what is in `net` is the beginning of a record, and the rest has to come first.
    private boolean starved;

    /// Whether the last record may have had more than fitted: unlike the JDK, a provider may fill the caller's buffer
    /// with a part of a record and keep the rest.
    private boolean kept;

    private boolean ended;
    private int emptyRecords;

    TlsInput(SSLEngine ssl, BufferPool buffers) {
        this.ssl = ssl;
        this.buffers = buffers;
    }

    /// Reads once from `channel` into the buffer that fits the flow.
    int readFrom(ReadableByteChannel channel) throws IOException {
        prepare();
        net.compact();
        try {
            int room = net.remaining();
            int read = channel.read(net);
            // A full small buffer means that more is waiting behind it.
            flowing = read > SMALL || (!borrowed && read == room);
            starved &= read == 0;
            return read;
        } finally {
            net.flip();
        }
    }

    private void prepare() {
        if (!borrowed && (flowing || net.remaining() == SMALL)) {
            net = buffers.take().put(small).flip();
            borrowed = true;
            small.clear().flip();
        } else if (borrowed && !flowing && !net.hasRemaining()) {
            releaseNet();
        }
    }

    private void releaseNet() {
        buffers.give(net);
        net = small;
        borrowed = false;
        small.clear().flip();
    }

    /// Puts plaintext into `dst`.
    ///
    /// @return how many bytes, at least 1; 0 when more must be read from the network first; -1 once the peer said
    ///     that it will send no more
    int read(ByteBuffer dst) throws SSLException {
        if (spill != null) {
            return takeSpilled(spill, dst);
        }
        int start = dst.position();
        boolean more = true;
        while (more && !ended && dst.hasRemaining() && (net.hasRemaining() || kept)) {
            SSLEngineResult result = ssl.unwrap(net, dst);
            kept = result.bytesProduced() > 0 && !dst.hasRemaining();
            more = switch (result.getStatus()) {
                case OK -> counted(result);
                case CLOSED -> ended();
                case BUFFER_UNDERFLOW -> starved();
                case BUFFER_OVERFLOW -> dst.position() == start && spillRecord();
            };
            if (spill != null) {
                return takeSpilled(spill, dst);
            }
        }
        int produced = dst.position() - start;
        return produced == 0 && ended ? -1 : produced;
    }

    /// Decrypts one record beside the caller's buffer, which is too small for it.
    ///
    /// @return false when the record is not complete yet: the JDK looks at the room for it first
    private boolean spillRecord() throws SSLException {
        ByteBuffer beside = buffers.take();
        SSLEngineResult result = ssl.unwrap(net, beside);
        if (beside.flip().hasRemaining()) {
            spill = beside;
        } else {
            buffers.give(beside);
        }
        return switch (result.getStatus()) {
            case OK -> counted(result);
            case CLOSED -> ended();
            case BUFFER_UNDERFLOW -> starved();
            case BUFFER_OVERFLOW -> throw new SSLProtocolException("a record larger than a record can be");
        };
    }

    private int takeSpilled(ByteBuffer from, ByteBuffer dst) {
        int count = Math.min(from.remaining(), dst.remaining());
        dst.put(from.slice(from.position(), count));
        from.position(from.position() + count);
        if (!from.hasRemaining()) {
            buffers.give(from);
            spill = null;
        }
        return count;
    }

    private boolean counted(SSLEngineResult result) throws SSLException {
        emptyRecords = result.bytesProduced() > 0 ? 0 : emptyRecords + 1;
        if (emptyRecords > EMPTY_RECORDS) {
            throw new SSLProtocolException("more than " + EMPTY_RECORDS + " records without data");
        }
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            TlsEngine.runTasks(ssl);
        }
        // NEED_WRAP, the answer to the peer's new key, is not this thread's to write: see DECISIONS.md.
        return true;
    }

    private boolean starved() {
        starved = true;
        return false;
    }

    private boolean ended() {
        ended = true;
        return false;
    }

    /// Takes one handshake record.
    ///
    /// @return false when it is not complete yet
    boolean unwrapHandshake() throws SSLException {
        SSLEngineResult result = ssl.unwrap(net, NOTHING);
        return switch (result.getStatus()) {
            case OK -> true;
            case BUFFER_UNDERFLOW -> false;
            case CLOSED -> throw new SSLProtocolException("closed during the handshake");
            case BUFFER_OVERFLOW -> throw new SSLProtocolException("data during the handshake");
        };
    }

    /// Whether [#read] may have something to give without another read from the network.
    boolean buffered() {
        return spill != null || kept || (net.hasRemaining() && !starved) || ended;
    }

    /// Gives back what is borrowed; for when nothing will be read any more, or nothing is held.
    void release() {
        if (borrowed) {
            releaseNet();
        }
        if (spill != null) {
            buffers.give(spill);
            spill = null;
        }
    }
}
