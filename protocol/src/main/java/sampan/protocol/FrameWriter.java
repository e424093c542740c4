package sampan.protocol;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Map;

/// Writes frames. Pure functions; a frame that does not fit is not begun.
final class FrameWriter {
    private FrameWriter() {}

    /// A frame of JSON.
    ///
    /// @param most bytes that it may have after its header
    /// @return whether it is written: not if it would have more
    /// @throws ProtocolException.Local if the buffer has too little room
    static boolean json(Kind kind, int flags, int number, Map<String, Object> object, int most, ByteBuffer out) {
        int start = out.position();
        try {
            Header.write(0, kind, flags, number, out);
            Json.write(object, out);
        } catch (BufferOverflowException e) {
            out.position(start);
            if (out.remaining() >= Limits.HEADER + most) {
                return false;
            }
            throw new ProtocolException.Local("a buffer with too little room");
        }
        int length = out.position() - start - Limits.HEADER;
        if (length > most) {
            out.position(start);
            return false;
        }
        out.putInt(start, length);
        return true;
    }

    static void bye(Bye bye, ByteBuffer out) {
        json(Kind.BYE, 0, 0, FailureShapes.BYE.write(bye), Limits.JSON_BYTES, out);
    }
}
