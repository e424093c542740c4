package sampan.app.ui.base;

/// What letting go of something would do. Immutable.
///
/// @param sign a sign for it
/// @param sentence what a person reads who holds it
/// @param allowed whether anything would be done at all; otherwise the sentence says why not
public record Promise(Glyph sign, String sentence, boolean allowed) {
    /// It would do this.
    public static Promise to(Glyph sign, String sentence) {
        return new Promise(sign, sentence, true);
    }

    /// It would do nothing, for this reason.
    public static Promise not(String why) {
        return new Promise(Glyph.UNAVAILABLE, why, false);
    }
}
