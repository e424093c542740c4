package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the frames in a stream of bytes that may come in any pieces. Takes every byte it is given, except
/// those of bodies, and allocates no more than has arrived.
final class FrameReader {
    private static final byte[] NOTHING = {};

    private long bits;
    private int bitsHeld;
    private @Nullable Header header;
    private byte[] held = NOTHING;
    private int heldBytes;
    private ByteBuffer payload = ByteBuffer.wrap(NOTHING);
    private int bodyRemaining;

    /// The next frame whose payload is here, or the next DATA frame whose header is here; null when more
    /// bytes are needed.
    ///
    /// @param most bytes that a frame may have now
    @Nullable
    Header next(ByteBuffer in, int most) {
        while (true) {
            if (header == null && !readHeader(in, most)) {
                return null;
            }
            Header frame = java.util.Objects.requireNonNull(header);
            if (frame.kind() == Kind.DATA) {
                bodyRemaining = frame.length();
                header = null;
                return frame;
            }
            if (!readPayload(frame.length(), frame.kind() != null, in)) {
                return null;
            }
            header = null;
            if (frame.kind() != null) {
                return frame;
            }
        }
    }

    private boolean readHeader(ByteBuffer in, int most) {
        while (bitsHeld < Limits.HEADER) {
            if (!in.hasRemaining()) {
                return false;
            }
            bits = (bits << 8) | (in.get() & 0xFF);
            bitsHeld++;
        }
        bitsHeld = 0;
        header = Header.read(bits, most);
        return true;
    }

    private boolean readPayload(int length, boolean wanted, ByteBuffer in) {
        int missing = length - heldBytes;
        int here = Math.min(missing, in.remaining());
        if (heldBytes == 0 && here == length) {
            payload = in.slice(in.position(), length);
            in.position(in.position() + length);
            return true;
        }
        if (wanted) {
            if (heldBytes + here > held.length) {
                held = Arrays.copyOf(held, Math.min(length, Math.max(2 * held.length, heldBytes + here)));
            }
            in.get(held, heldBytes, here);
        } else {
            in.position(in.position() + here);
        }
        heldBytes += here;
        if (heldBytes < length) {
            return false;
        }
        payload = ByteBuffer.wrap(held, 0, wanted ? length : 0);
        held = NOTHING;
        heldBytes = 0;
        return true;
    }

    /// The payload of the frame that [#next] found, but of DATA; valid until the next call.
    ByteBuffer payload() {
        return payload;
    }

    /// Bytes of the current DATA frame that are still to come.
    int bodyRemaining() {
        return bodyRemaining;
    }

    /// As many of them as there are.
    ByteBuffer body(ByteBuffer in) {
        int here = Math.min(bodyRemaining, in.remaining());
        ByteBuffer bytes = in.slice(in.position(), here);
        in.position(in.position() + here);
        bodyRemaining -= here;
        return bytes;
    }

    void bodyPassed(int bytes) {
        if (bytes < 0 || bytes > bodyRemaining) {
            throw new ProtocolException.Local(bytes + " bytes passed of " + bodyRemaining);
        }
        bodyRemaining -= bytes;
    }
}
