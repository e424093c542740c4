package sampan.app.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.text.Language;
import sampan.app.ui.Harbour;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Promise;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.TableState.Reading;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;

/// Changing a real host's folder, without a screen.
@Timeout(120)
class ChangesViewModelTest {
    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);
    private final BrowseViewModel browse = new BrowseViewModel(background, words, new NoMoves());
    private final ChangesViewModel changes = new ChangesViewModel(browse, background, words);
    private final List<AutoCloseable> open = new ArrayList<>();

    private void enter(Access access) throws Exception {
        Harbour host = Harbour.of(folder, access);
        open.add(host);
        Visit visit = Visit.open(Destination.of(host.link(), false), DeviceIdentity.inMemory(), "tester");
        open.add(visit);
        browse.enter(visit, Harbour.path());
        screen.until("the folder is read", () -> !(browse.state().get() instanceof Reading));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        background.close();
    }

    private List<String> names() {
        return browse.rows().stream().map(Row::shown).toList();
    }

    private List<Row> rows(String... names) {
        return browse.rows().stream()
                .filter(row -> List.of(names).contains(row.shown()))
                .toList();
    }

    private @Nullable String said() {
        Notice notice = changes.notice().get();
        return notice == null ? null : notice.sentence();
    }

    private void file(String name) throws IOException {
        Files.writeString(folder.resolve(name), name);
    }

    @Test
    void makeFolder_makesItAndSelectsIt() throws Exception {
        enter(Access.ADD);
        changes.makeFolder(" 新文件夹 ");
        screen.until("it is there", () -> names().equals(List.of("新文件夹")));
        assertThat(folder.resolve("新文件夹")).isDirectory();
        assertThat(Wanted.of(browse)).containsExactly(Harbour.path("新文件夹"));
        assertThat(said()).isNull();
    }

    @Test
    void makeFolder_ofATakenOrIllegalName_saysWhy() throws Exception {
        file("taken");
        enter(Access.ADD);
        changes.makeFolder("taken");
        assertThat(said()).isEqualTo("“taken” is here already.");
        changes.makeFolder("a/b");
        assertThat(said()).isEqualTo(words.get("name.separator"));
        changes.makeFolder("CON");
        screen.until("the host says why", () -> words.get("name.device").equals(said()));
        assertThat(names()).containsExactly("taken");
    }

    @Test
    void rename_givesAnotherName() throws Exception {
        file("old.txt");
        enter(Access.FULL);
        changes.rename(rows("old.txt").getFirst(), "new.txt");
        screen.until("it has its new name", () -> names().equals(List.of("new.txt")));
        assertThat(folder.resolve("new.txt")).hasContent("old.txt");
        assertThat(Wanted.of(browse)).containsExactly(Harbour.path("new.txt"));
    }

    @Test
    void rename_toATakenName_keepsBoth() throws Exception {
        file("a.txt");
        file("b.txt");
        enter(Access.FULL);
        changes.rename(rows("a.txt").getFirst(), "b.txt");
        screen.until("it is refused", () -> words.get("failure.exists").equals(said()));
        assertThat(folder.resolve("a.txt")).hasContent("a.txt");
        assertThat(folder.resolve("b.txt")).hasContent("b.txt");
    }

    @Test
    void rename_withoutTheRight_saysSo() throws Exception {
        file("a.txt");
        enter(Access.ADD);
        changes.rename(rows("a.txt").getFirst(), "b.txt");
        screen.until("it is refused", () -> words.get("failure.denied.full").equals(said()));
    }

    @Test
    void remove_andUndo_bringsEverythingBack() throws Exception {
        file("a.txt");
        file("b.txt");
        file("c.txt");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/inner.txt"), "inner");
        enter(Access.FULL);
        changes.remove(rows("a.txt", "b.txt", "sub"));
        screen.until("they are gone", () -> names().equals(List.of("c.txt")));
        assertThat(folder.resolve("a.txt")).doesNotExist();
        assertThat(changes.last().get()).isNotNull();
        changes.undo();
        screen.until("they are back", () -> names().equals(List.of("sub", "a.txt", "b.txt", "c.txt")));
        assertThat(folder.resolve("sub/inner.txt")).hasContent("inner");
        assertThat(changes.last().get()).isNull();
        assertThat(Wanted.of(browse))
                .containsExactlyInAnyOrder(Harbour.path("a.txt"), Harbour.path("b.txt"), Harbour.path("sub"));
    }

    @Test
    void remove_ofSomethingThatIsGone_saysSoAndRemovesTheRest() throws Exception {
        file("a.txt");
        file("b.txt");
        enter(Access.FULL);
        List<Row> both = rows("a.txt", "b.txt");
        Files.delete(folder.resolve("a.txt"));
        changes.remove(both);
        screen.until("the other is gone", () -> names().isEmpty());
        assertThat(said()).isEqualTo(words.get("failure.not-found"));
        assertThat(folder.resolve("b.txt")).doesNotExist();
    }

    @Test
    void move_putsThingsIntoAnotherFolder_andUndoBringsThemBack() throws Exception {
        file("a.txt");
        Files.createDirectory(folder.resolve("sub"));
        Files.createDirectory(folder.resolve("target"));
        Files.writeString(folder.resolve("sub/inner.txt"), "inner");
        enter(Access.FULL);
        changes.move(rows("a.txt", "sub"), Harbour.path("target"));
        screen.until("they are elsewhere", () -> names().equals(List.of("target")));
        assertThat(folder.resolve("target/sub/inner.txt")).hasContent("inner");
        assertThat(folder.resolve("target/a.txt")).hasContent("a.txt");
        changes.undo();
        screen.until("they are back", () -> names().equals(List.of("sub", "target", "a.txt")));
        assertThat(Wanted.of(browse)).containsExactlyInAnyOrder(Harbour.path("a.txt"), Harbour.path("sub"));
        assertThat(changes.last().get()).isNull();
        assertThat(said()).isNull();
    }

    @Test
    void move_ofSeveral_ofWhichOneIsThere_movesTheOthers_andSaysSo() throws Exception {
        file("a.txt");
        file("b.txt");
        Files.createDirectory(folder.resolve("target"));
        Files.writeString(folder.resolve("target/a.txt"), "older");
        enter(Access.FULL);
        changes.move(rows("a.txt", "b.txt"), Harbour.path("target"));
        screen.until("it is said", () -> words.get("failure.exists").equals(said()));
        assertThat(folder.resolve("a.txt")).hasContent("a.txt");
        assertThat(folder.resolve("target/a.txt")).hasContent("older");
        assertThat(folder.resolve("target/b.txt")).hasContent("b.txt");
        assertThat(changes.last().get()).isInstanceOf(Undoable.Moved.class);
    }

    private Promise promise(boolean copy, RemotePath into, String... names) {
        Promise promise = new RowFreight(browse, changes, words, rows(names), copy, TransferMode.MOVE).promise(into);
        return promise == null ? Promise.not("") : promise;
    }

    @Test
    void aDraggedRow_saysWhatWouldBecomeOfIt() throws Exception {
        file("a.txt");
        Files.createDirectory(folder.resolve("sub"));
        enter(Access.FULL);
        assertThat(promise(false, Harbour.path("sub"), "a.txt"))
                .isEqualTo(Promise.to(Glyph.MOVE, "Move 1 item to /Harbour/sub"));
        assertThat(promise(false, Harbour.path(), "a.txt", "sub"))
                .as("it is there already")
                .isEqualTo(Promise.not(""));
        assertThat(promise(false, Harbour.path("sub"), "a.txt", "sub"))
                .isEqualTo(Promise.not(words.get("drop.into-itself")));
        assertThat(promise(false, Harbour.path("sub", "below"), "sub"))
                .isEqualTo(Promise.not(words.get("drop.into-itself")));
        assertThat(promise(true, Harbour.path("sub"), "a.txt")).isEqualTo(Promise.not(words.get("drop.no-copy")));
    }

    @Test
    void aDraggedRow_whereOneMayNotChange_saysSo() throws Exception {
        file("a.txt");
        Files.createDirectory(folder.resolve("sub"));
        enter(Access.ADD);
        assertThat(promise(false, Harbour.path("sub"), "a.txt")).isEqualTo(Promise.not(words.get("drop.no-move")));
    }
}
