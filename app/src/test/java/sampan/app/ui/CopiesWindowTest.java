package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
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

/// Files that leave the real window for other programs.
@Tag("window")
@Timeout(240)
class CopiesWindowTest {
    private static final String NOT_HERE =
            "This is not on this computer yet, so no other program can take it. Bring it to a folder first.";

    private static final int ATTEMPTS = 10;

    @TempDir
    private Path top;

    private Quay quay;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        quay = new Quay(top);
        Files.createDirectory(quay.folder.resolve("Album"));
        Files.writeString(quay.folder.resolve("a.txt"), "from there");
        Quay.bytes(quay.folder.resolve("large.bin"), 20_000_000);
        window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("Album", "a.txt", "large.bin");
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    private List<File> copied() {
        return window.ask(() -> Clipboard.getSystemClipboard().getFiles());
    }

    private void dragOut(String name, Point2D there) {
        window.robot.drag(window.cell(name), MouseButton.PRIMARY).moveBy(6, -4).moveBy(6, -6);
        window.robot.moveTo(there, Motion.DIRECT);
        window.robot.moveBy(3, 2, Motion.DIRECT);
    }

    @Test
    void ctrlC_copiesSmallFiles_andPastedElsewhereTheyAreSent() {
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        window.untilNotice("1 file is copied; paste it where you want.");
        assertThat(copied()).hasSize(1);
        assertThat(copied().getFirst()).hasName("a.txt").hasContent("from there");
        window.robot.doubleClickOn(window.cell("Album"), Motion.DIRECT);
        window.until("the other folder is shown", () -> window.isThere("#placeholder-title"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.V);
        window.untilNames("a.txt");
        assertThat(quay.folder.resolve("Album/a.txt")).hasContent("from there");
    }

    @Test
    void whatIsTooMuch_isOfferedForDownload() {
        window.robot.clickOn(window.cell("large.bin"), Motion.DIRECT);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        window.untilNotice(NOT_HERE);
        assertThat(window.text("#notice .hyperlink")).isEqualTo("Download to…");
        window.robot.interact(() ->
                window.window.models().tabs().current().get().changes().notice().set(null));
        dragOut("large.bin", new Point2D(1300, 700));
        window.robot.release(MouseButton.PRIMARY);
        window.untilNotice(NOT_HERE);
    }

    /// Drags it to another program until that has got it: it is there a moment after it was selected.
    private Path draggedOut(String name) {
        DropTarget target = window.ask(DropTarget::new);
        try {
            Point2D there = window.ask(() -> target.place().localToScreen(60, 40));
            for (int i = 0; i < ATTEMPTS && window.ask(target::taken).isEmpty(); i++) {
                dragOut(name, there);
                window.robot.release(MouseButton.PRIMARY);
                window.robot.interact(() -> {});
            }
            assertThat(window.ask(target::taken)).hasSize(1);
            return target.taken().getFirst().toPath();
        } finally {
            window.robot.interact(target::close);
        }
    }

    @Test
    void aSmallFile_isDraggedOutAsItself() {
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        assertThat(draggedOut("a.txt")).hasFileName("a.txt").hasContent("from there");
    }

    @Test
    void whatWasDownloaded_isDraggedOutFromWhereItLies() {
        Quay.fetch(window, "large.bin");
        Quay.untilLine(window, "Done");
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        window.robot.clickOn(window.cell("large.bin"), Motion.DIRECT);
        assertThat(draggedOut("large.bin")).isEqualTo(window.downloads.resolve("large.bin"));
        assertThat(window.downloads.resolve("large.bin")).exists();
    }
}
