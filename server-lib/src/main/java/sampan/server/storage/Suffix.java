package sampan.server.storage;

import java.nio.charset.StandardCharsets;
import sampan.protocol.Limits;

/// Names like a given one. Pure functions.
final class Suffix {
    private static final int EXTENSION = 20;

    private Suffix() {}

    /// `a.txt` and `2` give `a (2).txt`. What is too long for a name is cut before the suffix.
    static String on(String leaf, String what) {
        int dot = leaf.lastIndexOf('.');
        if (leaf.length() - dot > EXTENSION) {
            dot = -1;
        }
        String end = " (" + what + ")" + (dot > 0 ? leaf.substring(dot) : "");
        String stem = dot > 0 ? leaf.substring(0, dot) : leaf;
        while (!stem.isEmpty() && bytes(stem) + bytes(end) > Limits.NAME_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
