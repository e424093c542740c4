package sampan.server;

/// Makes what came from outside fit for people and logs. Pure functions.
final class Words {
    private static final int NAME = 40;
    private static final int LINE = 200;
    private static final char STRANGE = '\uFFFD';

    private Words() {}

    /// A device's name: one line of at most 40 characters that can't turn a text around.
    static String name(String said) {
        return cut(printable(said.strip()), NAME);
    }

    /// A line of at most 200 characters without control characters and without those that change the direction.
    static String printable(String text) {
        StringBuilder line = new StringBuilder();
        cut(text, LINE).codePoints().forEach(c -> line.appendCodePoint(isHarmless(c) ? c : STRANGE));
        return line.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
