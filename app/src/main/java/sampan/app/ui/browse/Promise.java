package sampan.app.ui.browse;

/// What letting go of something would do. Immutable.
///
/// @param sentence what a person reads who holds it
/// @param allowed whether anything would be done at all; otherwise the sentence says why not
record Promise(String sentence, boolean allowed) {
    static Promise to(String sentence) {
        return new Promise(sentence, true);
    }

    static Promise not(String why) {
        return new Promise(why, false);
    }
}
