package sampan.app.transfer;

/// Names like a given one, for keeping both.
final class NumberedName {
    private NumberedName() {}

    /// The n-th name like this one: `a.txt` gives `a (2).txt`.
    ///
    /// @param n 2 or more
    static String of(String name, int n) {
        int dot = name.lastIndexOf('.');
        int end = dot <= 0 ? name.length() : dot;
        return name.substring(0, end) + " (" + n + ")" + name.substring(end);
    }
}
