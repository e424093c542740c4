package sampan.app.transfer;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs one phase of a transfer: everything in it is finished, or given up, before the next begins.
final class Phase {
    private Phase() {}

    /// Works until everything is finished.
    ///
    /// @param fill opens what there is to do
    /// @return what made it give up, or null
    static @Nullable IOException run(Voyage voyage, Consumer<WorkQueue> fill) {
        WorkQueue queue = new WorkQueue();
        voyage.stop().then(() -> queue.stop(null));
        fill.accept(queue);
        queue.seal();
        if (!queue.isOver()) {
            new Crew(voyage, queue).run();
        }
        IOException cause = queue.cause();
        if (cause != null) {
            // Whoever waits for an answer waits no longer.
            voyage.questions().abandon();
        }
        return cause;
    }
}
