package sampan.app.ui.transfers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sampan.app.client.Visit;
import sampan.app.transfer.Asker;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferOptions;
import sampan.app.transfer.TransferState;
import sampan.app.transfer.Transfers;
import sampan.app.ui.base.Background;
import sampan.protocol.RemotePath;

/// What is being carried. For the screen's thread; the engine carries on its own threads, pushes states and is asked
/// for its counters four times a second.
public final class TransfersViewModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Transfers engine;
    private final Background background;
    private final QuestionsViewModel questions;
    private final Receipts receipts;
    private final Consumer<Batch> ended;
    private final ObservableList<Batch> batches = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper speed = new ReadOnlyLongWrapper();
    private final BooleanProperty open = new SimpleBooleanProperty();

    /// Nothing is carried yet.
    ///
    /// @param engine is its maker's to close
    /// @param receipts saves a batch's receipt
    /// @param ended is told each batch that came to its end
    public TransfersViewModel(
            Transfers engine,
            Background background,
            QuestionsViewModel questions,
            Receipts receipts,
            Consumer<Batch> ended) {
        this.engine = engine;
        this.receipts = receipts;
        this.background = background;
        this.questions = questions;
        this.ended = ended;
        background.poll(BETWEEN_LOOKS, this::count);
    }

    // Properties.

    /// Every batch that is shown, the latest first.
    public ObservableList<Batch> batches() {
        return batches;
    }

    /// How many are under way.
    public ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    /// Bytes a second, of all together.
    public ReadOnlyLongProperty speed() {
        return speed.getReadOnlyProperty();
    }

    /// Whether the list is unfolded.
    public BooleanProperty open() {
        return open;
    }

    /// Whether something under way, or to be tried again, needs this visit.
    public boolean needs(Visit host) {
        return batches.stream()
                .anyMatch(batch -> batch.host() == host && !(batch.transfer().state() instanceof TransferState.Done));
    }

    // Commands.

    /// Sends files and folders.
    ///
    /// @param canReplace whether this visitor may replace what is there
    public void upload(Visit to, List<Path> what, RemotePath folder, boolean canReplace) {
        Transfer transfer = engine.upload(to, what, folder, options(questions.asker(canReplace)));
        add(new Batch(transfer, to, folder, null));
    }

    /// Fetches files and folders.
    public void download(Visit from, List<RemotePath> what, Path folder) {
        Transfer transfer = engine.download(from, what, folder, options(questions.asker(true)));
        add(new Batch(transfer, from, null, folder));
    }

    private static TransferOptions options(Asker asker) {
        return TransferOptions.DEFAULT.onConflict(ConflictPolicy.ASK, asker).remembered();
    }

    private void add(Batch batch) {
        batches.addFirst(batch);
        open.set(true);
        count();
        batch.transfer().onState(state -> {
            if (state.isEnd()) {
                background.show(() -> {
                    count();
                    ended.accept(batch);
                });
            }
        });
    }

    void cancel(Batch batch) {
        batch.transfer().cancel();
    }

    /// Carries what failed once more.
    void retry(Batch batch) {
        Transfer again = batch.transfer().retry();
        batches.remove(batch);
        add(new Batch(again, batch.host(), batch.into(), batch.home()));
    }

    /// Whether there is something that a receipt could tell of.
    boolean hasReceipt(Batch batch) {
        return batch.transfer().state().isEnd() && batch.transfer().comparable() > 0;
    }

    /// Compares a batch that has ended with what lies at the host, and saves its receipt.
    ///
    /// @param file where to; the person has said that it may be replaced
    /// @param then is run at the end, whatever came of it
    void saveReceipt(Batch batch, Path file, Runnable then) {
        receipts.save(batch, file, then);
    }

    /// Takes a batch that has ended off the list.
    void dismiss(Batch batch) {
        if (batch.transfer().state().isEnd()) {
            batches.remove(batch);
        }
    }

    /// Takes everything that has ended off the list.
    void clear() {
        batches.removeIf(batch -> batch.transfer().state().isEnd());
    }

    private void count() {
        int running = 0;
        long bytes = 0;
        for (Batch batch : batches) {
            if (!batch.transfer().state().isEnd()) {
                running++;
                bytes += batch.transfer().counters().bytesPerSecond();
            }
        }
        active.set(running);
        speed.set(bytes);
    }
}
