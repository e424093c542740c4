package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.TableState.Calling;
import sampan.app.ui.browse.TableState.Empty;
import sampan.app.ui.browse.TableState.Filled;
import sampan.app.ui.browse.TableState.Inbox;
import sampan.app.ui.browse.TableState.NoMatch;
import sampan.app.ui.browse.TableState.NotFound;
import sampan.app.ui.browse.TableState.Nowhere;
import sampan.app.ui.browse.TableState.Reading;
import sampan.app.ui.browse.TableState.Searching;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.ShareLink;

/// Walking a host's library: the folder one is in, its rows as sorted and filtered, what is selected, and what stands
/// there when there are none. For the screen's thread; whatever asks the host runs in the background.
public final class BrowseViewModel {
    private final Words words;
    private final Moves moves;
    private final FolderReader reader;
    private final History history = new History();

    private final ShownRows rows = new ShownRows();
    private final RowSelection selection = new RowSelection();
    private final ReadOnlyObjectWrapper<@Nullable Visit> visit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RemotePath> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TableState> state = new ReadOnlyObjectWrapper<>(new Nowhere());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper search = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Sieve> sieve = new SimpleObjectProperty<>(Sieve.USUAL);
    private final Allowed allowed = new Allowed(visit, folder);
    private final Arrivals arrivals = new Arrivals();
    private boolean held;
    private int finding;

    /// As it was the last time that something was arranged; for any thread.
    private volatile Sieving sieving;

    /// Begins nowhere.
    public BrowseViewModel(Background background, Words words, Moves moves) {
        this.words = words;
        this.moves = moves;
        reader = new FolderReader(background);
        sieving = new Sieving(sieve.get(), words.text().get());
        filter.subscribe(text -> sieve.set(sieve.get().withFilter(text)));
        sieve.subscribe(this::arrange);
        words.text().subscribe(this::arrange);
    }

    // Properties.

    /// The rows as the table shows them.
    ObservableList<Row> rows() {
        return rows;
    }

    /// The rows that are selected; the table says so.
    ObservableList<Row> selection() {
        return selection.rows();
    }

    /// How they became so, and what shall be selected next.
    RowSelection selecting() {
        return selection;
    }

    /// The host's library one is in, or null.
    public ReadOnlyObjectProperty<@Nullable Visit> visit() {
        return visit.getReadOnlyProperty();
    }

    /// The folder one is in, or null.
    public ReadOnlyObjectProperty<@Nullable RemotePath> folder() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TableState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the host is being asked.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    StringProperty filter() {
        return filter;
    }

    /// What is looked for in everything below the folder; empty while the folder itself is shown.
    ReadOnlyStringProperty search() {
        return search.getReadOnlyProperty();
    }

    ObjectProperty<Sieve> sieve() {
        return sieve;
    }

    ReadOnlyBooleanProperty canBack() {
        return history.canBack();
    }

    ReadOnlyBooleanProperty canForward() {
        return history.canForward();
    }

    /// Whether this visitor may put something into the folder.
    ObservableBooleanValue canAdd() {
        return allowed.add();
    }

    /// Whether this visitor may rename, replace and delete here.
    public ObservableBooleanValue canChange() {
        return allowed.change();
    }

    /// Whether this visitor may put something into that folder.
    boolean canAddTo(@Nullable RemotePath there) {
        return allowed.addTo(there);
    }

    /// Whether this visitor may rename, replace and delete in that folder.
    boolean canChangeIn(RemotePath there) {
        return allowed.changeIn(there);
    }

    /// Whether the folder holds something of this path, shown or not.
    boolean has(RemotePath path) {
        return reader.all().stream().anyMatch(row -> row.isAt(path));
    }

    /// How many rows of the folder are not shown.
    int left() {
        return reader.all().size() + arrivals.unlisted() - rows.size();
    }

    /// What this computer sends into the folder just now.
    ReadOnlyObjectProperty<Map<RemotePath, Arriving>> arriving() {
        return arrivals.files();
    }

    /// How far this row is that this computer sends just now; null for any other.
    @Nullable
    Arriving arriving(Row row) {
        return arrivals.of(row);
    }

    /// The version of the folder that is shown; null if it has none, is not read to its end, or must not be exchanged
    /// just now.
    @Nullable
    String version() {
        return held || busy.get() || !search.get().isEmpty() ? null : reader.version();
    }

    /// Somebody is writing in the table, and its rows stay; or is no longer.
    void hold(boolean rows) {
        held = rows;
    }

    /// How many rows there are and how large they are.
    RowSum sum() {
        return rows.sum();
    }

    // Commands.

    /// A host is being called; what was shown is left.
    public void calling(String address) {
        leave();
        state.set(new Calling(address));
    }

    /// The host could not be reached, or not entered.
    public void failed(Exception why) {
        leave();
        state.set(Troubles.of(why, null, words));
    }

    /// Begins to read the folder that [#enter] will show. On any thread.
    ///
    /// @param to a host's library
    public Ahead ahead(Visit to, RemotePath where) {
        return reader.ahead(to, where, sieving);
    }

    /// Enters a host's library where it is being read. Its visit stays open while it is shown.
    public void enter(Ahead begun) {
        reader.goOnWith(begun);
        enter(begun.visit(), begun.folder());
        reader.goOnWith(null);
    }

    /// Enters a host's library.
    ///
    /// @param to stays open while it is shown
    public void enter(Visit to, RemotePath where) {
        leave();
        visit.set(to);
        walk(where);
    }

    /// Leaves the host that is shown; it is not closed.
    public void leave() {
        reader.forget();
        history.forget();
        clear();
        folder.set(null);
        search.set("");
        visit.set(null);
        busy.set(false);
        state.set(new Nowhere());
    }

    /// Goes to a folder, and remembers where one was.
    public void go(RemotePath where) {
        RemotePath here = folder.get();
        if (here != null && !here.equals(where)) {
            history.left(here);
            walk(where);
        }
    }

    void back() {
        RemotePath here = folder.get();
        RemotePath there = here == null ? null : history.back(here);
        if (there != null) {
            walk(there);
        }
    }

    void forward() {
        RemotePath here = folder.get();
        RemotePath there = here == null ? null : history.forward(here);
        if (there != null) {
            walk(there);
        }
    }

    void up() {
        RemotePath here = folder.get();
        if (here != null && !here.isLibrary()) {
            selection.want(Set.of(here));
            go(here.parent());
        }
    }

    /// Reads the folder again; what is selected stays so.
    public void refresh() {
        if (folder.get() != null) {
            read();
        }
    }

    /// Tells what this computer sends into the folder just now: it has a row also before the host lists it. What is no
    /// longer among it keeps that row until the folder was read again.
    public void arriving(List<Arriving> now) {
        Set<RemotePath> before = arrivals.paths();
        arrivals.tell(now);
        Set<RemotePath> after = arrivals.paths();
        if (before.equals(after) || !search.get().isEmpty()) {
            return;
        }
        if (after.containsAll(before)) {
            arrange();
        } else {
            refresh();
        }
    }

    /// Reads the folder again if it is this one.
    public void refresh(RemotePath changed) {
        if (changed.equals(folder.get()) && search.get().isEmpty()) {
            read();
        }
    }

    /// Looks for a text in the names of everything below the folder.
    ///
    /// @param text empty to show the folder itself again
    void search(String text) {
        RemotePath here = folder.get();
        String now = text.strip();
        if (here != null && !(now.isEmpty() && search.get().isEmpty())) {
            show(here, now);
        }
    }

    /// Goes to the folder that the selected row is in, and selects it there.
    void reveal() {
        if (selection().size() == 1) {
            Row row = selection().getFirst();
            selection.want(Set.of(row.path()));
            if (row.folder().equals(folder.get())) {
                search("");
            } else {
                go(row.folder());
            }
        }
    }

    /// Reads the folder again, then selects these.
    void refreshAndSelect(Set<RemotePath> these) {
        selection.want(these);
        refresh();
    }

    /// Enters a folder; does with a file what a double-click does. What is not available is tried like a file, so that
    /// it is said why not.
    void open(Row row) {
        if (row.isFolder()) {
            go(row.path());
        } else if (!arrivals.isUnlisted(row)) {
            moves.open(List.of(row.path()));
        }
    }

    /// Finds the first row whose name begins so. Among very many that takes a while, after which nobody may want it
    /// any more.
    ///
    /// @param then is told where it stands
    void find(String beginning, IntConsumer then) {
        int mine = ++finding;
        int shown = rows.changes();
        reader.find(rows.shown(), beginning, place -> {
            if (place >= 0 && mine == finding && shown == rows.changes()) {
                then.accept(place);
            }
        });
    }

    /// Opens what is selected: one folder is entered, with anything else is done what a double-click does.
    void openSelection() {
        if (selection().size() == 1) {
            open(selection().getFirst());
        } else if (!selected().isEmpty()) {
            moves.open(selected());
        }
    }

    /// Brings what is selected home, folders with all that is in them.
    void download() {
        if (!selected().isEmpty()) {
            moves.download(selected());
        }
    }

    void downloadTo() {
        if (!selected().isEmpty()) {
            moves.downloadTo(selected());
        }
    }

    private List<RemotePath> selected() {
        return selection().stream()
                .filter(row -> !arrivals.isUnlisted(row))
                .map(Row::path)
                .toList();
    }

    /// Sends files and folders of this computer.
    void upload(List<Path> what, RemotePath into) {
        moves.upload(what, into);
    }

    void order(RowOrder order) {
        sieve.set(sieve.get().withOrder(order));
    }

    /// Shows or hides what is named with a dot.
    void toggleHidden() {
        sieve.set(sieve.get().withHidden(!sieve.get().hidden()));
    }

    /// A link to the selected row or, without one, to the folder; null if one is nowhere. It gives the right by which
    /// this device came itself, if that was a link's.
    @Nullable
    ShareLink link() {
        Visit host = visit.get();
        RemotePath where =
                selection().isEmpty() ? folder.get() : selection().getFirst().path();
        if (host == null || where == null) {
            return null;
        }
        Destination there = host.destination();
        return new ShareLink(there.host(), there.port(), where, there.pin(), there.token());
    }

    private void walk(RemotePath where) {
        show(where, "");
    }

    private void show(RemotePath where, String looked) {
        reader.forget();
        clear();
        folder.set(where);
        search.set(looked);
        filter.set("");
        if (allowed.here() == Access.INBOX) {
            state.set(new Inbox());
        } else {
            state.set(waiting());
            read();
        }
    }

    private TableState waiting() {
        return search.get().isEmpty() ? new Reading() : new Searching();
    }

    private void clear() {
        arrivals.show(List.of());
        rows.show(Sieved.NONE);
        selection.clear();
    }

    private void read() {
        Visit host = visit.get();
        RemotePath where = folder.get();
        if (host == null || where == null || allowed.here() == Access.INBOX) {
            return;
        }
        busy.set(true);
        Consumer<Exception> failed = e -> {
            busy.set(false);
            clear();
            state.set(Troubles.of(e, allowed.here(), words));
        };
        if (search.get().isEmpty()) {
            reader.read(host, where, this::arrange, failed);
        } else {
            reader.search(host, where, search.get(), this::arrange, failed);
        }
    }

    private void arrange() {
        Sieving now = new Sieving(sieve.get(), words.text().get());
        sieving = now;
        if (!reader.isRead()) {
            return;
        }
        List<Row> more = search.get().isEmpty() ? arrivals.rows(folder.get()) : List.of();
        reader.sieve(now, more, shown -> {
            busy.set(!reader.isWhole());
            arrivals.show(shown.unlisted());
            selection.found(shown.places(selection.toFind()), reader.isWhole());
            rows.show(shown);
            state.set(stateOf(shown.rows(), now.sieve()));
        });
    }

    private TableState stateOf(List<Row> shown, Sieve by) {
        if (!shown.isEmpty()) {
            return new Filled();
        }
        if (!reader.isWhole()) {
            return waiting();
        }
        if (reader.all().isEmpty() && !search.get().isEmpty()) {
            return new NotFound(search.get());
        }
        return reader.all().isEmpty()
                ? new Empty(allowed.add().get())
                : new NoMatch(by.filter().strip());
    }
}
