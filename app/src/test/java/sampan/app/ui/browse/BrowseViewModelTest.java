package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.text.Language;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.RowOrder.Column;
import sampan.app.ui.browse.TableState.Empty;
import sampan.app.ui.browse.TableState.Filled;
import sampan.app.ui.browse.TableState.Inbox;
import sampan.app.ui.browse.TableState.Kind;
import sampan.app.ui.browse.TableState.NoMatch;
import sampan.app.ui.browse.TableState.Nowhere;
import sampan.app.ui.browse.TableState.Trouble;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;

/// Walking a real host's library, without a screen.
@Timeout(120)
class BrowseViewModelTest {
    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final List<String> moved = new ArrayList<>();
    private final BrowseViewModel browse = new BrowseViewModel(background, words, new Recorder());
    private final List<AutoCloseable> open = new ArrayList<>();

    /// Notes what the table asks to be carried.
    private final class Recorder implements Moves {
        @Override
        public void upload(List<Path> what, RemotePath into) {
            moved.add("up " + into);
        }

        @Override
        public void open(List<RemotePath> what) {
            moved.add("open " + what);
        }

        @Override
        public void download(List<RemotePath> what) {
            moved.add("down " + what);
        }

        @Override
        public void downloadTo(List<RemotePath> what) {
            moved.add("down to " + what);
        }
    }

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("Photos/2026"));
        Files.createDirectory(folder.resolve("Empty"));
        Files.writeString(folder.resolve("file10.txt"), "ten");
        Files.writeString(folder.resolve("file2.txt"), "two");
        Files.writeString(folder.resolve(".secret"), "dot");
        Files.writeString(folder.resolve("Photos/年度报告.pdf"), "pdf");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        background.close();
    }

    private String counts() {
        return new Counts(browse, words).text();
    }

    private Harbour host(Access access) throws IOException {
        Harbour host = Harbour.of(folder, access);
        open.add(host);
        return host;
    }

    private void enter(Access access, RemotePath where) throws Exception {
        browse.enter(visit(access), where);
    }

    private Visit visit(Access access) throws Exception {
        Visit visit = Visit.open(Destination.of(host(access).link(), false), DeviceIdentity.inMemory(), "tester");
        open.add(visit);
        return visit;
    }

    private List<String> names() {
        return browse.rows().stream().map(Row::shown).toList();
    }

    private Row row(String name) {
        return browse.rows().stream()
                .filter(row -> row.shown().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void untilFilled() throws InterruptedException {
        screen.until("rows are there", () -> browse.state().get() instanceof Filled);
    }

    @Test
    void enter_showsTheFolderSorted() throws Exception {
        assertThat(browse.state().get()).isInstanceOf(Nowhere.class);
        enter(Access.ADD, Harbour.path());
        untilFilled();
        assertThat(names()).containsExactly("Empty", "Photos", "file2.txt", "file10.txt");
        assertThat(counts()).isEqualTo("2 folders and 2 files, 6 bytes (1 not shown)");
        assertThat(browse.canAdd().get()).isTrue();
        assertThat(browse.canChange().get()).isFalse();
    }

    @Test
    void enter_whatWasReadAhead_showsItAtOnce() throws Exception {
        Ahead begun = browse.ahead(visit(Access.ADD), Harbour.path());
        screen.until("it is read", () -> begun.now() != null);
        browse.enter(begun);
        assertThat(browse.state().get()).isInstanceOf(Filled.class);
        assertThat(names()).containsExactly("Empty", "Photos", "file2.txt", "file10.txt");
        assertThat(browse.version()).isNotNull();
        browse.refresh();
        Files.writeString(folder.resolve("file1.txt"), "one");
        browse.refresh();
        screen.until("it is read again", () -> names().contains("file1.txt"));
    }

    @Test
    void enter_whatIsReadAhead_waitsForTheRest() throws Exception {
        Visit visit = visit(Access.ADD);
        Ahead begun = new Ahead(
                visit, Harbour.path(), new Sieving(Sieve.USUAL, words.text().get()));
        browse.enter(begun);
        assertThat(browse.busy().get()).isTrue();
        begun.read();
        untilFilled();
        assertThat(names()).containsExactly("Empty", "Photos", "file2.txt", "file10.txt");
    }

    @Test
    void enter_whatWasSievedOtherwise_sievesItAnew() throws Exception {
        Ahead begun = browse.ahead(visit(Access.ADD), Harbour.path());
        screen.until("it is read", () -> begun.now() != null);
        browse.sieve().set(Sieve.USUAL.withHidden(true).withOrder(new RowOrder(Column.NAME, true)));
        browse.enter(begun);
        untilFilled();
        assertThat(names()).containsExactly("Photos", "Empty", "file10.txt", "file2.txt", ".secret");
    }

    @Test
    void enter_whatCouldNotBeReadAhead_saysWhy() throws Exception {
        Ahead begun = new Ahead(
                visit(Access.ADD),
                Harbour.path("gone"),
                new Sieving(Sieve.USUAL, words.text().get()));
        browse.enter(begun);
        begun.read();
        assertThat(begun.now()).isNull();
        screen.until("it is gone", () -> browse.state().get() instanceof Trouble);
        assertThat(browse.state().get()).isEqualTo(new Trouble(Kind.GONE, words.get("failure.not-found")));
    }

    @Test
    void open_goesIntoFoldersAndBackComesOut() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        browse.open(row("Photos"));
        untilFilled();
        assertThat(names()).containsExactly("2026", "年度报告.pdf");
        browse.back();
        untilFilled();
        assertThat(names()).contains("file2.txt");
        browse.forward();
        untilFilled();
        browse.up();
        screen.until("the folder one came from is wanted", () -> names().contains("file2.txt"));
        assertThat(browse.folder().get()).isEqualTo(Harbour.path());
        browse.up();
        untilFilled();
        assertThat(names()).containsExactly(Harbour.SHARE);
        assertThat(browse.canAdd().get()).isFalse();
    }

    @Test
    void openSelection_ofFiles_doesWhatADoubleClickDoes() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        browse.selection().setAll(row("file2.txt"));
        browse.openSelection();
        browse.selection().setAll(row("file2.txt"), row("Photos"));
        browse.openSelection();
        assertThat(moved).containsExactly("open [Harbour/file2.txt]", "open [Harbour/file2.txt, Harbour/Photos]");
        assertThat(counts()).isEqualTo("2 selected, 3 bytes");
    }

    @Test
    void find_tellsWhereTheFirstNameStandsThatBeginsSo() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        List<Integer> found = new ArrayList<>();
        browse.find("FILE", found::add);
        browse.find("ph", found::add);
        browse.find("zq", found::add);
        assertThat(found).containsExactly(2, 1);
    }

    @Test
    void filterAndOrder_changeWhatIsShown() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        browse.filter().set("FILE1");
        screen.until("only one matches", () -> names().equals(List.of("file10.txt")));
        browse.filter().set("none of these");
        screen.until("nothing matches", () -> browse.state().get().equals(new NoMatch("none of these")));
        browse.filter().set("");
        browse.order(new RowOrder(Column.NAME, true));
        screen.until("backwards", () -> names().equals(List.of("Photos", "Empty", "file10.txt", "file2.txt")));
        browse.toggleHidden();
        screen.until("hidden ones too", () -> names().contains(".secret"));
    }

    @Test
    void refresh_keepsTheSelectionAndSeesWhatIsNew() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        browse.selection().setAll(row("file2.txt"));
        Files.writeString(folder.resolve("brand new.txt"), "new");
        browse.refresh();
        screen.until("the new file is there", () -> names().contains("brand new.txt"));
        assertThat(Wanted.of(browse)).containsExactly(Harbour.path("file2.txt"));
    }

    @Test
    void whatSomebodyWantsToSee_isSelectedThen_whateverWasBefore() throws Exception {
        enter(Access.READ, Harbour.path());
        untilFilled();
        browse.selection().setAll(row("file2.txt"));
        Files.move(folder.resolve("file2.txt"), folder.resolve("file3.txt"));
        browse.refreshAndSelect(Set.of(Harbour.path("file3.txt")));
        screen.until("the new name is there", () -> names().contains("file3.txt"));
        assertThat(Wanted.of(browse)).containsExactly(Harbour.path("file3.txt"));
        assertThat(browse.selecting().isSought()).isTrue();
    }

    @Test
    void anEmptyFolder_saysWhetherOneMayAdd() throws Exception {
        enter(Access.READ, Harbour.path("Empty"));
        screen.until("it is empty", () -> browse.state().get().equals(new Empty(false)));
    }

    @Test
    void anInbox_isNotListed() throws Exception {
        enter(Access.INBOX, Harbour.path());
        assertThat(browse.state().get()).isInstanceOf(Inbox.class);
        assertThat(browse.canAdd().get()).isTrue();
    }

    @Test
    void aFolderThatIsGone_isSaidToBe() throws Exception {
        enter(Access.READ, Harbour.path("no such folder"));
        screen.until("it is gone", () -> browse.state().get() instanceof Trouble);
        assertThat(browse.state().get()).isEqualTo(new Trouble(Kind.GONE, words.get("failure.not-found")));
    }

    @Test
    void aHostThatIsGone_isOfflineUntilItIsBack() throws Exception {
        Harbour host = host(Access.READ);
        Visit visit = Visit.open(Destination.of(host.link(), false), DeviceIdentity.inMemory(), "tester");
        open.add(visit);
        browse.enter(visit, Harbour.path());
        untilFilled();
        host.close();
        browse.refresh();
        screen.until(
                "nobody answers",
                () -> browse.state().get() instanceof Trouble trouble && trouble.kind() == Kind.OFFLINE);
        assertThat(browse.rows()).isEmpty();
    }

    @Test
    void whatArrives_hasARow_beforeTheHostListsIt_andIsNotFetchedMeanwhile() throws Exception {
        enter(Access.FULL, Harbour.path("Empty"));
        screen.until("it is empty", () -> browse.state().get() instanceof TableState.Empty);
        RemotePath film = Harbour.path("Empty", "film.mp4");
        browse.arriving(List.of(new Arriving(film, 4_000_000, 1_000, 1_480_000, 120)));
        screen.until("it has a row", () -> names().equals(List.of("film.mp4")));
        Row row = browse.rows().getFirst();
        assertThat(row.entry().size()).isEqualTo(4_000_000);
        assertThat(browse.arriving(row)).extracting(Arriving::percent).isEqualTo(37);
        assertThat(browse.left()).isZero();
        browse.open(row);
        assertThat(moved).isEmpty();
        Files.writeString(folder.resolve("Empty/film.mp4"), "all of it");
        browse.arriving(List.of());
        screen.until(
                "the host's own row is there",
                () -> names().equals(List.of("film.mp4"))
                        && browse.rows().getFirst().entry().size() == 9);
        assertThat(browse.arriving(browse.rows().getFirst())).isNull();
        browse.open(browse.rows().getFirst());
        assertThat(moved).containsExactly("open [" + film + "]");
    }
}
