package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.ui.awake.FakeTool;
import sampan.app.ui.awake.Waking;
import sampan.protocol.Access;

/// That the computer stays awake while the real window carries something.
@Tag("window")
@Timeout(240)
@DisabledOnOs(OS.WINDOWS)
class AwakeWindowTest {
    @TempDir
    private Path top;

    @TempDir
    private Path tools;

    private Quay quay;
    private FakeTool tool;

    @BeforeEach
    void open() throws Exception {
        tool = FakeTool.inhibit(tools);
        OpenWindow.waking.set(tool.onLinux());
        quay = new Quay(top);
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
        new Screen()
                .until(
                        "it may sleep when the window is closed",
                        () -> tool.said().size() == 4);
        assertThat(tool.said().getLast()).isEqualTo("end");
        OpenWindow.waking.set(Waking.none());
    }

    @Test
    void itBeginsWithTheTransfer_andEndsWithIt_andWithTheWindow() throws Exception {
        // Much more than goes over before somebody has paused, on a busy machine too.
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), 8 * Quay.LARGE);
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        assertThat(tool.said()).isEmpty();
        Quay.drop(window, large);
        window.until("it stays awake", () -> tool.said().size() == 1);
        assertThat(tool.said().getFirst()).contains("--why=Files are being transferred");
        assertThat(Files.exists(quay.folder.resolve("film.mp4"))).isFalse();
        window.click("#transfers-pause");
        window.until("it may sleep", () -> tool.said().size() == 2);
        window.click("#transfers-resume");
        window.until("it stays awake again", () -> tool.said().size() == 3);
    }
}
