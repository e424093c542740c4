package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sampan.app.store.KeptBatch;
import sampan.app.store.KeptFile;
import sampan.app.store.QueueDatabase;

/// Makes batches of what the database holds. Used on the keeper's thread.
///
/// @param database the open one
record Restored(QueueDatabase database) {
    /// Those of this owner: what was under way waits.
    List<QueuedBatch> of(String owner) throws IOException {
        List<KeptBatch> kept = database.of(owner);
        List<QueuedBatch> batches = new ArrayList<>();
        for (KeptBatch one : kept) {
            QueueState state = switch (one.state()) {
                case WAITING -> new QueueState.Waiting();
                case PAUSED -> new QueueState.Paused(null);
                case FAILED -> failed(one);
            };
            add(batches, one, state);
        }
        return batches;
    }

    /// Those that terminal commands left when they died.
    List<QueuedBatch> interrupted() throws IOException {
        List<QueuedBatch> batches = new ArrayList<>();
        for (KeptBatch one : database.interrupted()) {
            add(batches, one, new QueueState.Interrupted());
        }
        return batches;
    }

    private void add(List<QueuedBatch> batches, KeptBatch kept, QueueState state) throws IOException {
        try {
            batches.add(new QueuedBatch(kept, state));
        } catch (IllegalArgumentException e) {
            // A path that this computer can't hold: nothing can ever come of it.
            database.remove(kept.id());
        }
    }

    private QueueState failed(KeptBatch kept) throws IOException {
        List<FailedFile> files = new ArrayList<>();
        database.files(
                kept.id(),
                KeptFile.State.FAILED,
                file -> files.add(new FailedFile(file.path(), CauseText.parse(file.detail(), file.path()))));
        return new QueueState.Failed(
                files, kept.detail().isEmpty() ? null : CauseText.parse(kept.detail(), kept.target()));
    }
}
