package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.Node;
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

/// Dragging rows of the table, in the real window at a real host.
@Tag("window")
@Timeout(240)
class MovesWindowTest {
    @TempDir
    private Path top;

    private Quay quay;

    @BeforeEach
    void prepare() throws Exception {
        quay = new Quay(top);
        Files.createDirectory(quay.folder.resolve("Album"));
        Files.writeString(quay.folder.resolve("a.txt"), "a");
        Files.writeString(quay.folder.resolve("b.txt"), "b");
        Files.writeString(quay.folder.resolve("c.txt"), "c");
    }

    private OpenWindow visit(Access access) throws Exception {
        OpenWindow window = quay.window(quay.host(access).link());
        window.untilNames("Album", "a.txt", "b.txt", "c.txt");
        return window;
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    /// Takes hold of a row and brings it over another.
    private static void drag(OpenWindow window, String from, String to) {
        Node target = window.cell(to);
        window.robot.drag(window.cell(from), MouseButton.PRIMARY).moveBy(4, -4).moveBy(6, -6);
        Point2D there = window.ask(() -> target.localToScreen(40, 12));
        window.robot.moveTo(there, Motion.DIRECT);
        window.robot.moveBy(3, 2, Motion.DIRECT);
    }

    private static void untilHint(OpenWindow window, String sentence) {
        window.until(
                "it says " + sentence,
                () -> window.isThere("#drop-hint") && window.text("#drop-hint").equals(sentence));
    }

    @Test
    void draggedRows_areMovedIntoTheFolder_asSaidBefore_andUndoBringsThemBack() throws Exception {
        OpenWindow window = visit(Access.FULL);
        window.robot.clickOn(window.cell("a.txt"), Motion.DIRECT);
        window.robot.press(KeyCode.SHIFT);
        window.robot.clickOn(window.cell("b.txt"), Motion.DIRECT);
        window.robot.release(KeyCode.SHIFT);
        drag(window, "b.txt", "Album");
        untilHint(window, "Move 2 items to /Harbour/Album");
        window.robot.release(MouseButton.PRIMARY);
        window.untilNames("Album", "c.txt");
        assertThat(quay.folder.resolve("Album/a.txt")).hasContent("a");
        assertThat(quay.folder.resolve("Album/b.txt")).hasContent("b");
        assertThat(window.ask(() -> window.text("#toast .label"))).isEqualTo("2 items are in /Harbour/Album now");
        window.click("#undo");
        window.untilNames("Album", "a.txt", "b.txt", "c.txt");
        assertThat(quay.folder.resolve("a.txt")).hasContent("a");
    }

    @Test
    void withTheKeyForACopy_itIsSaidThatTheHostCant_andNothingHappens() throws Exception {
        OpenWindow window = visit(Access.FULL);
        window.robot.press(KeyCode.CONTROL);
        drag(window, "a.txt", "Album");
        untilHint(window, "The host can't copy what it has. Dragged without that key, it is moved");
        window.robot.release(MouseButton.PRIMARY);
        window.robot.release(KeyCode.CONTROL);
        window.until("the drag is over", () -> !window.isThere("#drop-hint"));
        assertThat(quay.folder.resolve("Album")).isEmptyDirectory();
    }

    @Test
    void escape_whileDragging_movesNothing() throws Exception {
        OpenWindow window = visit(Access.FULL);
        drag(window, "a.txt", "Album");
        untilHint(window, "Move 1 item to /Harbour/Album");
        window.robot.push(KeyCode.ESCAPE);
        window.until("the drag is over", () -> !window.isThere("#drop-hint"));
        window.robot.release(MouseButton.PRIMARY);
        window.robot.push(KeyCode.F5);
        window.untilNames("Album", "a.txt", "b.txt", "c.txt");
        assertThat(quay.folder.resolve("Album")).isEmptyDirectory();
    }

    @Test
    void aRowHeldOverAFolder_opensIt_andIsLetGoInside() throws Exception {
        Files.createDirectory(quay.folder.resolve("Album/2026"));
        OpenWindow window = visit(Access.FULL);
        drag(window, "c.txt", "Album");
        window.untilNames("2026");
        window.robot.moveBy(2, 120, Motion.DIRECT);
        untilHint(window, "Move 1 item to /Harbour/Album");
        window.robot.release(MouseButton.PRIMARY);
        window.untilNames("2026", "c.txt");
        assertThat(quay.folder.resolve("Album/c.txt")).hasContent("c");
    }

    @Test
    void whoMayNotChange_isToldSo() throws Exception {
        OpenWindow window = visit(Access.ADD);
        drag(window, "a.txt", "Album");
        untilHint(window, "You may not move anything here");
        window.robot.release(MouseButton.PRIMARY);
        window.until("the drag is over", () -> !window.isThere("#drop-hint"));
        assertThat(quay.folder.resolve("a.txt")).exists();
    }
}
