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

    /// What compares as this name does. Made once for each name of a folder: comparing two of them costs nothing.
    Key key(String name) {
        return new Key(collator.getCollationKey(countable(name)).toByteArray(), name);
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

    /// A name's place in the order. Names that the language holds for equal stand by their characters.
    static final class Key implements Comparable<Key> {
        private final byte[] place;
        private final String name;

        /// @param place what the language says: bytes that compare as the names do
        private Key(byte[] place, String name) {
            this.place = place;
            this.name = name;
        }

        @Override
        public int compareTo(Key other) {
            int order = Arrays.compareUnsigned(place, other.place);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }
}
