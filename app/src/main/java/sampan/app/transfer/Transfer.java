package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.store.ReceiptEntry;

/// One batch that a person dropped, on its way. Thread-safe; made by [Transfers], nothing needs to be closed.
///
/// States are pushed, counters are polled. Listeners are called on a thread of the engine, one at a time, and
/// should be short: while one runs, the others and the next state wait, though no file does.
public final class Transfer {
    /// What a person reads of a transfer.
    record Label(Direction direction, String title, String from, String to) {}

    private final Label label;
    private final Transfers engine;
    private final Herald herald;
    private final Ledger ledger;
    private final Voyage voyage;
    private final Job job;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Consumer<TransferState>> listeners = new ArrayList<>();
    private TransferState state = new TransferState.Planning();
    private TransferState beforeLoss = state;

    Transfer(Label label, Transfers engine, Herald herald, Voyage voyage, Job job) {
        this.label = label;
        this.engine = engine;
        this.herald = herald;
        this.ledger = voyage.ledger();
        this.voyage = voyage;
        this.job = job;
        voyage.links().onChange(this::link);
        voyage.stop().then(voyage.lanes()::abort);
        voyage.stop().then(voyage.questions()::abandon);
        voyage.stop().then(() -> limit(0));
    }

    /// Does the transfer; called once, on a thread of its own.
    void run() {
        IOException cause;
        try {
            cause = job.run(voyage, () -> move(new TransferState.Running()));
        } catch (RuntimeException e) {
            cause = new IOException(e);
        }
        Throwable mistake = voyage.broken().first();
        if (mistake != null) {
            cause = new IOException(mistake);
        }
        Summary summary = ledger.summary(
                voyage.lanes().sent(),
                voyage.lanes().received(),
                voyage.timing().overall(voyage.lanes().time()),
                cause);
        if (mistake == null && voyage.stop().isSet()) {
            move(new TransferState.Cancelled(summary));
        } else if (cause != null || summary.failed() > 0) {
            move(new TransferState.Failed(summary));
        } else {
            move(new TransferState.Done(summary));
        }
        herald.tell(end::countDown);
    }

    private void move(TransferState next) {
        synchronized (listeners) {
            state = next;
            List<Consumer<TransferState>> all = List.copyOf(listeners);
            herald.tell(() -> all.forEach(listener -> listener.accept(next)));
        }
    }

    /// The only link was lost, or there is one again.
    private void link(@Nullable LinkException lost) {
        synchronized (listeners) {
            if (state.isEnd()) {
                return;
            }
            boolean waits = state instanceof TransferState.Reconnecting;
            if (lost != null) {
                beforeLoss = waits ? beforeLoss : state;
                move(new TransferState.Reconnecting(lost));
            } else if (waits) {
                move(beforeLoss);
            }
        }
    }

    /// Which way it goes.
    public Direction direction() {
        return label.direction();
    }

    /// Its name for people: the first thing in the batch, and how many more there are (`Photos +2`).
    public String title() {
        return label.title();
    }

    /// Where it comes from, for people.
    public String from() {
        return label.from();
    }

    /// Where it goes to, for people.
    public String to() {
        return label.to();
    }

    /// Where it stands.
    public TransferState state() {
        synchronized (listeners) {
            return state;
        }
    }

    /// Tells every change of the state, beginning with the present one.
    public void onState(Consumer<TransferState> listener) {
        synchronized (listeners) {
            listeners.add(listener);
            TransferState now = state;
            herald.tell(() -> listener.accept(now));
        }
    }

    /// How far it is. Cheap; meant to be called a few times a second.
    public Counters counters() {
        return ledger.counters(
                voyage.lanes().sent(),
                voyage.lanes().received(),
                voyage.timing().lately(voyage.lanes().time()));
    }

    /// The large files that it sends just now, and how far each is. Cheap; meant to be called a few times a second.
    public List<UnderWay> underWay() {
        return job.underWay();
    }

    /// Tells everything that is finished, once. What finished before is told to the first listener too (the
    /// latest 100,000 of it).
    public void onItem(Consumer<Item> listener) {
        ledger.onItem(listener);
    }

    /// What failed so far.
    public List<Item> failures() {
        return ledger.failures();
    }

    /// Ends it soon; returns at once. What has arrived stays; nothing half-done does, here or at the host if
    /// that can still be reached.
    public void cancel() {
        voyage.stop().now(Stop.Kind.CANCEL);
    }

    /// Ends it soon, as [#cancel] does, but keeps what is half done, out of sight, for the next transfer of the same
    /// files. The state then is `Cancelled`.
    public void pause() {
        voyage.stop().now(Stop.Kind.PAUSE);
    }

    /// Limits how fast it carries content, from now on.
    ///
    /// @param bytesPerSecond 0 for no limit; less than 10,000 counts as 10,000
    public void limit(long bytesPerSecond) {
        voyage.limit().set(bytesPerSecond);
    }

    /// How fast it may carry content, bytes a second; 0 for no limit.
    public long limit() {
        return voyage.limit().get();
    }

    /// Carries what failed once more, as a new transfer, or everything after a cancel; chunks that the other
    /// side has are not sent again.
    ///
    /// @throws IllegalStateException while this one is still under way, or if it sent a stream, which is used
    ///     up
    public Transfer retry() {
        TransferState ended = state();
        if (!ended.isEnd()) {
            throw new IllegalStateException("still under way");
        }
        boolean everything = ended instanceof TransferState.Cancelled;
        Transfer again = engine.start(label, voyage, job.again(everything));
        if (!everything) {
            ledger.remembered().forEach(again.ledger::remember);
        }
        return again;
    }

    /// How many files [#compare] would read; 0 unless they are remembered, see [TransferOptions#remember], and
    /// if they are more than can be.
    public int comparable() {
        return ledger.remembered().size();
    }

    /// Compares end to end what this one has carried, or found to be the same, and carries nothing. It is no transfer
    /// of a person's, and not among [Transfers#underWay].
    ///
    /// @param visit a visit to the same host, which stays open until it has ended
    /// @param witness hears of every file that agreed
    /// @throws IllegalStateException while this one is still under way
    public Transfer compare(Visit visit, Consumer<ReceiptEntry> witness) {
        if (!state().isEnd()) {
            throw new IllegalStateException("still under way");
        }
        TransferOptions options = voyage.options().verified(witness);
        return engine.aside(label, visit, options, new Comparing(ledger.remembered()));
    }

    /// Waits for the end, and until all listeners have heard of it; not to be called by a listener.
    ///
    /// @return the final state
    public TransferState await() throws InterruptedException {
        end.await();
        return state();
    }

    /// Waits for the end, but not beyond this moment of [System#nanoTime].
    void awaitUntil(long nanos) {
        while (end.getCount() > 0 && nanos - System.nanoTime() > 0) {
            try {
                if (end.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                // Nobody interrupts; closing is bounded by time alone.
            }
        }
    }
}
