package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// What the real window shows to somebody who has been nowhere and shares nothing.
@Tag("window")
@Timeout(240)
class FirstPageWindowTest {
    private static final String TITLE = "Carry files from one computer to another";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(home);
        window.untilSays(TITLE);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theFirstCard_leadsToTheAddress_andSaysWhatALinkLooksLike() {
        assertThat(window.text("#first-visit .first-link")).startsWith("sampan://");
        window.click("#place-nowhere-address");
        window.until("one can type an address", () -> window.node("#address").isFocused());
    }

    @Test
    void theSecondCard_opensTheSheetForSharing() {
        window.click("#place-nowhere-host");
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.push(KeyCode.ESCAPE);
    }

    @Test
    void aFolder_isDroppedOnTheSecondCard() throws Exception {
        Path mine = Files.createDirectory(folder.resolve("Holiday"));
        window.drag(List.of(mine), window.node("#first-share"));
        window.letGo();
        window.until("the form shows it", () -> window.isThere("#host-folder"));
        assertThat(window.ask(() -> ((TextField) window.node("#host-folder")).getText()))
                .isEqualTo(mine.toString());
        window.robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theCards_standSideBySide_belowTheWords_asHighAsEachOther() {
        var words = window.ask(() -> box("#placeholder-text"));
        var first = window.ask(() -> box("#first-visit"));
        var second = window.ask(() -> box("#first-share"));
        assertThat(first.getMinY()).isGreaterThan(words.getMaxY()).isEqualTo(second.getMinY());
        assertThat(first.getHeight()).isEqualTo(second.getHeight());
        assertThat(first.getMaxX()).isLessThan(second.getMinX());
    }

    private Bounds box(String query) {
        Node node = window.node(query);
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void bothCards_areReachedByTheKeys_andEachSaysWhatItIsAbout() {
        window.robot.interact(() -> window.node("#entries").requestFocus());
        window.robot.push(KeyCode.TAB);
        window.until(
                "the first has the keys",
                () -> window.node("#place-nowhere-address").isFocused());
        assertThat(window.ask(() -> window.node("#place-nowhere-address").getAccessibleHelp()))
                .startsWith("Visit another computer. ");
        window.robot.push(KeyCode.TAB);
        window.until(
                "the second has the keys",
                () -> window.node("#place-nowhere-host").isFocused());
        window.robot.push(KeyCode.SPACE);
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.push(KeyCode.ESCAPE);
    }

    @Test
    void itSpeaksChinese() {
        window.robot.interact(() -> window.window.models().settings().speak(Language.CHINESE));
        window.untilSays("在电脑之间传送文件");
        assertThat(window.text("#first-share .first-name")).isEqualTo("共享本机的文件夹");
    }

    @Test
    void whoHasBeenSomewhere_isNoNewcomerAnyMore() throws Exception {
        Files.writeString(folder.resolve("sea.jpg"), "waves");
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            window.go(host.link().text());
            window.untilNames("sea.jpg");
            window.click("#connect");
            window.untilSays("Whose files would you like to see?");
        }
    }
}
