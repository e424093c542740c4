package sampan.app.ui.base;

import java.util.List;

/// Something the window says without getting in the way: a sentence, and what one can do about it.
///
/// @param tone how it looks
/// @param sentence what it says
/// @param actions what one can do, the likeliest first; at most two
public record Notice(Tone tone, String sentence, List<Action> actions) {
    /// How a notice looks. Never by colour alone: each has its own sign.
    public enum Tone {
        /// Good to know.
        INFO,
        /// Something was done.
        SUCCESS,
        /// Something needs a look.
        WARNING,
        /// Something did not work.
        DANGER
    }

    /// A button of a notice.
    ///
    /// @param label what it says
    /// @param does what it does
    public record Action(String label, Runnable does) {}

    public Notice {
        actions = List.copyOf(actions);
    }

    /// Something that was done.
    public static Notice success(String sentence) {
        return new Notice(Tone.SUCCESS, sentence, List.of());
    }

    /// A question before something that can't be taken back.
    ///
    /// @param yes what the button says that does it
    public static Notice question(String sentence, String yes, Runnable then) {
        return new Notice(Tone.WARNING, sentence, List.of(new Action(yes, then)));
    }

    /// Something that did not work, and nothing to do about it but read.
    public static Notice danger(String sentence) {
        return new Notice(Tone.DANGER, sentence, List.of());
    }

    /// Something that did not work, and what one can do about it.
    public static Notice danger(String sentence, Action... actions) {
        return new Notice(Tone.DANGER, sentence, List.of(actions));
    }
}
