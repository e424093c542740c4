package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sampan.app.store.KeptBatch;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.queue.QueuedBatch.Wish;

/// Begins what may begin, and sees what becomes of it: so many batches are under way at once, the first in the order
/// come first. Thread-safe.
final class Starter implements BatchRuns.Turns {
    private final Object lock;
    private final Lineup lineup;
    private final Records records;
    private final int most;
    private final Runnable tell;
    private @Nullable BatchRuns runs;
    private boolean closed;

    /// @param lock guards the lineup and where its batches stand
    /// @param most how many batches are under way at once
    /// @param tell is run after every change, without the lock
    Starter(Object lock, Lineup lineup, Records records, int most, Runnable tell) {
        this.lock = lock;
        this.lineup = lineup;
        this.records = records;
        this.most = most;
        this.tell = tell;
    }

    /// By these they are carried.
    void use(BatchRuns carriers) {
        synchronized (lock) {
            runs = carriers;
        }
    }

    /// Begins what may begin, and tells.
    void turn() {
        List<QueuedBatch> next = new ArrayList<>();
        BatchRuns carriers;
        synchronized (lock) {
            carriers = runs;
            long active = lineup.all().stream()
                    .filter(batch -> batch.state().isActive())
                    .count();
            for (QueuedBatch batch : lineup.all()) {
                if (!closed && active < most && batch.state() instanceof QueueState.Waiting) {
                    batch.state(new QueueState.Calling());
                    next.add(batch);
                    active++;
                }
            }
        }
        if (carriers != null) {
            next.forEach(carriers::begin);
        }
        tell.run();
    }

    @Override
    public @Nullable Transfer begin(QueuedBatch batch, Supplier<Transfer> begin) {
        Transfer transfer;
        synchronized (lock) {
            if (closed || batch.wish() != Wish.GO_ON) {
                return null;
            }
            transfer = begin.get();
            batch.transfer(transfer);
            batch.state(new QueueState.Running(transfer));
        }
        tell.run();
        return transfer;
    }

    @Override
    public QueueState stopped(QueuedBatch batch) {
        synchronized (lock) {
            return switch (batch.wish()) {
                case CANCEL -> new QueueState.Cancelled();
                case PAUSE -> new QueueState.Paused(null);
                // It goes on the next time the program is started.
                case GO_ON -> new QueueState.Waiting();
            };
        }
    }

    @Override
    public void ended(QueuedBatch batch, QueueState now) {
        synchronized (lock) {
            batch.state(now);
            batch.wish(Wish.GO_ON);
        }
        switch (now) {
            case QueueState.Done _, QueueState.Cancelled _ -> records.forget(batch);
            case QueueState.Failed(var _, IOException why) ->
                records.state(batch, KeptBatch.State.FAILED, why == null ? "" : CauseText.of(why));
            // One whose host can't be reached now is tried again the next time the program is started.
            case QueueState.Paused(IOException why)
            when why == null -> records.state(batch, KeptBatch.State.PAUSED, "");
            default -> {}
        }
        turn();
    }

    /// Begins nothing more.
    void close() {
        synchronized (lock) {
            closed = true;
        }
    }
}
