package sampan.app.transfer;

import org.jspecify.annotations.Nullable;

/// How a transfer is done: what a person asked for besides what is carried and where to. Immutable.
///
/// @param policy what happens to a file whose name is taken
/// @param asker whom `ASK` asks, or null
/// @param bytesPerSecond how fast content may be carried at the most; 0 for no limit
public record TransferOptions(
        ConflictPolicy policy, @Nullable Asker asker, long bytesPerSecond) {
    /// Nobody is asked, and what is there stays: a taken name fails.
    public static final TransferOptions DEFAULT = new TransferOptions(ConflictPolicy.FAIL, null, 0);

    /// The same with this policy.
    ///
    /// @param who whom `ASK` asks, or null
    public TransferOptions onConflict(ConflictPolicy what, @Nullable Asker who) {
        return new TransferOptions(what, who, bytesPerSecond);
    }

    /// The same, but no faster than this.
    ///
    /// @param rate bytes a second; 0 for no limit
    public TransferOptions noFasterThan(long rate) {
        return new TransferOptions(policy, asker, rate);
    }
}
