package sampan.protocol;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The frames of the bodies that one side sends, one body at a time.
final class BodyWriter {
    private @Nullable Body body;

    /// Whether a body has begun and not ended.
    boolean open() {
        return body != null;
    }

    void begin(int number, Promise promise) {
        body = new Body(number, promise, ProtocolException.Local::new);
    }

    void data(int bytes, ByteBuffer out) {
        Body current = current();
        current.data(bytes);
        Header.write(bytes, Kind.DATA, 0, current.number(), out);
    }

    void mark(Digest digest, boolean last, ByteBuffer out) {
        Body current = current();
        current.mark(last);
        Header.write(Digest.BYTES, Kind.MARK, last ? Kind.LAST : 0, current.number(), out);
        digest.write(out);
        if (last) {
            body = null;
        }
    }

    void abort(Failure failure, ByteBuffer out) {
        if (!FrameWriter.json(
                Kind.ABORT, 0, current().number(), FailureShapes.write(failure), Limits.JSON_BYTES, out)) {
            throw new ProtocolException.Local("a failure of too many bytes");
        }
        body = null;
    }

    private Body current() {
        if (body == null) {
            throw new ProtocolException.Local("no body is being sent");
        }
        return body;
    }
}
