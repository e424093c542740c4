package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A 128-bit XXH3 digest, of a chunk or of a file. It guards against accident; against tampering there is
/// TLS, and equality that saves sending is decided by SHA-256.
///
/// @param high the first eight bytes of the canonical, big-endian form
/// @param low the last eight bytes
public record Digest(long high, long low) {
    /// Bytes of a digest.
    public static final int BYTES = 16;

    /// Reads sixteen bytes.
    public static Digest read(ByteBuffer from) {
        return new Digest(from.getLong(), from.getLong());
    }

    /// Writes sixteen bytes.
    public void write(ByteBuffer to) {
        to.putLong(high).putLong(low);
    }

    /// Reads 32 lower-case hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static Digest parse(String hex) {
        if (hex.length() != 2 * BYTES || !hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("a digest is 32 lower-case hexadecimal digits");
        }
        return read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    /// 32 lower-case hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
