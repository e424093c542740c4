package sampan.app.transfer;

import java.util.function.Consumer;
import sampan.app.store.ReceiptEntry;
import sampan.app.transfer.TransferException.Reason;

/// Has every file compared end to end before it counts as done, where that was asked for. Thread-safe.
///
/// @param voyage the transfer
/// @param queue its work
record Verifying(Voyage voyage, WorkQueue queue) {
    /// Whether a file with this outcome is to be compared first.
    boolean isDue(ItemOutcome outcome) {
        return voyage.options().verify() && Carried.is(outcome);
    }

    /// Compares it.
    ///
    /// @param outcome what becomes of it if both sides agree
    /// @param end is told what became of it
    /// @param differs goes on with a file that was only taken for the same
    void check(FilePair pair, ItemOutcome outcome, Consumer<ItemOutcome> end, Runnable differs) {
        queue.add(new FileCheck(queue, pair, verdict -> {
            switch (verdict) {
                case FileCheck.Agrees proof -> {
                    witness(pair, proof, outcome instanceof ItemOutcome.Done);
                    end.accept(outcome);
                }
                case FileCheck.Differs() -> {
                    if (outcome instanceof ItemOutcome.Done) {
                        end.accept(
                                new ItemOutcome.Failed(new TransferException(Reason.NOT_VERIFIED, pair.shown(), null)));
                    } else {
                        differs.run();
                    }
                }
                case FileCheck.Unknown(ItemOutcome unknown) -> end.accept(unknown);
            }
        }));
    }

    private void witness(FilePair pair, FileCheck.Agrees proof, boolean carried) {
        Consumer<ReceiptEntry> witness = voyage.options().witness();
        if (witness != null) {
            ReceiptEntry entry = pair.entry(proof, carried, System.currentTimeMillis());
            voyage.ledger().tell(() -> witness.accept(entry));
        }
    }
}
