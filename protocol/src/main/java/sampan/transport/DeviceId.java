package sampan.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;

/// Who a device is: the SHA-256 of its public key (the DER form of SubjectPublicKeyInfo, RFC 5280 §4.1.2.7).
///
/// It is the *pin* in a link and the name of a device's records on a host. It is public: nothing is gained by
/// knowing it, so it is compared like any other value. Immutable.
///
/// @param text base64url without padding (RFC 4648 §5), exactly 43 characters, in its one canonical spelling
public record DeviceId(String text) {
    /// How many characters [#text] always has.
    public static final int TEXT_LENGTH = 43;

    private static final int BYTES = 32;

    /// @throws IllegalArgumentException when `text` is not the canonical spelling of 32 bytes; the message says why
    public DeviceId {
        Base64Url.decode(text, TEXT_LENGTH, BYTES);
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when `text` is something else; the message says what is wrong with it
    public static DeviceId parse(String text) {
        return new DeviceId(text);
    }

    /// The identity that holds this public key.
    public static DeviceId of(PublicKey key) {
        return new DeviceId(Base64Url.encode(sha256(key.getEncoded())));
    }

    /// The identity that [#hex] wrote so.
    ///
    /// @throws IllegalArgumentException when these are not 64 lower-case hexadecimal digits
    public static DeviceId ofHex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        DeviceId id = new DeviceId(Base64Url.encode(bytes));
        if (!id.hex().equals(hex)) {
            throw new IllegalArgumentException("not in lower case");
        }
        return id;
    }

    /// 64 lower-case hexadecimal digits: safe as a folder's name on every system, also where case is folded.
    public String hex() {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text));
    }

    /// The form that two people compare by eye or by voice: the digits of [#hex] in 16 groups of four.
    public String fingerprint() {
        return hex().replaceAll("(.{4})(?!$)", "$1 ");
    }

    /// The same as [#text].
    @Override
    public String toString() {
        return text;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
