package sampan.app.transfer;

import java.nio.charset.StandardCharsets;
import sampan.protocol.Limits;

/// Names like a given one, for keeping both. Pure functions.
final class NumberedName {
    /// A longer ending is no ending: then the number stands last, and the end is what is cut.
    private static final int ENDING = 20;

    private NumberedName() {}

    /// The n-th name like this one: `a.txt` gives `a (2).txt`. What is too long is cut before the number.
    ///
    /// @param n 2 or more
    static String of(String name, int n) {
        return of(name, n, Limits.NAME_BYTES);
    }

    /// The same for a system that takes at most so many bytes.
    static String of(String name, int n, int most) {
        int end = end(name);
        return joined(name.substring(0, end), " (" + n + ")" + name.substring(end), most);
    }

    /// The name itself, or as much of it as fits, with its ending.
    static String fitting(String name, int most) {
        int end = end(name);
        return joined(name.substring(0, end), name.substring(end), most);
    }

    private static int end(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > ENDING ? name.length() : dot;
    }

    private static String joined(String stem, String ending, int most) {
        int end = stem.length();
        int left = most - bytes(ending);
        while (end > 0 && bytes(stem.substring(0, end)) > left) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end) + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
