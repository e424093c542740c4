package sampan.app.ui.browse;

import java.text.Collator;
import java.util.Arrays;
import java.util.Locale;

/// The order of names that people expect: by the alphabet of their language, `file2` before `file10`, case only as the
/// last difference. For one thread at a time.
final class NameOrder {
    private static final int LONGEST_RUN = 99;

    private final Collator collator;

    NameOrder(Locale locale) {
        collator = Collator.getInstance(locale);
        collator.setStrength(Collator.TERTIARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    }

    /// Bytes that compare, without signs, as the names do; alike for names that the language holds for equal. Made once
    /// for each name of a folder: comparing two of them costs nothing.
    byte[] key(String name) {
        return dense(collator.getCollationKey(countable(name)).toByteArray());
    }

    /// The same order in half the bytes. The collator writes 16 bit for everything, and for most letters eight do: so
    /// what is less than 255 is one byte, and anything else comes after that.
    private static byte[] dense(byte[] pairs) {
        byte[] out = new byte[pairs.length / 2 * 3];
        int length = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == 0 && pairs[i + 1] != (byte) 0xff) {
                out[length++] = pairs[i + 1];
            } else {
                out[length++] = (byte) 0xff;
                out[length++] = pairs[i];
                out[length++] = pairs[i + 1];
            }
        }
        return Arrays.copyOf(out, length);
    }

    /// The name with how many digits each number has written before it, so that a number of more digits comes later.
    static String countable(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        int at = 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (!isDigit(c)) {
                out.append(c);
                at++;
                continue;
            }
            int end = at;
            while (end < name.length() && isDigit(name.charAt(end))) {
                end++;
            }
            int first = at;
            while (first < end - 1 && name.charAt(first) == '0') {
                first++;
            }
            int digits = Math.min(end - first, LONGEST_RUN);
            out.append((char) ('0' + digits / 10))
                    .append((char) ('0' + digits % 10))
                    .append(name, first, end);
            at = end;
        }
        return out.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
