package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.protocol.Access;

/// Making, renaming and deleting at a real host through the real window.
@Tag("window")
@Timeout(240)
class ChangesWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private OpenWindow window;
    private final List<Harbour> hosts = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        window = OpenWindow.open(home);
    }

    private void visit(Access access) throws Exception {
        Harbour host = Harbour.of(folder, access);
        hosts.add(host);
        window.go(host.link().text());
        window.untilNames("a.txt", "b.txt");
    }

    @AfterEach
    void close() {
        window.close();
        hosts.forEach(Harbour::close);
    }

    @Test
    void aNewFolder_isAskedForByName_made_andSelected() throws Exception {
        visit(Access.ADD);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.N);
        window.until("its name is asked", () -> window.isThere("#new-folder-name"));
        window.until("one can type it", () -> window.node("#new-folder-name").isFocused());
        window.robot.write("Harvest");
        window.robot.push(KeyCode.ENTER);
        window.untilNames("Harvest", "a.txt", "b.txt");
        assertThat(folder.resolve("Harvest")).isDirectory();
        assertThat(window.ask(() -> window.row("Harvest").isSelected())).isTrue();
    }

    @Test
    void f2_renamesInPlace_andKeepsTheEnding() throws Exception {
        visit(Access.FULL);
        window.robot.clickOn(window.cell("b.txt"), Motion.DIRECT);
        window.robot.push(KeyCode.F2);
        window.until("the name is a field", () -> window.isThere("#rename"));
        assertThat(window.ask(() -> ((TextField) window.node("#rename")).getSelectedText()))
                .isEqualTo("b");
        window.robot.write("moon");
        window.robot.push(KeyCode.ENTER);
        window.untilNames("a.txt", "moon.txt");
        assertThat(folder.resolve("moon.txt")).hasContent("b");
    }

    @Test
    void escape_whileRenaming_changesNothing() throws Exception {
        visit(Access.FULL);
        window.robot.clickOn(window.cell("b.txt"), Motion.DIRECT);
        window.robot.push(KeyCode.F2);
        window.until("the name is a field", () -> window.isThere("#rename"));
        window.robot.write("moon");
        window.robot.push(KeyCode.ESCAPE);
        window.untilNames("a.txt", "b.txt");
        assertThat(folder.resolve("b.txt")).exists();
    }

    private void rename(String from, String to) {
        window.robot.clickOn(window.cell(from), Motion.DIRECT);
        window.robot.push(KeyCode.F2);
        window.until("the name is a field", () -> window.isThere("#rename"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.write(to);
        window.robot.push(KeyCode.ENTER);
    }

    @Test
    void aNameWithWhatNobodySees_isWrittenAsItIsShown_andKeptIfNothingIsWritten() throws Exception {
        String name = "photo\u202Egpj.exe";
        visit(Access.FULL);
        Files.writeString(folder.resolve(name), "c");
        window.robot.clickOn(window.cell("photo\uFFFDgpj.exe"), Motion.DIRECT);
        window.robot.push(KeyCode.F2);
        window.until("the name is a field", () -> window.isThere("#rename"));
        assertThat(((TextField) window.node("#rename")).getText()).isEqualTo("photo\uFFFDgpj.exe");
        window.robot.push(KeyCode.ENTER);
        window.until("it is no field any more", () -> !window.isThere("#rename"));
        assertThat(folder.resolve(name)).exists();
        rename("photo\uFFFDgpj.exe", "photo.exe");
        window.untilNames("a.txt", "b.txt", "photo.exe");
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void aNameThatIsTaken_orCantBeOne_isSaid_andNothingIsLost() throws Exception {
        visit(Access.FULL);
        rename("b.txt", "a.txt");
        window.untilNotice("Something there has this name already.");
        rename("b.txt", "b<c.txt");
        window.untilNotice("The characters < > : \" | ? * aren't allowed in a name there.");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.N);
        window.until(
                "one can type a name",
                () -> window.isThere("#new-folder-name")
                        && window.node("#new-folder-name").isFocused());
        window.robot.write("a.txt");
        window.robot.push(KeyCode.ENTER);
        window.untilNotice("“a.txt” is here already.");
        window.untilNames("a.txt", "b.txt");
        assertThat(folder.resolve("a.txt")).hasContent("a");
        assertThat(folder.resolve("b.txt")).hasContent("b");
    }

    @Test
    void delete_asksWithTheCount_andUndoBringsBack() throws Exception {
        visit(Access.FULL);
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.push(KeyCode.DELETE);
        window.until("it is asked", () -> window.isThere("#delete-what"));
        assertThat(window.text("#delete-what")).isEqualTo("Delete 2 items?");
        window.click("#delete-yes");
        window.until(
                "they are gone", () -> window.isThere("#undo") && window.names().isEmpty());
        assertThat(folder.resolve("a.txt")).doesNotExist();
        window.click("#undo");
        window.untilNames("a.txt", "b.txt");
        assertThat(folder.resolve("b.txt")).hasContent("b");
    }

    @Test
    void whatOneMayNotDo_isNotOffered() throws Exception {
        visit(Access.READ);
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        assertThat(window.ask(() -> window.node("#button-command-new-folder").isDisabled()))
                .isTrue();
        assertThat(window.ask(() -> ((Button) window.node("#button-command-upload")).isDisabled()))
                .isTrue();
        window.robot.push(KeyCode.DELETE);
        window.robot.push(KeyCode.F2);
        window.untilNames("a.txt", "b.txt");
        assertThat(window.ask(() -> window.isThere("#delete-what") || window.isThere("#rename")))
                .isFalse();
    }
}
