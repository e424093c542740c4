package sampan.app.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4), as 64 lower-case hexadecimal digits. Pure functions.
final class Sha256 {
    private Sha256() {}

    /// A sum of no bytes yet.
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// The sum of these bytes.
    static String of(byte[] bytes, int length) {
        MessageDigest sha = begin();
        sha.update(bytes, 0, length);
        return end(sha);
    }

    /// The sum of all that was added; it is then one of no bytes again.
    static String end(MessageDigest sha) {
        return HexFormat.of().formatHex(sha.digest());
    }
}
