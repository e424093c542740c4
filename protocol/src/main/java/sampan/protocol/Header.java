package sampan.protocol;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A frame's header: `u32 length | u8 kind | u8 flags | u16 number`, big-endian.
///
/// @param length bytes after it
/// @param kind the kind; null for one that is passed over
/// @param flags its flags
/// @param number which request it belongs to
record Header(int length, @Nullable Kind kind, int flags, int number) {
    /// Reads and checks a header, before anything is allocated for what follows.
    ///
    /// @param bits its eight bytes
    /// @param most bytes that a frame may have now, of whatever kind
    /// @throws ProtocolException.Remote if no such frame is allowed
    static Header read(long bits, int most) {
        long length = bits >>> 32;
        int code = (int) (bits >>> 24) & 0xFF;
        int flags = (int) (bits >>> 16) & 0xFF;
        Kind kind = Kind.of(code);
        if (kind == null && code < Kind.SKIPPED) {
            throw ProtocolException.badFrame("no frame has kind " + code);
        }
        int least = kind == null ? 0 : kind.least();
        int limit = Math.min(most, kind == null ? Limits.DATA_BYTES : kind.most());
        if (length < least || length > limit) {
            throw ProtocolException.badFrame("length " + length + " is not within " + least + " and " + limit);
        }
        if (kind != null && (flags & ~kind.flags()) != 0) {
            throw ProtocolException.badFrame("flags " + flags + " on " + kind);
        }
        return new Header((int) length, kind, flags, (int) bits & 0xFFFF);
    }

    boolean body() {
        return (flags & Kind.BODY) != 0;
    }

    boolean last() {
        return (flags & Kind.LAST) != 0;
    }

    /// Writes a header.
    static void write(int length, Kind kind, int flags, int number, ByteBuffer out) {
        out.putLong(((long) length << 32) | ((long) kind.number() << 24) | ((long) flags << 16) | number);
    }
}
