package sampan.app.ui.awake;

import java.io.IOException;
import java.util.function.Supplier;
import javafx.beans.value.ObservableIntegerValue;
import sampan.app.ui.base.Background;

/// Keeps the computer awake while something is under way, and only then. For the screen's thread; the system is asked
/// in the background, in order. That it can't be kept awake is no reason to bother anybody.
public final class Awake {
    private final Waking waking;
    private final Background background;
    private final Supplier<String> why;
    private boolean wanted;

    /// @param active how many things are under way
    /// @param why what a person reads who asks the system what keeps it awake
    public Awake(Waking waking, ObservableIntegerValue active, Background background, Supplier<String> why) {
        this.waking = waking;
        this.background = background;
        this.why = why;
        active.subscribe(now -> want(now.intValue() > 0));
    }

    private void want(boolean now) {
        if (now == wanted) {
            return;
        }
        wanted = now;
        if (now) {
            String reason = why.get();
            background.inOrder(() -> begin(reason));
        } else {
            background.inOrder(waking::end);
        }
    }

    private void begin(String reason) {
        try {
            waking.begin(reason);
        } catch (IOException _) {
            // it sleeps when it likes, as without us
        }
    }

    /// Lets it sleep, whatever is under way: the window closes. In the background, in order.
    public void close() {
        waking.end();
    }
}
