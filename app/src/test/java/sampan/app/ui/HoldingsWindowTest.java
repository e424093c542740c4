package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.transport.ShareLink;

/// The trash and the unfinished uploads of a folder that is shared, in the sheet of the real window.
@Tag("window")
@Timeout(240)
class HoldingsWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private OpenWindow window;
    private PassingVisitor visitor;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("welcome.txt"), "come in");
        Files.writeString(folder.resolve("notes.txt"), "old");
        window = OpenWindow.open(home);
        visitor = PassingVisitor.at(ShareLink.parse(share()));
        window.click("#host-holdings");
        window.until(
                "the disk was looked at",
                () -> window.text("#holdings-free").matches(".+ free on this disk; visitors may fill .+ of it"));
    }

    @AfterEach
    void close() {
        visitor.close();
        window.close();
    }

    @SuppressWarnings("unchecked")
    private String share() {
        window.menu("#menu-file", "#command-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.interact(() -> {
            window.window.models().host().folder().set(folder);
            ((ComboBox<Access>) window.node("#host-access")).setValue(Access.FULL);
        });
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        return window.ask(() -> ((TextField) window.node("#host-link")).getText());
    }

    private int rows(String list) {
        return ((ListView<?>) window.node(list)).getItems().size();
    }

    /// What the button of the list's first line says.
    private Labeled button(String list) {
        Node button = window.node(list).lookup(".holding-act");
        assertThat(button).as("the button of " + list).isNotNull();
        return (Labeled) button;
    }

    private void untilRow(String list) {
        window.until(
                list + " has a line", () -> rows(list) == 1 && window.node(list).lookup(".holding-act") != null);
        // What came below the sheet's edge is brought into sight by the keys that go there.
        window.robot.interact(() -> window.node(list).requestFocus());
    }

    private static boolean isInSight(Node node) {
        Node above = node.getParent();
        while (!(above instanceof ScrollPane)) {
            above = above.getParent();
        }
        Bounds sheet = above.localToScene(above.getLayoutBounds());
        Bounds here = node.localToScene(node.getLayoutBounds());
        return here.getHeight() > 0 && here.getMinY() >= sheet.getMinY() && here.getMaxY() <= sheet.getMaxY();
    }

    private void untilSays(String sentence) {
        window.until(
                "it says " + sentence,
                () -> window.isThere("#holdings-notice .sentence")
                        && window.text("#holdings-notice .sentence").equals(sentence));
    }

    @Test
    void whatAVisitorDeletes_isSeenInTheTrash_andRestored() throws Exception {
        assertThat(window.isThere("#holdings-trash")).isFalse();
        visitor.delete("notes.txt");
        untilRow("#holdings-trash");
        assertThat(folder.resolve("notes.txt")).doesNotExist();
        assertThat(window.ask(() ->
                        window.node("#holdings-trash").lookup(".holding-cell").getAccessibleText()))
                .matches("notes\\.txt · 3 bytes · deleted .+ by laptop");
        assertThat(window.ask(() -> button("#holdings-trash").getAccessibleText()))
                .isEqualTo("Restore notes.txt");

        window.robot.push(KeyCode.TAB);
        window.until(
                "the keys are at its button", () -> button("#holdings-trash").isFocused());
        window.robot.push(KeyCode.SPACE);

        untilSays("“notes.txt” is back where it was.");
        window.until("the trash is empty", () -> rows("#holdings-trash") == 0);
        assertThat(folder.resolve("notes.txt")).hasContent("old");
    }

    @Test
    void theTrash_isEmptiedAfterAsking() throws Exception {
        visitor.delete("notes.txt");
        visitor.delete("welcome.txt");
        window.until("both are seen", () -> rows("#holdings-trash") == 2);
        window.robot.interact(() -> ((Button) window.node("#holdings-empty")).fire());
        untilSays("Delete 2 items for good? Nobody can bring them back.");
        assertThat(rows("#holdings-trash")).isEqualTo(2);
        window.until(
                "the keys are at the answer",
                () -> window.node("#holdings-notice .hyperlink").isFocused());
        window.until("the question is in sight", () -> isInSight(window.node("#holdings-notice")));

        window.robot.push(KeyCode.SPACE);

        window.until("the trash is empty", () -> rows("#holdings-trash") == 0);
        window.until("there is no more to empty", () -> !window.isThere("#holdings-empty"));
        assertThat(folder.resolve(".sampan/trash")).isEmptyDirectory();
    }

    @Test
    void aLargeUploadThatWasBrokenOff_isSeenWithItsProgress_andDiscarded() throws Exception {
        visitor.begin("film.mp4", 8, 6);
        visitor.close();
        untilRow("#holdings-uploads");
        assertThat(window.ask(() ->
                        window.node("#holdings-uploads").lookup(".holding-cell").getAccessibleText()))
                .startsWith("film.mp4 · 6.3 MB of 8.4 MB has arrived, 75% · ")
                .contains(" · from laptop");
        window.until("it lies still", () -> !button("#holdings-uploads").isDisabled());
        window.robot.interact(() -> {
            ((ListView<?>) window.node("#holdings-uploads")).getSelectionModel().select(0);
            window.node("#holdings-uploads").requestFocus();
        });

        window.robot.push(KeyCode.ENTER);

        untilSays("Throw away what has arrived of “film.mp4”, 6.3 MB? Its visitor would have to send all of it again.");
        assertThat(rows("#holdings-uploads")).isEqualTo(1);
        window.click("#holdings-notice .hyperlink");
        window.until("it is gone", () -> rows("#holdings-uploads") == 0);
        try (var drafts = Files.find(folder.resolve(".sampan/drafts"), 3, (file, _) -> file.endsWith("data"))) {
            assertThat(drafts).isEmpty();
        }
    }
}
