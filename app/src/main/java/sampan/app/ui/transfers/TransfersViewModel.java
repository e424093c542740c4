package sampan.app.ui.transfers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sampan.app.client.Visit;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.queue.Priority;
import sampan.app.transfer.queue.Queue;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Background;
import sampan.protocol.RemotePath;

/// What is being carried, what waits, and what became of the rest. For the screen's thread; the queue carries on its
/// own threads, tells when something changed, and is asked for speeds four times a second.
public final class TransfersViewModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(3);

    private final Queue queue;
    private final Receipts receipts;
    private final Consumer<QueuedBatch> ended;
    private final ObservableList<QueuedBatch> batches = FXCollections.observableArrayList();
    private final Map<QueuedBatch, QueueState> states = new HashMap<>();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper speed = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final LongProperty limit = new SimpleLongProperty();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Shelves shelves = new Shelves();
    private final AtomicBoolean looking = new AtomicBoolean();

    /// Shows what an earlier run left as soon as it is read, and has it go on.
    ///
    /// @param queue is its maker's to close
    /// @param receipts saves a batch's receipt
    /// @param ended is told each batch that came to its end
    public TransfersViewModel(Queue queue, Background background, Receipts receipts, Consumer<QueuedBatch> ended) {
        this.queue = queue;
        this.receipts = receipts;
        this.ended = ended;
        queue.onChange(() -> {
            if (!looking.getAndSet(true)) {
                background.show(this::look);
            }
        });
        limit.subscribe(now -> queue.limit(now.longValue()));
        queue.restore();
        background.poll(BETWEEN_LOOKS, this::count);
        background.poll(BETWEEN_SEARCHES, queue::lookForInterrupted);
    }

    // Properties.

    /// Every batch that is shown: first those that have not ended, in the order of their turns, then the others, the
    /// latest first.
    public ObservableList<QueuedBatch> batches() {
        return batches;
    }

    /// Which part of them is shown.
    Shelves shelves() {
        return shelves;
    }

    /// Grows whenever one of them stands elsewhere.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// How many are under way.
    public ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    /// How many wait their turn.
    ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// How many are held.
    ReadOnlyIntegerProperty held() {
        return held.getReadOnlyProperty();
    }

    /// Bytes a second, of all together.
    public ReadOnlyLongProperty speed() {
        return speed.getReadOnlyProperty();
    }

    /// How fast all together may be, bytes a second; 0 for no limit.
    public LongProperty limit() {
        return limit;
    }

    /// Whether the list is unfolded.
    public BooleanProperty open() {
        return open;
    }

    /// Whether something under way, or to be tried again, needs this visit.
    public boolean needs(Visit host) {
        return queue.needs(host);
    }

    // Commands.

    /// Sends files and folders.
    ///
    /// @param policy what happens where something is there already
    public void upload(Visit to, List<Path> what, RemotePath folder, ConflictPolicy policy) {
        added(queue.upload(to, what, folder, policy));
    }

    /// Fetches files and folders.
    ///
    /// @param policy what happens where something is here already
    public void download(Visit from, List<RemotePath> what, Path folder, ConflictPolicy policy) {
        added(queue.download(from, what, folder, policy));
    }

    /// Its end is told also if that comes before anybody has looked.
    private void added(QueuedBatch batch) {
        states.put(batch, new QueueState.Waiting());
        open.set(true);
    }

    void pause(QueuedBatch batch) {
        queue.pause(batch);
    }

    /// Has it go on, or carries what failed once more.
    void resume(QueuedBatch batch) {
        queue.resume(batch);
    }

    void pauseAll() {
        queue.pauseAll();
    }

    void resumeAll() {
        queue.resumeAll();
    }

    void cancel(QueuedBatch batch) {
        queue.cancel(batch);
    }

    void moveToTop(QueuedBatch batch) {
        queue.moveToTop(batch);
    }

    void moveUp(QueuedBatch batch) {
        queue.moveUp(batch);
    }

    void moveDown(QueuedBatch batch) {
        queue.moveDown(batch);
    }

    void limit(QueuedBatch batch, long bytesPerSecond) {
        queue.limit(batch, bytesPerSecond);
    }

    void prioritize(QueuedBatch batch, Priority priority) {
        queue.prioritize(batch, priority);
    }

    /// Whether there is something that a receipt could tell of.
    boolean hasReceipt(QueuedBatch batch) {
        Transfer last = batch.transfer();
        return batch.state().isEnd() && last != null && last.comparable() > 0;
    }

    /// Compares a batch that has ended with what lies at the host, and saves its receipt.
    ///
    /// @param file where to; the person has said that it may be replaced
    /// @param then is run at the end, whatever came of it
    void saveReceipt(QueuedBatch batch, Path file, Runnable then) {
        Transfer last = batch.transfer();
        if (last != null) {
            receipts.save(last, batch.destination(), file, then);
        }
    }

    /// Takes a batch that has ended off the list.
    void dismiss(QueuedBatch batch) {
        queue.remove(batch);
    }

    /// Takes everything that has ended off the list.
    void clear() {
        queue.removeEnded();
    }

    private void look() {
        looking.set(false);
        List<QueuedBatch> all = queue.all();
        List<QueuedBatch> justEnded = new ArrayList<>();
        boolean more = false;
        for (QueuedBatch batch : all) {
            QueueState now = batch.state();
            QueueState before = states.put(batch, now);
            more |= before == null;
            if (now.isEnd() && before != null && !before.isEnd()) {
                justEnded.add(batch);
            }
        }
        states.keySet().retainAll(all);
        List<QueuedBatch> shown =
                inTurn(all, batch -> Objects.requireNonNull(states.get(batch)).isEnd());
        if (!batches.equals(shown)) {
            batches.setAll(shown);
        }
        shelves.look(shown);
        if (more) {
            open.set(true);
        }
        count();
        changes.set(changes.get() + 1);
        justEnded.forEach(ended);
    }

    /// First what is still to be done, as it comes; then what has ended, the latest first. Batches end at any moment:
    /// each is asked once, so that none stands there twice.
    static <B> List<B> inTurn(List<B> all, Predicate<B> isEnded) {
        List<B> inTurn = new ArrayList<>();
        List<B> over = new ArrayList<>();
        for (B batch : all) {
            (isEnded.test(batch) ? over : inTurn).add(batch);
        }
        inTurn.addAll(over.reversed());
        return inTurn;
    }

    private void count() {
        int running = 0;
        int waits = 0;
        int paused = 0;
        long bytes = 0;
        for (QueuedBatch batch : batches) {
            switch (batch.state()) {
                case QueueState.Running(var transfer) -> {
                    running++;
                    bytes += transfer.counters().bytesPerSecond();
                }
                case QueueState.Calling _ -> running++;
                case QueueState.Waiting _ -> waits++;
                case QueueState.Paused _ -> paused++;
                case QueueState.Interrupted _, QueueState.Done _, QueueState.Failed _, QueueState.Cancelled _ -> {}
            }
        }
        active.set(running);
        waiting.set(waits);
        held.set(paused);
        speed.set(bytes);
    }
}
