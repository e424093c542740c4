package sampan.transport;

import java.util.Base64;

/// Base64url without padding (RFC 4648 §5), one spelling only: what a link carries must be equal exactly when its
/// bytes are.
final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The bytes behind a text. Never quotes the text in a message, since it may be a secret.
    static byte[] decode(String text, int length, int bytes) {
        if (text.length() != length) {
            throw new IllegalArgumentException("has %d characters instead of %d".formatted(text.length(), length));
        }
        for (int i = 0; i < length; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                throw new IllegalArgumentException(
                        "has a character at position %d that can't be in it".formatted(i + 1));
            }
        }
        byte[] decoded = Base64.getUrlDecoder().decode(text);
        // The last character has bits to spare; with them set it would be a second spelling of the same bytes.
        if (decoded.length != bytes || !encode(decoded).equals(text)) {
            throw new IllegalArgumentException("ends with a character that can't be its last");
        }
        return decoded;
    }
}
