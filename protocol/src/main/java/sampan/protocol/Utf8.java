package sampan.protocol;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// UTF-8 (RFC 3629) as the protocol's JSON uses it: nothing malformed is read, and half of a surrogate
/// pair, which has no UTF-8 form, is written as U+FFFD. Pure functions.
final class Utf8 {
    private Utf8() {}

    /// What was read.
    ///
    /// @param chars the text, up to the first malformed byte
    /// @param whole whether that is all
    record Text(CharSequence chars, boolean whole) {}

    /// Reads all that remains.
    static Text read(ByteBuffer bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        // A new decoder reports what is malformed and never replaces it.
        boolean error =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true).isError();
        return new Text(chars.flip(), !error);
    }

    /// What is written to it goes into a buffer at once. Throws [java.nio.BufferOverflowException] when
    /// that is full. No pair of surrogates may be split between two calls.
    static Writer to(ByteBuffer out) {
        return new Writer() {
            @Override
            public void write(int c) {
                put((char) c, out);
            }

            @Override
            public void write(char[] chars, int offset, int length) {
                Utf8.write(CharBuffer.wrap(chars), offset, offset + length, out);
            }

            @Override
            public void write(String text, int offset, int length) {
                Utf8.write(text, offset, offset + length, out);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static void write(CharSequence text, int start, int end, ByteBuffer out) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                out.put((byte) (0xF0 | (point >> 18))).put((byte) (0x80 | ((point >> 12) & 0x3F)));
                out.put((byte) (0x80 | ((point >> 6) & 0x3F))).put((byte) (0x80 | (point & 0x3F)));
            } else {
                put(c, out);
            }
        }
    }

    private static void put(char c, ByteBuffer out) {
        if (c < 0x80) {
            out.put((byte) c);
        } else if (c < 0x800) {
            out.put((byte) (0xC0 | (c >> 6))).put((byte) (0x80 | (c & 0x3F)));
        } else if (Character.isSurrogate(c)) {
            put('\ufffd', out);
        } else {
            out.put((byte) (0xE0 | (c >> 12))).put((byte) (0x80 | ((c >> 6) & 0x3F)));
            out.put((byte) (0x80 | (c & 0x3F)));
        }
    }

    private static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /// The most bytes that a text takes as a JSON string, its quotation marks included.
    static int room(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += room(text.charAt(i));
        }
        return bytes;
    }

    /// The beginning of a text, so much as fits into that many bytes as a JSON string.
    static String cut(String text, int most) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += room(text.charAt(i));
            if (bytes > most) {
                boolean split = i > 0 && isPair(text, i - 1);
                return text.substring(0, split ? i - 1 : i);
            }
        }
        return text;
    }

    private static int room(char c) {
        if (c < 0x20 || c == '\u2028' || c == '\u2029') {
            return 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}
