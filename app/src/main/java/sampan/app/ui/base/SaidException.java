package sampan.app.ui.base;

/// Something did not work, and the message is already the sentence to show.
public final class SaidException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param sentence in the person's language
    public SaidException(String sentence) {
        super(sentence);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
