package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the real window says about a defect of its own.
@Tag("window")
@Timeout(120)
class CrashWindowTest {
    private static final String PIN = "#abcdefghijklmnopqrstuvwxyz";

    @TempDir
    private Path home;

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(home);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aDefect_isShownWithATextToCopy_andWrittenDown_withoutAnySecret() throws Exception {
        window.window.crashed(new IllegalStateException("at sampan://nas:7267/" + PIN + ".secretSecret"));
        window.until("it is shown", () -> window.isThere("#crash-report"));
        String shown = window.ask(() -> ((TextArea) window.node("#crash-report")).getText());
        assertThat(shown)
                .contains("java.lang.IllegalStateException", PIN, "CrashWindowTest", "JDK")
                .doesNotContain("secretSecret");
        window.click("#crash-copy");
        assertThat(window.ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(shown);
        Path log = home.resolve("sampan.log");
        window.until(
                "it is written down",
                () -> Files.exists(log) && Files.readString(log).contains(shown));
        window.click("#crash-go-on");
        window.until("it is put away", () -> !window.isThere("#crash-report"));
    }

    @Test
    void twoDefectsAtOnce_areOneSheet_andBothAreWrittenDown() throws Exception {
        window.window.crashed(new IllegalStateException("the first"));
        window.window.crashed(new IllegalStateException("the second"));
        Path log = home.resolve("sampan.log");
        window.until(
                "both are written down",
                () -> Files.exists(log)
                        && Files.readString(log).contains("the first")
                        && Files.readString(log).contains("the second"));
        assertThat(window.ask(() -> ((TextArea) window.node("#crash-report")).getText()))
                .contains("the first");
    }
}
