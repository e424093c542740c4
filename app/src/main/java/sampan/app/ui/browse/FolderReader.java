package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.ui.base.Background;
import sampan.protocol.BadNameException;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;

/// Reads folders and puts their rows through the sieve, both away from the screen's thread. Only the latest wish
/// counts: what an older one still brings is thrown away. For the screen's thread.
final class FolderReader {
    /// Fewer come at once anyway.
    private static final int FIRST = 200;

    private static final int MORE = 8;

    /// So many are looked at within a frame.
    private static final int AT_ONCE = 10_000;

    private final Background background;
    private List<Row> all = List.of();
    private boolean isRead;
    private @Nullable String version;
    private boolean isWhole;
    private volatile int reading;
    private volatile int sieving;
    private @Nullable Ahead ahead;
    private Ahead.@Nullable Whole ready;

    FolderReader(Background background) {
        this.background = background;
    }

    /// What the folder holds, before the sieve.
    List<Row> all() {
        return all;
    }

    /// Whether [#all] is what the folder holds, or the beginning of that.
    boolean isRead() {
        return isRead;
    }

    /// The folder's version when it was read; null if it has none, or is not read to its end.
    @Nullable
    String version() {
        return version;
    }

    /// Whether nothing more comes.
    boolean isWhole() {
        return isWhole;
    }

    /// Forgets what was read and what is under way.
    void forget() {
        next();
        nextSieving();
        all = List.of();
        version = null;
        ready = null;
        isRead = false;
        isWhole = false;
    }

    /// Begins to read a folder that will be shown. On any thread.
    Ahead ahead(Visit visit, RemotePath folder, Sieving sieving) {
        Ahead begun = new Ahead(visit, folder, sieving);
        background.run(begun::read);
        return begun;
    }

    /// Has the next [#read] go on with this, if it is of that folder.
    void goOnWith(@Nullable Ahead begun) {
        ahead = begun;
    }

    /// Reads a folder. Of one that is not shown yet the first entries are there before the last.
    ///
    /// @param then is told that [#all] is there, or more of it
    void read(Visit visit, RemotePath folder, Runnable then, Consumer<Exception> failed) {
        Ahead begun = ahead;
        ahead = null;
        if (begun != null && begun.visit() == visit && begun.folder().equals(folder)) {
            Ahead.Whole now = begun.now();
            if (now == null) {
                begin((mine, some) -> begun.rows(some), then, failed);
            } else {
                next();
                ready = now;
                whole(now.made(), then);
            }
            return;
        }
        boolean again = isWhole;
        begin((mine, some) -> rows(visit, folder, again ? _ -> {} : some), then, failed);
    }

    /// Looks for a text in the names of everything below a folder, as [#read] reads one.
    void search(Visit visit, RemotePath folder, String text, Runnable then, Consumer<Exception> failed) {
        begin(
                (mine, some) -> new Made(new DeepSearch(folder, text, () -> mine == reading, some).run(visit), null),
                then,
                failed);
    }

    /// Makes rows away from the screen's thread.
    private interface Making {
        /// @param mine the number of this wish
        /// @param some takes the first ones
        Made rows(int mine, Consumer<List<Row>> some) throws LinkException;
    }

    /// What was read, and the version it had.
    record Made(List<Row> rows, @Nullable String version) {}

    private void begin(Making making, Runnable then, Consumer<Exception> failed) {
        int mine = next();
        Consumer<List<Row>> some = rows -> background.show(() -> {
            if (mine == reading) {
                all = rows;
                isRead = true;
                then.run();
            }
        });
        background.run(
                () -> making.rows(mine, some),
                made -> {
                    if (mine == reading) {
                        whole(made, then);
                    }
                },
                e -> {
                    if (mine == reading) {
                        failed.accept(e);
                    }
                });
    }

    private void whole(Made made, Runnable then) {
        all = made.rows;
        version = made.version;
        isRead = true;
        isWhole = true;
        then.run();
    }

    /// Only the screen's thread counts; others look.
    private int next() {
        int mine = reading + 1;
        reading = mine;
        return mine;
    }

    private int nextSieving() {
        int mine = sieving + 1;
        sieving = mine;
        return mine;
    }

    /// Tells what there is so far when it has become many times more: each time all of it is sorted.
    static Made rows(Visit visit, RemotePath folder, Consumer<List<Row>> some) throws LinkException {
        List<Row> rows = new ArrayList<>();
        int[] next = {FIRST};
        Reply.Listed listed = visit.list(folder, false, false, part -> {
            for (Entry entry : part.entries()) {
                add(rows, folder, entry);
            }
            if (rows.size() >= next[0]) {
                next[0] = rows.size() * MORE;
                some.accept(List.copyOf(rows));
            }
        });
        return new Made(rows, listed.version());
    }

    /// A host may say anything; what could be no path of its library is not shown, since nothing could be done with it.
    private static void add(List<Row> rows, RemotePath folder, Entry entry) {
        try {
            rows.add(Row.of(folder, entry));
        } catch (BadNameException _) {
            // Nothing to show.
        }
    }

    /// Puts what was read through the sieve.
    ///
    /// @param more rows to show too, unless the host lists them by now
    /// @param then is given what came through; at once if that is known already
    void sieve(Sieving how, List<Row> more, Consumer<Sieved> then) {
        int mine = nextSieving();
        List<Row> rows = all;
        Ahead.Whole known = ready;
        ready = null;
        if (known != null && known.sieving().equals(how) && more.isEmpty()) {
            then.accept(known.shown());
            return;
        }
        background.run(
                () -> how.of(rows, more, () -> mine == sieving),
                shown -> {
                    if (mine == sieving) {
                        then.accept(shown);
                    }
                },
                FolderReader::impossible);
    }

    /// Finds the first row whose name begins so; of a usual folder at once.
    ///
    /// @param then is told where it stands, or -1
    void find(Sieved among, String beginning, Consumer<Integer> then) {
        if (among.rows().size() <= AT_ONCE) {
            then.accept(among.beginning(beginning));
        } else {
            background.run(() -> among.beginning(beginning), then, FolderReader::impossible);
        }
    }

    private static void impossible(Exception e) {
        throw new IllegalStateException("a look at rows fails on none", e);
    }
}
