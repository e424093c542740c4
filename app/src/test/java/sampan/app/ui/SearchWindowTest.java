package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.protocol.Access;

/// Looking for names in everything below the folder, in the real window.
@Tag("window")
@Timeout(240)
class SearchWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("Ships/古船"));
        Files.writeString(folder.resolve("Ships/古船/Junk 1.jpg"), "one");
        Files.writeString(folder.resolve("Ships/junk 2.jpg"), "two");
        Files.writeString(folder.resolve("Ships/ferry.jpg"), "ferry");
        Files.writeString(folder.resolve("JUNK.txt"), "three");
        host = Harbour.of(folder, Access.FULL);
        window = OpenWindow.at(host.link().text(), home);
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    private void search(String text) {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
        window.until("one can write", () -> window.node("#search").isFocused());
        window.robot.write(text);
        window.robot.push(KeyCode.ENTER);
    }

    private List<String> columns() {
        return window.ask(() ->
                window.table().getColumns().stream().map(TableColumn::getText).toList());
    }

    @Test
    void whatIsFound_comesFromAllFolders_withWhereItLies_andEscapeGoesBack() {
        search("junk");
        window.untilNames("JUNK.txt", "Junk 1.jpg", "junk 2.jpg");
        assertThat(columns()).containsExactly("Name", "Folder", "Size", "Modified", "Type");
        assertThat(window.cells("Junk 1.jpg")).contains("Ships/古船");
        assertThat(window.cells("junk 2.jpg")).contains("Ships");
        window.robot.clickOn(window.node("#search"), Motion.DIRECT);
        window.robot.push(KeyCode.ESCAPE);
        window.untilNames("Ships", "JUNK.txt");
        assertThat(columns()).doesNotContain("Folder");
    }

    @Test
    void aFind_isFetched_renamedWhereItLies_andShownInItsFolder() throws Exception {
        search("junk 2");
        window.untilNames("junk 2.jpg");
        window.robot.doubleClickOn(window.cell("junk 2.jpg"), Motion.DIRECT);
        window.until("it is here", () -> Files.exists(window.downloads.resolve("junk 2.jpg")));
        window.robot.clickOn(window.cell("junk 2.jpg"), Motion.DIRECT);
        window.robot.push(KeyCode.F2);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.write("junk 22.jpg");
        window.robot.push(KeyCode.ENTER);
        window.untilNames("junk 22.jpg");
        assertThat(folder.resolve("Ships/junk 22.jpg")).hasContent("two");
        window.robot.clickOn(window.cell("junk 22.jpg"), MouseButton.SECONDARY);
        window.until(
                "it is offered",
                () -> window.robot.lookup("#command-reveal").tryQuery().isPresent());
        window.robot.clickOn("#command-reveal");
        window.untilNames("古船", "ferry.jpg", "junk 22.jpg");
        window.until("it is selected", () -> window.text("#counts").startsWith("1 selected"));
    }

    @Test
    void nothingFound_isSaid_andTheWayBackIsOneButton() {
        search("submarine");
        window.untilSays("Nothing found");
        window.click("#place-not-found-close");
        window.untilNames("Ships", "JUNK.txt");
    }

    @Test
    void f3_doesTheSame_fromTheTable_andFromTheLibrary() {
        window.robot.push(KeyCode.ALT, KeyCode.UP);
        window.untilNames("Harbour");
        window.robot.clickOn(window.table(), Motion.DIRECT);
        window.robot.push(KeyCode.F3);
        window.until("one can write", () -> window.node("#search").isFocused());
        window.robot.write("ferry");
        window.robot.push(KeyCode.ENTER);
        window.untilNames("ferry.jpg");
        assertThat(window.cells("ferry.jpg")).contains("Harbour/Ships");
    }
}
