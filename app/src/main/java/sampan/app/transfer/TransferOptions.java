package sampan.app.transfer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.store.ReceiptEntry;

/// How a transfer is done: what a person asked for besides what is carried and where to. Immutable.
///
/// @param policy what happens to a file whose name is taken
/// @param asker whom `ASK` asks, or null
/// @param verify whether both sides read every file once more, and compare SHA-256; a file of equal size and time is
///     then the same only if its bytes are
/// @param witness hears of every file that agreed, as items are told; null if nobody wants to know
/// @param bytesPerSecond how fast content may be carried at the most; 0 for no limit
/// @param executable whether what is fetched can be run here where the host's owner may run it
/// @param remember whether what was carried is remembered, for [Transfer#compare]
/// @param journal where it is written down what became of each file
public record TransferOptions(
        ConflictPolicy policy,
        @Nullable Asker asker,
        boolean verify,
        @Nullable Consumer<ReceiptEntry> witness,
        long bytesPerSecond,
        boolean executable,
        boolean remember,
        Journal journal) {
    /// Nobody is asked, and what is there stays: a taken name fails.
    public static final TransferOptions DEFAULT =
            new TransferOptions(ConflictPolicy.FAIL, null, false, null, 0, false, false, Journal.NONE);

    /// The same with this policy.
    ///
    /// @param who whom `ASK` asks, or null
    public TransferOptions onConflict(ConflictPolicy what, @Nullable Asker who) {
        return new TransferOptions(what, who, verify, witness, bytesPerSecond, executable, remember, journal);
    }

    /// The same, and every file is compared.
    ///
    /// @param who hears of every file that agreed, or null
    public TransferOptions verified(@Nullable Consumer<ReceiptEntry> who) {
        return new TransferOptions(policy, asker, true, who, bytesPerSecond, executable, remember, journal);
    }

    /// The same, and what was carried can be compared later.
    public TransferOptions remembered() {
        return new TransferOptions(policy, asker, verify, witness, bytesPerSecond, executable, true, journal);
    }

    /// The same, but no faster than this.
    ///
    /// @param rate bytes a second; 0 for no limit
    public TransferOptions noFasterThan(long rate) {
        return new TransferOptions(policy, asker, verify, witness, rate, executable, remember, journal);
    }

    /// The same with or without permission to run what the host's owner may run.
    public TransferOptions withExecutable(boolean wanted) {
        return new TransferOptions(policy, asker, verify, witness, bytesPerSecond, wanted, remember, journal);
    }

    /// The same, written down there.
    public TransferOptions keptIn(Journal where) {
        return new TransferOptions(policy, asker, verify, witness, bytesPerSecond, executable, remember, where);
    }
}
