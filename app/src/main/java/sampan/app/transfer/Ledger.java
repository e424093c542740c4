package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The book of one transfer: what there is to carry, what became of it, and who wants to hear of it.
/// Thread-safe.
final class Ledger implements WalkNews {
    /// How many finished items wait for a first listener.
    private static final int KEPT = 100_000;

    /// How many files are remembered; of more nothing is.
    private static final int REMEMBERED = 200_000;

    private final Herald herald;
    private final long began = System.nanoTime();
    private final Pace pace = new Pace(began);
    private final LongAdder filesTotal = new LongAdder();
    private final LongAdder bytesTotal = new LongAdder();
    private final LongAdder filesDone = new LongAdder();
    private final LongAdder bytesDone = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final LongAdder folders = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder saved = new LongAdder();
    private final LongAdder earlier = new LongAdder();
    private volatile boolean planned;

    private final List<Item> failures = new ArrayList<>();
    private final List<Consumer<Item>> listeners = new ArrayList<>();
    private final ArrayDeque<Item> untold = new ArrayDeque<>();
    private final List<Carried> carried = new ArrayList<>();
    private boolean tooMany;

    Ledger(Herald herald) {
        this.herald = herald;
    }

    @Override
    public void plan(long size) {
        filesTotal.increment();
        bytesTotal.add(size);
    }

    /// A planned file turned out to have another size.
    void resize(long difference) {
        bytesTotal.add(difference);
    }

    /// Nothing more will be planned.
    void planned() {
        planned = true;
    }

    /// Content bytes were carried, or taken back when negative, of a file that is not finished.
    void carried(long count) {
        bytesDone.add(count);
    }

    /// Content bytes need not travel.
    void saved(long count) {
        saved.add(count);
    }

    /// Content bytes that are finished, whatever became of them.
    long bytesDone() {
        return bytesDone.sum();
    }

    /// Content bytes that are not there yet, of what was planned so far.
    long bytesLeft() {
        return Math.max(0, bytesTotal.sum() - bytesDone.sum());
    }

    /// A folder is there.
    void folder() {
        folders.increment();
    }

    /// A planned file is finished.
    ///
    /// @param carried how many of its bytes [#carried] was told already
    void finish(String path, long size, long carried, ItemOutcome outcome) {
        filesDone.increment();
        bytesDone.add(size - carried);
        switch (outcome) {
            case ItemOutcome.Done _ -> {
                files.increment();
                bytes.add(size);
            }
            case ItemOutcome.Skipped(SkipReason why) -> saved.add(why == SkipReason.SAME ? size - carried : 0);
            case ItemOutcome.Failed _, ItemOutcome.Stranded _ -> {}
        }
        note(new Item(path, size, outcome));
    }

    /// A planned file was finished by an earlier run, which has told so.
    void earlier(long size, ItemOutcome outcome) {
        filesDone.increment();
        bytesDone.add(size);
        earlier.add(size);
        switch (outcome) {
            case ItemOutcome.Done _ -> {
                files.increment();
                bytes.add(size);
            }
            case ItemOutcome.Skipped _ -> skipped.increment();
            case ItemOutcome.Failed _, ItemOutcome.Stranded _ -> {}
        }
    }

    @Override
    public void aside(String path, ItemOutcome outcome) {
        note(new Item(path, 0, outcome));
    }

    /// The host left things out of its listing.
    void leftOut(long count) {
        skipped.add(count);
    }

    /// A file lies on both sides now.
    void remember(Carried file) {
        synchronized (carried) {
            if (tooMany || carried.size() == REMEMBERED) {
                tooMany = true;
                carried.clear();
            } else {
                carried.add(file);
            }
        }
    }

    /// What was remembered.
    List<Carried> remembered() {
        synchronized (carried) {
            return List.copyOf(carried);
        }
    }

    /// Makes this call where listeners are called, in its turn.
    void tell(Runnable call) {
        herald.tell(call);
    }

    private void note(Item item) {
        switch (item.outcome()) {
            case ItemOutcome.Done _ -> {}
            case ItemOutcome.Skipped _ -> skipped.increment();
            case ItemOutcome.Failed _, ItemOutcome.Stranded _ -> failed.increment();
        }
        synchronized (listeners) {
            if (item.outcome().isFailure()) {
                failures.add(item);
            }
            if (listeners.isEmpty()) {
                untold.add(item);
                if (untold.size() > KEPT) {
                    untold.remove();
                }
            } else {
                List<Consumer<Item>> all = List.copyOf(listeners);
                herald.tell(() -> all.forEach(listener -> listener.accept(item)));
            }
        }
    }

    /// Tells everything that is finished, and to the first listener also what was finished before.
    void onItem(Consumer<Item> listener) {
        synchronized (listeners) {
            listeners.add(listener);
            List<Item> before = List.copyOf(untold);
            untold.clear();
            herald.tell(() -> before.forEach(listener));
        }
    }

    List<Item> failures() {
        synchronized (listeners) {
            return List.copyOf(failures);
        }
    }

    Counters counters(long sent, long received, @Nullable Bottleneck limitedBy) {
        long done = bytesDone.sum();
        long total = planned ? bytesTotal.sum() : -1;
        long speed = pace.perSecond(System.nanoTime(), done - earlier.sum());
        long left = total < 0 || speed == 0 ? -1 : (Math.max(0, total - done) + speed - 1) / speed;
        return new Counters(
                filesDone.sum(),
                planned ? filesTotal.sum() : -1,
                done,
                total,
                sent,
                received,
                saved.sum(),
                speed,
                left,
                limitedBy);
    }

    Summary summary(long sent, long received, @Nullable Bottleneck limitedBy, @Nullable IOException cause) {
        return new Summary(
                files.sum(),
                folders.sum(),
                bytes.sum(),
                skipped.sum(),
                failed.sum(),
                sent,
                received,
                saved.sum(),
                (System.nanoTime() - began) / 1_000_000,
                limitedBy,
                cause);
    }
}
