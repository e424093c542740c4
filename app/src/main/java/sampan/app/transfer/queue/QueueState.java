package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.Summary;
import sampan.app.transfer.Transfer;

/// Where a batch of the queue stands. Immutable.
public sealed interface QueueState {
    /// It begins when it is its turn.
    record Waiting() implements QueueState {}

    /// Its host is being called.
    record Calling() implements QueueState {}

    /// It is under way.
    ///
    /// @param transfer what carries it
    record Running(Transfer transfer) implements QueueState {}

    /// It goes on when somebody says so.
    ///
    /// @param why what keeps it from going on, or null if a person wanted so
    record Paused(@Nullable IOException why) implements QueueState {}

    /// A terminal command carried it, and died. It goes on when somebody says so.
    record Interrupted() implements QueueState {}

    /// It ended, and nothing failed.
    ///
    /// @param summary what it did
    record Done(Summary summary) implements QueueState {}

    /// It ended, and something failed.
    ///
    /// @param files what did not arrive
    /// @param why what ended the whole batch early, or null
    record Failed(List<FailedFile> files, @Nullable IOException why) implements QueueState {
        public Failed {
            files = List.copyOf(files);
        }
    }

    /// Somebody ended it early; what had arrived stays.
    record Cancelled() implements QueueState {}

    /// Whether it is under way.
    default boolean isActive() {
        return switch (this) {
            case Calling _, Running _ -> true;
            case Waiting _, Paused _, Interrupted _, Done _, Failed _, Cancelled _ -> false;
        };
    }

    /// Whether it has come to an end, good or bad.
    default boolean isEnd() {
        return switch (this) {
            case Done _, Failed _, Cancelled _ -> true;
            case Waiting _, Calling _, Running _, Paused _, Interrupted _ -> false;
        };
    }

    /// Whether it can be told to go on.
    default boolean canResume() {
        return switch (this) {
            case Paused _, Interrupted _, Failed _, Cancelled _ -> true;
            case Waiting _, Calling _, Running _, Done _ -> false;
        };
    }
}
