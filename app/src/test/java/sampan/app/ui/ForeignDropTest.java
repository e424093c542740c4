package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.protocol.Access;

/// A drop that comes from another program: a GTK window in a process of its own, by the X server's own protocol.
@Tag("window")
@Timeout(240)
@EnabledOnOs(OS.LINUX)
class ForeignDropTest {
    private static final int STEPS = 24;

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    @TempDir
    private Path mine;

    @Test
    void aDrop_fromAGtkProgram_isUploaded() throws Exception {
        Path note = Files.writeString(mine.resolve("note.txt"), "from far away");
        Path chinese = Files.writeString(mine.resolve("中文 文件.txt"), "内容");
        try (Harbour host = Harbour.of(folder, Access.ADD)) {
            OpenWindow window = OpenWindow.open(home);
            try {
                window.go(host.link().text());
                window.until(
                        "the folder is shown",
                        () -> window.isThere("#placeholder-title")
                                && window.text("#placeholder-title").equals("Nothing here yet"));
                drag(window, List.of(note, chinese));
            } finally {
                window.close();
            }
        }
        assertThat(folder.resolve("note.txt")).hasContent("from far away");
        assertThat(folder.resolve("中文 文件.txt")).hasContent("内容");
    }

    private void drag(OpenWindow window, List<Path> files) throws Exception {
        Path script = home.resolve("drag_source.py");
        try (InputStream in = ForeignDropTest.class.getResourceAsStream("drag_source.py")) {
            Files.copy(Objects.requireNonNull(in), script);
        }
        Process source = new ProcessBuilder(
                        "/usr/bin/python3",
                        script.toString(),
                        files.get(0).toString(),
                        files.get(1).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = source.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("shown");
            move(window);
            assertThat(said.readLine()).isEqualTo("dragging");
            window.until(
                    "it is said what will happen",
                    () -> window.isThere("#drop-hint")
                            && window.text("#drop-hint").equals("Upload 2 items to /Harbour"));
            window.robot.release(MouseButton.PRIMARY);
            window.untilNames("note.txt", "中文 文件.txt");
        } finally {
            source.destroy();
            assertThat(source.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Small steps, since a program begins a drag only after the pointer has moved some way.
    private static void move(OpenWindow window) {
        Point2D from = new Point2D(1200, 160);
        Point2D to = window.ask(() -> window.table().localToScreen(300, 120));
        window.robot.moveTo(from, Motion.DIRECT);
        window.robot.press(MouseButton.PRIMARY);
        for (int i = 1; i <= STEPS; i++) {
            window.robot.moveTo(from.interpolate(to, i / (double) STEPS), Motion.DIRECT);
        }
    }
}
