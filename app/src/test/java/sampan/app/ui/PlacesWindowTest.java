package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
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

/// Bookmarks, where one was lately, and folders dropped on this computer, in the real window.
@Tag("window")
@Timeout(240)
class PlacesWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("sea.jpg"), "waves");
        host = Harbour.of(folder, Access.READ);
        window = OpenWindow.at(host.link().text(), home);
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    private List<String> places() {
        return window.ask(() -> window.scene().getRoot().lookupAll("#places .place").stream()
                .map(place -> ((Labeled) place).getText())
                .toList());
    }

    private String address() {
        return window.ask(() -> ((TextField) window.node("#address")).getText());
    }

    @Test
    void aHost_isBookmarkedByTheKeys_andLeadsBackByItsName_inTheNextWindowToo() throws Exception {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.D);
        window.until("a name is offered", () -> window.isThere("#keep-name"));
        assertThat(window.ask(() -> ((TextField) window.node("#keep-name")).getText()))
                .isEqualTo("office-nas");
        window.robot.push(KeyCode.ENTER);
        window.until("it is a bookmark", () -> places().contains("office-nas"));
        window.until("the address is its name", () -> address().equals("office-nas:/Harbour"));
        assertThat(places()).as("it is not among the recent ones as well").hasSize(2);
        window.close();
        window = OpenWindow.open(home);
        window.until("it is there again", () -> places().contains("office-nas"));
        window.robot.clickOn(window.place("office-nas"), Motion.DIRECT);
        window.untilNames("sea.jpg");
    }

    @Test
    void theKeysForIt_areListedByF1() {
        window.robot.push(KeyCode.F1);
        window.until("the keys are listed", () -> window.isThere(".keys"));
        assertThat(window.ask(() -> window.node(".keys").lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList()))
                .contains("Bookmark this host", "Ctrl+D");
        window.robot.push(KeyCode.ESCAPE);
    }

    @Test
    void aBookmark_isForgotten() {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.D);
        window.until("a name is offered", () -> window.isThere("#keep-name"));
        window.robot.push(KeyCode.ENTER);
        window.until("it is a bookmark", () -> places().contains("office-nas"));
        window.robot.clickOn(window.place("office-nas"), MouseButton.SECONDARY);
        window.until(
                "it is offered",
                () -> window.robot.lookup("#places-forget").tryQuery().isPresent());
        window.robot.clickOn("#places-forget");
        window.until("it is gone", () -> !places().contains("office-nas"));
        window.untilNames("sea.jpg");
    }

    @Test
    void whereOneWas_isThereInTheNextWindow_withoutTheSecretThatLetOneIn() throws Exception {
        String where = host.link().host() + ":" + host.link().port();
        Path kept = home.resolve("recent.json");
        window.until("it is kept", () -> Files.exists(kept));
        assertThat(Files.readString(kept))
                .doesNotContain(Objects.requireNonNull(host.link().token()).text());
        window.close();
        window = OpenWindow.open(home);
        window.until("it is there", () -> places().contains(where));
        window.robot.clickOn(window.place(where), Motion.DIRECT);
        window.untilSays("No way in");
    }

    @Test
    void aFolderDroppedOnThisComputer_isOfferedForSharing() throws Exception {
        Path mine = Files.createDirectory(home.resolve("Holiday"));
        window.drag(List.of(mine), window.node("#places"));
        window.letGo();
        window.until("the form shows it", () -> window.isThere("#host-folder"));
        assertThat(window.ask(() -> ((TextField) window.node("#host-folder")).getText()))
                .isEqualTo(mine.toString());
        assertThat(window.ask(() -> ((TextField) window.node("#host-name")).getText()))
                .isEqualTo("Holiday");
    }
}
