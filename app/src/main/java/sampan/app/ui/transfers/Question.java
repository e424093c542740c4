package sampan.app.ui.transfers;

import java.util.concurrent.CompletableFuture;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Decision;

/// One question that waits for its answer, and holds up the one file it is about.
///
/// @param conflict what it is about
/// @param from who asks: all of one run's questions come from the same one
/// @param canReplace whether replacing is among the answers
/// @param remember keeps an answer for the rest of the same transfer
/// @param answer completed with what shall happen
record Question(
        Conflict conflict,
        Asker from,
        boolean canReplace,
        java.util.function.Consumer<ConflictPolicy> remember,
        CompletableFuture<Decision> answer) {
    /// The name that is taken.
    String name() {
        String path = conflict.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
