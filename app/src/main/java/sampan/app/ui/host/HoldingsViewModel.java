package sampan.app.ui.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.server.FreeSpace;
import sampan.server.Holdings;
import sampan.server.ShareException;
import sampan.server.TrashItem;
import sampan.server.UnfinishedUpload;

/// What a shared folder holds beside its files: its trash, unfinished uploads, and the room that is left. For the
/// screen's thread; the disk is asked in the background.
final class HoldingsViewModel {
    /// A look at a large trash takes long; so many times as long nobody looks after it.
    private static final int RESTS = 9;

    private final Hosting hosting;
    private final Background background;
    private final Words words;
    private final ObservableList<TrashRow> trash = FXCollections.observableArrayList();
    private final ObservableList<UploadRow> uploads = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable FreeSpace> free = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final Looking<Seen> looking;
    private long rests = System.nanoTime();

    HoldingsViewModel(Hosting hosting, Background background, Words words) {
        this.hosting = hosting;
        this.background = background;
        this.words = words;
        looking = new Looking<>(
                background,
                this::read,
                this::show,
                e -> notice.set(Notice.danger(
                        e instanceof ShareException refused ? sentence(refused.failure()) : words.sentence(e))));
    }

    // Properties.

    /// What lies in the trash, the latest first.
    ObservableList<TrashRow> trash() {
        return trash;
    }

    /// What visitors have not finished, the latest first.
    ObservableList<UploadRow> uploads() {
        return uploads;
    }

    /// The room on the disk; null before the first look.
    ReadOnlyObjectProperty<@Nullable FreeSpace> free() {
        return free.getReadOnlyProperty();
    }

    /// What is asked or said about it.
    ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    // Commands.

    /// Looks at the disk, if that was not done just now.
    void look() {
        if (looking.rests() && System.nanoTime() - rests >= 0) {
            looking.now();
        }
    }

    /// Brings something back to where it was.
    void restore(TrashRow row) {
        change(
                holdings -> holdings.restore(row.item().id()),
                () -> notice.set(Notice.success(named("holdings.restored", row.name()))),
                failure -> failure instanceof Failure.Conflict conflict && isName(conflict.reason())
                        ? named("holdings.taken", row.name())
                        : why(failure, row.name()));
    }

    private static boolean isName(ConflictReason reason) {
        return reason == ConflictReason.EXISTS || reason == ConflictReason.CLASH;
    }

    /// Asks whether everything that is shown in the trash is to be deleted for good, and does it then.
    void empty() {
        List<TrashRow> seen = List.copyOf(trash);
        if (!seen.isEmpty()) {
            ask(words.get("holdings.empty.ask", seen.size()), words.get("holdings.empty.yes"), () -> purge(seen));
        }
    }

    private void purge(List<TrashRow> seen) {
        change(
                holdings -> {
                    for (TrashRow row : seen) {
                        holdings.purge(row.item().id());
                    }
                },
                () -> {},
                this::sentence);
    }

    /// Asks whether what has arrived of an upload is to be thrown away, and does it then.
    void discard(UploadRow row) {
        String arrived = words.sizes().bytes(row.upload().held());
        ask(
                words.get("holdings.discard.ask", Shown.name(row.name()), arrived),
                words.get("holdings.discard"),
                () -> change(
                        holdings -> holdings.discard(row.upload()),
                        () -> {},
                        failure -> failure instanceof Failure.Busy
                                ? named("holdings.arriving", row.name())
                                : why(failure, row.name())));
    }

    private String why(Failure failure, String name) {
        return failure instanceof Failure.NotFound ? named("holdings.gone", name) : sentence(failure);
    }

    /// The sentences for failures speak of a host elsewhere; this disk is the owner's own.
    private String sentence(Failure failure) {
        return failure instanceof Failure.Broken ? words.get("deed.disk") : words.sentence(failure);
    }

    private String named(String key, String name) {
        return words.get(key, Shown.name(name));
    }

    private void ask(String question, String yes, Runnable then) {
        notice.set(Notice.question(question, yes, then));
    }

    private interface Change {
        void in(Holdings holdings) throws IOException;
    }

    private void change(Change what, Runnable then, Function<Failure, String> why) {
        notice.set(null);
        background.run(
                () -> {
                    what.in(hosting.holdings());
                    return true;
                },
                _ -> {
                    then.run();
                    looking.now();
                },
                e -> {
                    notice.set(Notice.danger(
                            e instanceof ShareException refused ? why.apply(refused.failure()) : words.sentence(e)));
                    looking.now();
                });
    }

    /// What a look has seen.
    ///
    /// @param took for how long it looked, nanoseconds
    private record Seen(List<TrashRow> trash, List<UploadRow> uploads, FreeSpace free, long took) {}

    private void show(Seen seen) {
        LineByLine.replace(trash, seen.trash());
        LineByLine.replace(uploads, seen.uploads());
        free.set(seen.free());
        rests = System.nanoTime() + RESTS * seen.took();
    }

    private Seen read() throws IOException {
        long began = System.nanoTime();
        Holdings holdings = hosting.holdings();
        List<TrashRow> items = new ArrayList<>();
        for (TrashItem item : holdings.trash()) {
            items.add(new TrashRow(item, hosting.nameOf(item.by())));
        }
        items.sort(Comparator.comparing((TrashRow row) -> row.item().removed())
                .reversed()
                .thenComparing(row -> row.item().id().hex()));
        List<UploadRow> drafts = new ArrayList<>();
        for (UnfinishedUpload upload : holdings.unfinished()) {
            drafts.add(new UploadRow(upload, hosting.nameOf(upload.device())));
        }
        drafts.sort(Comparator.comparing((UploadRow row) -> row.upload().used())
                .reversed()
                .thenComparing(row -> row.upload().draft().hex()));
        return new Seen(items, drafts, holdings.free(), System.nanoTime() - began);
    }
}
