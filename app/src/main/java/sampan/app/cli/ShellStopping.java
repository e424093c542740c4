package sampan.app.cli;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes signals on to the command that the shell is at. Free for any thread.
final class ShellStopping implements Stopping {
    private final @Nullable Stopping outer;
    private final AtomicReference<@Nullable Consumer<Signal>> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Signal> last = new AtomicReference<>();
    private boolean handling;

    /// @param outer where signals come from; null if [#signal] is called instead
    ShellStopping(@Nullable Stopping outer) {
        this.outer = outer;
    }

    @Override
    public void handle(Consumer<Signal> first) {
        current.set(first);
        if (outer != null && !handling) {
            handling = true;
            outer.handle(this::signal);
        }
    }

    /// A signal came: the command at work is told, if it minds.
    void signal(Signal signal) {
        last.set(signal);
        Consumer<Signal> told = current.get();
        if (told != null) {
            told.accept(signal);
        }
    }

    /// The command has ended.
    ///
    /// @return the signal that came meanwhile, or null
    @Nullable
    Signal over() {
        current.set(null);
        return last.getAndSet(null);
    }
}
