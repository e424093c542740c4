package sampan.app.transfer.queue;

import org.jspecify.annotations.Nullable;
import sampan.app.store.KeptFile;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Journal;

/// The journal of one batch, written down by the keeper. Thread-safe.
///
/// @param batch the batch's number
/// @param earlier what earlier runs finished
/// @param notes takes each note, and never waits
record KeptJournal(long batch, FinishedFiles earlier, java.util.function.Consumer<KeptFile> notes) implements Journal {
    @Override
    public @Nullable ItemOutcome finished(String path, long size, long modified) {
        return earlier.get(path, size, modified);
    }

    @Override
    public void begun(String path, long size, long modified, String draft) {
        notes.accept(new KeptFile(batch, path, size, modified, KeptFile.State.BEGUN, draft));
    }

    @Override
    public void ended(String path, long size, long modified, ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Done(var renamed) ->
                note(path, size, modified, KeptFile.State.DONE, renamed == null ? "" : renamed);
            case ItemOutcome.Skipped(var why) -> note(path, size, modified, KeptFile.State.SKIPPED, why.name());
            case ItemOutcome.Failed(var why) -> note(path, size, modified, KeptFile.State.FAILED, CauseText.of(why));
            // Its own draft, if it has one, stays written down; the cause is the whole batch's.
            case ItemOutcome.Stranded _ -> {}
        }
    }

    private void note(String path, long size, long modified, KeptFile.State state, String detail) {
        notes.accept(new KeptFile(batch, path, size, modified, state, detail));
    }
}
