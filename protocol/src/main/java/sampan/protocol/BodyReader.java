package sampan.protocol;

import org.jspecify.annotations.Nullable;

/// The frames of the bodies that one side receives, one body at a time.
final class BodyReader {
    private @Nullable Body body;

    /// Whether a body has begun and not ended.
    boolean open() {
        return body != null;
    }

    void begin(int number, Promise promise) {
        body = new Body(number, promise, ProtocolException::badFrame);
    }

    void data(Header frame) {
        current(frame).data(frame.length());
    }

    Event mark(Header frame, FrameReader frames) {
        current(frame).mark(frame.last());
        if (frame.last()) {
            body = null;
        }
        return new Event.ChunkEnd(Digest.read(frames.payload()), frame.last());
    }

    Event abort(Header frame, FrameReader frames) {
        current(frame);
        body = null;
        return new Event.Aborted(FailureShapes.read(Json.read(frames.payload())));
    }

    private Body current(Header frame) {
        if (body == null || body.number() != frame.number()) {
            throw ProtocolException.badFrame("a body of request " + frame.number() + " that has none");
        }
        return body;
    }
}
