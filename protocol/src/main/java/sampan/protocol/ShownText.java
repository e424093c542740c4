package sampan.protocol;

/// Text that somebody else wrote, made fit to be shown to a person: nothing in it can move a cursor, ring,
/// colour, end a line or turn the direction of what stands beside it. Pure functions.
public final class ShownText {
    private static final int REPLACEMENT = 0xFFFD;

    private ShownText() {}

    /// The same text with a picture in place of each control character that has one (`␊`, `␛`), and `�` in
    /// place of the others, of line separators, of invisible format characters and of halves of surrogate
    /// pairs. The two joiners that writing itself needs stay.
    public static String of(String text) {
        if (text.codePoints().allMatch(point -> shown(point) == point)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(shown(point)));
        return shown.toString();
    }

    private static int shown(int point) {
        if (point < 0x20) {
            return 0x2400 + point;
        }
        if (point == 0x7F) {
            return 0x2421;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                REPLACEMENT;
            // Families of emoji and some Indic and Persian words are written with these two.
            case Character.FORMAT -> point == 0x200C || point == 0x200D ? point : REPLACEMENT;
            default -> point;
        };
    }
}
