package sampan.app.transfer;

import sampan.app.client.LinkException;

/// Where a transfer stands. Immutable.
public sealed interface TransferState {
    /// It waits its turn or finds out what there is to carry; totals are not known yet, files may already be
    /// moving.
    record Planning() implements TransferState {}

    /// Files are moving, and the totals are known.
    record Running() implements TransferState {}

    /// The link is lost; it is made again soon, and what was not carried yet goes on then.
    ///
    /// @param cause why it was lost, or could not be made
    record Reconnecting(LinkException cause) implements TransferState {}

    /// It ended, and nothing failed.
    ///
    /// @param summary what it did
    record Done(Summary summary) implements TransferState {}

    /// It ended, and something failed.
    ///
    /// @param summary what it did
    record Failed(Summary summary) implements TransferState {}

    /// Somebody ended it early, by cancelling or by pausing it; what had arrived stays.
    ///
    /// @param summary what it did until then
    record Cancelled(Summary summary) implements TransferState {}

    /// Whether nothing will change any more.
    default boolean isEnd() {
        return switch (this) {
            case Planning _, Running _, Reconnecting _ -> false;
            case Done _, Failed _, Cancelled _ -> true;
        };
    }
}
