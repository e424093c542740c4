package sampan.app.transfer;

import org.jspecify.annotations.Nullable;

/// How a transfer is done: what a person asked for besides what is carried and where to. Immutable.
///
/// @param policy what happens to a file whose name is taken
/// @param asker whom `ASK` asks, or null
public record TransferOptions(
        ConflictPolicy policy, @Nullable Asker asker) {
    /// Nobody is asked, and what is there stays: a taken name fails.
    public static final TransferOptions DEFAULT = new TransferOptions(ConflictPolicy.FAIL, null);

    /// The same with this policy.
    ///
    /// @param who whom `ASK` asks, or null
    public TransferOptions onConflict(ConflictPolicy what, @Nullable Asker who) {
        return new TransferOptions(what, who);
    }
}
