package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.text.Release;

/// What the real window says of itself.
@Tag("window")
@Timeout(120)
class AboutWindowTest {
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
    void about_tellsTheVersionThatTheTerminalTells_andGoesAway() {
        Release release = Release.ofThisProgram();
        window.menu("#menu-help", "#command-about");
        window.until("it is told", () -> window.isThere("#about-version"));
        assertThat(window.text("#about-version")).isEqualTo(release.version());
        assertThat(window.isThere("#about-commit")).isEqualTo(!release.commit().isEmpty());
        window.robot.push(KeyCode.ESCAPE);
        window.until("it is put away", () -> !window.isThere("#about-version"));
    }
}
