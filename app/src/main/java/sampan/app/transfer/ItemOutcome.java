package sampan.app.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What became of one thing in a transfer. Immutable.
public sealed interface ItemOutcome {
    /// It is where it should be, every chunk's digest agreed, and the disk there was forced.
    ///
    /// @param renamed the name it got there, where that is another than its own; else null
    record Done(@Nullable String renamed) implements ItemOutcome {}

    /// It was passed over on purpose.
    ///
    /// @param why the reason
    record Skipped(SkipReason why) implements ItemOutcome {}

    /// It is not there.
    ///
    /// @param cause a [sampan.app.client.LinkException] for what the host or the link did, a
    ///     [TransferException] for what happened on this computer
    record Failed(IOException cause) implements ItemOutcome {}

    /// It is not there either, because the folder it was to be in failed, or the whole transfer. That is told by
    /// itself and once: as the folder's own [Failed], or as [Summary#cause].
    ///
    /// @param cause the same
    record Stranded(IOException cause) implements ItemOutcome {}

    /// The name that a file got where it was carried to, if that is another than its own; else null.
    static @Nullable String renamed(ItemOutcome outcome) {
        return outcome instanceof Done(@Nullable String renamed) ? renamed : null;
    }

    /// Whether it is not where it should be, and was not passed over on purpose.
    default boolean isFailure() {
        return switch (this) {
            case Done _, Skipped _ -> false;
            case Failed _, Stranded _ -> true;
        };
    }
}
