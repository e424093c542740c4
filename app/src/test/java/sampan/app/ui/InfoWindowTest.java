package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.app.store.Home;
import sampan.app.store.SettingsFile;
import sampan.protocol.Access;

/// The pane that tells more about what is selected, in the real window at a real host.
@Tag("window")
@Timeout(240)
class InfoWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.write(folder.resolve("sea.png"), Png.of(sea()));
        Files.write(folder.resolve("torn.png"), new byte[300]);
        Files.writeString(folder.resolve("words.txt"), "words");
        host = Harbour.of(folder, Access.READ);
        window = OpenWindow.at(host.link().text(), home);
        window.untilNames("sea.png", "torn.png", "words.txt");
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    private static WritableImage sea() {
        WritableImage image = new WritableImage(1200, 600);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 1200; x++) {
                image.getPixelWriter().setColor(x, y, Color.hsb(200, 0.4 + y / 1000.0, 0.9));
            }
        }
        return image;
    }

    private void untilTold(String title) {
        window.until(
                "it tells of " + title,
                () -> window.isThere("#info") && window.text("#info-title").equals(title));
    }

    @Test
    void altEnter_opensIt_andAPictureIsSeen_small() {
        window.robot.clickOn(window.cell("sea.png"), Motion.DIRECT);
        assertThat(window.ask(() -> window.isThere("#info"))).isFalse();
        window.robot.push(KeyCode.ALT, KeyCode.ENTER);
        untilTold("sea.png");
        window.until("its picture is there", () -> window.isThere("#info-picture"));
        ImageView picture = (ImageView) window.node("#info-picture");
        assertThat(window.ask(() -> picture.getImage().getWidth())).isEqualTo(384);
        assertThat(window.ask(() -> picture.getImage().getHeight())).isEqualTo(192);
        assertThat(window.ask(picture::getAccessibleText)).isEqualTo("Small picture of sea.png");
        assertThat(window.ask(() -> window.node("#info").getAccessibleText()))
                .startsWith("sea.png, Kind: PNG image, Size: ");
        window.robot.push(KeyCode.DOWN);
        untilTold("torn.png");
        window.until("its sign is there", () -> window.isThere("#info .kind-image"));
        assertThat(window.ask(() -> window.isThere("#info-picture"))).isFalse();
        window.robot.push(KeyCode.DOWN);
        untilTold("words.txt");
        window.until("its sign is there", () -> window.isThere("#info .kind-text"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        untilTold("3 selected");
        window.robot.push(KeyCode.ALT, KeyCode.ENTER);
        window.until("it is closed", () -> !window.isThere("#info"));
    }

    @Test
    void itIsOpenAgain_inTheNextWindow() throws Exception {
        window.robot.push(KeyCode.ALT, KeyCode.ENTER);
        untilTold("Nothing is selected");
        SettingsFile file = new SettingsFile(Home.in(home), _ -> {});
        window.until("it is kept", () -> file.load().table().info());
        window.close();
        window = OpenWindow.open(home, file.load().table());
        window.until("it is open", () -> window.isThere("#info"));
        window.click("#info-close");
        window.until("it is closed", () -> !window.isThere("#info"));
        window.until("that is kept", () -> !file.load().table().info());
    }
}
