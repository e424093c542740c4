package sampan.transport;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret of a link: 128 random bits that give the right to be let in, for as long as the host says.
///
/// Whoever knows it may use it, so it is never logged: [#toString] does not show it, and a host stores only
/// [#hash]. Immutable.
///
/// @param text base64url without padding (RFC 4648 §5), exactly 22 characters, in its one canonical spelling
public record Token(String text) {
    /// How many characters [#text] always has.
    public static final int TEXT_LENGTH = 22;

    private static final int BYTES = 16;

    /// @throws IllegalArgumentException when `text` is not the canonical spelling of 16 bytes; the message does not
    /// quote it
    public Token {
        Base64Url.decode(text, TEXT_LENGTH, BYTES);
    }

    /// A new one, from the system's secure random numbers.
    public static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(Base64Url.encode(bytes));
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when `text` is something else; the message does not quote it
    public static Token parse(String text) {
        return new Token(text);
    }

    /// What a host keeps instead of the token: the SHA-256 of its 16 bytes, 64 lower-case hexadecimal digits. With
    /// 128 bits of chance beneath it, a plain hash can't be searched backwards.
    public String hash() {
        return HexFormat.of().formatHex(DeviceId.sha256(Base64Url.decode(text, TEXT_LENGTH, BYTES)));
    }

    /// Does not show the token.
    @Override
    public String toString() {
        return "Token[redacted]";
    }
}
