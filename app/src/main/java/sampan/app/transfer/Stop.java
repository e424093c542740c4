package sampan.app.transfer;

import java.util.ArrayList;
import java.util.List;

/// Whether a transfer shall end early. Thread-safe. Nothing is interrupted: what is told to stop closes its
/// link, or looks here between two steps.
final class Stop {
    /// How it ends.
    enum Kind {
        /// It goes on.
        NONE,
        /// What is half done is kept, out of sight, for the next transfer of the same file.
        PAUSE,
        /// What is half done is thrown away.
        CANCEL
    }

    private Kind kind = Kind.NONE;
    private final List<Runnable> actions = new ArrayList<>();

    /// Stops; the first one decides how.
    void now(Kind how) {
        List<Runnable> all;
        synchronized (this) {
            if (kind != Kind.NONE) {
                return;
            }
            kind = how;
            all = List.copyOf(actions);
        }
        all.forEach(Runnable::run);
    }

    /// Does this when stopped, at once if that has happened.
    void then(Runnable action) {
        synchronized (this) {
            if (kind == Kind.NONE) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized Kind kind() {
        return kind;
    }

    boolean isSet() {
        return kind() != Kind.NONE;
    }
}
