package sampan.app.ui.base;

/// What letting go of something would do. Immutable.
///
/// @param sentence what a person reads who holds it
/// @param allowed whether anything would be done at all; otherwise the sentence says why not
public record Promise(String sentence, boolean allowed) {
    /// It would do this.
    public static Promise to(String sentence) {
        return new Promise(sentence, true);
    }

    /// It would do nothing, for this reason.
    public static Promise not(String why) {
        return new Promise(why, false);
    }
}
