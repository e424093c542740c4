package sampan.app.ui.host;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import sampan.app.ui.base.Background;

/// Looks at something in the background, one look at a time; who asks during one gets another after it. Of failures
/// that follow each other only the first is told. For the screen's thread.
///
/// @param <T> what is seen
final class Looking<T> {
    private final Background background;
    private final Callable<T> look;
    private final Consumer<T> seen;
    private final Consumer<Exception> failed;
    private boolean looking;
    private boolean again;
    private boolean failing;

    Looking(Background background, Callable<T> look, Consumer<T> seen, Consumer<Exception> failed) {
        this.background = background;
        this.look = look;
        this.seen = seen;
        this.failed = failed;
    }

    /// Whether no look is under way.
    boolean rests() {
        return !looking;
    }

    /// Looks now, or once more when the look that is under way has ended.
    void now() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        background.run(
                look,
                what -> {
                    failing = false;
                    seen.accept(what);
                    ended();
                },
                e -> {
                    if (!failing) {
                        failing = true;
                        failed.accept(e);
                    }
                    ended();
                });
    }

    private void ended() {
        looking = false;
        if (again) {
            again = false;
            now();
        }
    }
}
