package sampan.app.ui.browse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;

/// Handing what is selected to other programs as files, which have to lie on this computer before. Small ones are
/// fetched; about larger ones the person is asked where to. For the screen's thread.
final class CopiesViewModel {
    /// So much is fetched when somebody copies it.
    static final long MOST_COPIED = 16_000_000;

    /// So much is fetched already when it stays selected, since it can be dragged only if it is here.
    static final long MOST_AHEAD = 1_000_000;

    private static final int MOST_FILES = 100;

    /// Rows that are to become files of this computer.
    private record Wish(Visit host, List<Row> rows) {}

    /// What is selected, as files of this computer.
    ///
    /// @param files one for each row
    /// @param ours whether all of them lie where nobody would miss them
    record Ready(List<Path> files, boolean ours) {
        static final Ready NONE = new Ready(List.of(), true);

        Ready {
            files = List.copyOf(files);
        }
    }

    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final LocalCopies copies;
    private final Background background;
    private final Words words;
    private final Latest<Wish, Ready> latest;
    private Ready ready = Ready.NONE;
    private int copying;

    CopiesViewModel(
            BrowseViewModel browse, ChangesViewModel changes, LocalCopies copies, Background background, Words words) {
        this.browse = browse;
        this.changes = changes;
        this.copies = copies;
        this.background = background;
        this.words = words;
        latest = new Latest<>(background, (wish, wanted) -> bring(wish, MOST_AHEAD, wanted), found -> ready = found);
        browse.selection().addListener((ListChangeListener<Row>) _ -> {
            if (latest.want(null)) {
                ready = Ready.NONE;
            }
        });
    }

    // Properties.

    /// What is selected, as files, if all of it is here; else none.
    Ready ready() {
        return ready;
    }

    // Commands.

    /// The selection has stood for a moment: looks whether it is here, and brings it if it is little.
    void bringAhead() {
        Wish wish = wish();
        if (latest.want(wish)) {
            ready = Ready.NONE;
        }
    }

    /// Has what is selected copied as files.
    ///
    /// @param clipboard takes them when they are here
    void copy(Consumer<List<Path>> clipboard) {
        Wish wish = wish();
        if (wish == null) {
            offerDownload();
            return;
        }
        int mine = ++copying;
        changes.notice().set(new Notice(Notice.Tone.INFO, words.get("copy.fetching"), List.of()));
        background.run(
                () -> bring(wish, MOST_COPIED, () -> true),
                found -> {
                    if (mine == copying) {
                        found.ifPresentOrElse(all -> copied(wish, all, clipboard), this::offerDownload);
                    }
                },
                e -> {
                    if (mine == copying) {
                        changes.notice().set(Notice.danger(words.sentence(e)));
                    }
                });
    }

    private void copied(Wish wish, Ready all, Consumer<List<Path>> clipboard) {
        clipboard.accept(all.files());
        changes.notice()
                .set(new Notice(
                        Notice.Tone.SUCCESS, words.get("copy.done", all.files().size()), List.of()));
        if (wish.equals(wish())) {
            latest.want(null);
            ready = all;
        }
    }

    /// Says that what is selected can't be handed on as it is, and offers to bring it to a folder.
    void offerDownload() {
        changes.notice()
                .set(new Notice(
                        Notice.Tone.INFO,
                        words.get("copy.not-here"),
                        List.of(new Notice.Action(words.get("command.download-to"), browse::downloadTo))));
    }

    /// What is selected, if it is files only and not too many; else null.
    private @Nullable Wish wish() {
        Visit host = browse.visit().get();
        List<Row> rows = List.copyOf(browse.selection());
        boolean files =
                !rows.isEmpty() && rows.size() <= MOST_FILES && rows.stream().allMatch(Row::isFile);
        return host == null || !files ? null : new Wish(host, rows);
    }

    /// Nothing if more would have to be fetched than that.
    private Optional<Ready> bring(Wish wish, long most, BooleanSupplier wanted) throws IOException {
        List<Optional<Path>> here =
                wish.rows.stream().map(row -> copies.of(wish.host, row)).toList();
        long missing = 0;
        for (int i = 0; i < here.size(); i++) {
            missing += here.get(i).isPresent() ? 0 : wish.rows.get(i).entry().size();
        }
        if (missing > most) {
            return Optional.empty();
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            if (!wanted.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Path> copy = here.get(i);
            files.add(copy.isPresent() ? copy.get() : copies.fetch(wish.host, wish.rows.get(i)));
        }
        return Optional.of(new Ready(files, files.stream().allMatch(copies::isOwn)));
    }
}
