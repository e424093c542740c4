package sampan.app.transfer.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.KeptFile;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Item;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.Transfers;
import sampan.protocol.DraftId;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Carries the batches of a queue, each on a thread of its own until it moves: calls the host, reads what earlier runs
/// finished, begins the transfer and hears of its end. Thread-safe.
final class BatchRuns {
    /// Decides, in one step with what a person may have said meanwhile, whether a transfer begins; and hears of ends.
    interface Turns {
        /// Begins it, or says null if the batch is not to go on.
        @Nullable
        Transfer begin(QueuedBatch batch, Supplier<Transfer> begin);

        /// A batch is no longer under way.
        void ended(QueuedBatch batch, QueueState now);

        /// What a transfer that was ended early means for its batch.
        QueueState stopped(QueuedBatch batch);
    }

    private final Transfers engine;
    private final Hosts hosts;
    private final Keeper keeper;
    private final QueueThreads threads;
    private final Turns turns;
    private final Berths berths;

    BatchRuns(Transfers engine, Hosts hosts, Keeper keeper, QueueThreads threads, Turns turns) {
        this.engine = engine;
        this.hosts = hosts;
        this.keeper = keeper;
        this.threads = threads;
        this.turns = turns;
        this.berths = new Berths(hosts);
    }

    /// Begins it in the background.
    void begin(QueuedBatch batch) {
        threads.run(() -> carry(batch));
    }

    private void carry(QueuedBatch batch) {
        Visit given = batch.visit();
        Visit visit;
        try {
            visit = given == null ? berths.take(batch.host()) : given;
        } catch (IOException e) {
            turns.ended(batch, new QueueState.Paused(e));
            return;
        } catch (RuntimeException e) {
            turns.ended(batch, new QueueState.Paused(new IOException(e)));
            return;
        }
        KeptJournal journal = keeper.journal(batch.id());
        Asker asker = hosts.asker(mayReplace(batch, visit));
        TransferOptions options = TransferOptions.DEFAULT
                .onConflict(batch.policy(), asker)
                .remembered()
                .keptIn(journal);
        Transfer transfer = turns.begin(batch, () -> batch.order().begin(engine, visit, options));
        if (transfer == null) {
            left(batch, given);
            turns.ended(batch, turns.stopped(batch));
            return;
        }
        // A person may have changed it in the meantime.
        transfer.limit(batch.limit());
        transfer.onState(state -> {
            if (state.isEnd()) {
                hosts.over(asker);
                left(batch, given);
                turns.ended(batch, end(batch, transfer, state));
            }
        });
    }

    /// On another thread: the last one to leave says goodbye.
    private void left(QueuedBatch batch, @Nullable Visit given) {
        if (given == null) {
            threads.run(() -> berths.giveBack(batch.host()));
        }
    }

    private static boolean mayReplace(QueuedBatch batch, Visit visit) {
        return switch (batch.order()) {
            case Order.Download _ -> true;
            case Order.Upload(var _, RemotePath into) -> {
                Reply.Share share = visit.share(into);
                yield share != null && share.access().changes();
            }
        };
    }

    private QueueState end(QueuedBatch batch, Transfer transfer, TransferState state) {
        return switch (state) {
            case TransferState.Done(var summary) -> new QueueState.Done(summary);
            case TransferState.Failed(var summary) ->
                new QueueState.Failed(
                        transfer.failures().stream()
                                .flatMap(item -> failed(item).stream())
                                .toList(),
                        summary.cause());
            default -> turns.stopped(batch);
        };
    }

    /// What is stranded is told by the cause of the whole, or of its folder.
    private static Optional<FailedFile> failed(Item item) {
        return item.outcome() instanceof ItemOutcome.Failed(IOException why)
                ? Optional.of(new FailedFile(item.path(), why))
                : Optional.empty();
    }

    /// Throws away what the host, or this computer, holds of a batch's unfinished files, if that can be done; in the
    /// background.
    void discard(QueuedBatch batch) {
        List<String> drafts = new ArrayList<>();
        // Asked before the batch is taken out, and answered in that order.
        keeper.write(
                (database, _) -> database.files(batch.id(), KeptFile.State.BEGUN, file -> drafts.add(file.detail())));
        threads.run(() -> {
            keeper.await();
            if (!drafts.isEmpty()) {
                discard(batch, drafts);
            }
        });
    }

    private void discard(QueuedBatch batch, List<String> drafts) {
        try {
            switch (batch.order()) {
                case Order.Upload _ -> discardThere(batch, drafts);
                case Order.Download(var _, Path into) -> Transfers.discardParts(into, drafts);
            }
        } catch (IOException | RuntimeException e) {
            // It can't be reached now. A host forgets unused drafts by itself, and so does the next download there.
        }
    }

    private void discardThere(QueuedBatch batch, List<String> drafts) throws IOException {
        Visit given = batch.visit();
        Visit visit = given == null ? berths.take(batch.host()) : given;
        try {
            for (String draft : drafts) {
                int slash = draft.lastIndexOf('/');
                DraftId id = new DraftId(draft.substring(slash + 1));
                visit.call(new Request.Discard(new Request.DraftRef(draft.substring(0, slash), id)));
            }
        } finally {
            if (given == null) {
                berths.giveBack(batch.host());
            }
        }
    }
}
