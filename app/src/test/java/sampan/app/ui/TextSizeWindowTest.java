package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// The real window, 1280 pixels wide, with text of twice its size: nothing is cut, and nothing lies over anything else.
@Tag("window")
@Timeout(240)
class TextSizeWindowTest {
    @TempDir
    private Path top;

    private Quay quay;
    private final List<OpenWindow> others = new ArrayList<>();
    private final List<OpenWindow> enlarged = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        quay = new Quay(top);
        Files.writeString(quay.folder.resolve("notes.txt"), "a few words");
        Files.createDirectory(quay.folder.resolve("Photos"));
    }

    @AfterEach
    void close() throws Exception {
        enlarged.forEach(window -> resize(window, 100)); // all windows have one size
        others.forEach(OpenWindow::close);
        quay.close();
    }

    private static void resize(OpenWindow window, int percent) {
        window.robot.interact(() -> window.window.models().settings().change(before -> before.withText(percent)));
    }

    private void enlarge(OpenWindow window) {
        enlarged.add(window);
        window.robot.interact(() -> {
            window.stage.setWidth(1280);
            window.stage.setHeight(880);
            window.window.models().settings().change(before -> before.withText(200));
        });
        window.until(
                "the text is large",
                () -> window.node("#status-connection") instanceof Labeled label
                        && label.getFont().getSize() > 20);
        new OnScreen(window).untilPulses(3);
    }

    private static void assertReadable(OpenWindow window, String screen) {
        new OnScreen(window).untilPulses(3);
        List<String> wrong = window.ask(() -> {
            List<String> found = new ArrayList<>();
            look(window, window.scene().getRoot(), found);
            return found;
        });
        assertThat(wrong).as(screen).isEmpty();
    }

    private static void look(OpenWindow window, Node node, List<String> wrong) {
        if (!node.isVisible() || node.getOpacity() < 1) {
            return; // what a sheet is before, and what is not there
        }
        if (node instanceof Labeled labeled && !isFileName(node)) {
            cut(labeled, wrong);
            inside(window, labeled, wrong);
        }
        if (node instanceof HBox || node instanceof VBox || node instanceof FlowPane || node instanceof GridPane) {
            overlaps((Parent) node, wrong);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(window, child, wrong));
        }
    }

    /// Names, and where they lie, are cut where they are too long for any window.
    private static boolean isFileName(Node node) {
        Node at = node;
        while (at != null && !(at instanceof TableRow)) {
            at = at.getParent();
        }
        return at != null;
    }

    private static void cut(Labeled labeled, List<String> wrong) {
        for (Node inside : labeled.getChildrenUnmodifiable()) {
            if (inside instanceof Text text
                    && !(inside instanceof FontIcon)
                    && text.isVisible()
                    && labeled.getText() != null
                    && !text.getText()
                            .replace("\n", "")
                            .equals(labeled.getText().replace("\n", ""))) {
                wrong.add("cut: " + labeled.getText() + " to " + text.getText());
            }
        }
    }

    private static void inside(OpenWindow window, Labeled labeled, List<String> wrong) {
        Bounds there = labeled.localToScene(labeled.getLayoutBounds());
        boolean scrolls = isInScroll(labeled);
        if (there.getMinX() < -1
                || there.getMaxX() > window.scene().getWidth() + 1
                || (!scrolls && there.getMaxY() > window.scene().getHeight() + 1)) {
            wrong.add("outside: " + labeled.getText() + " at " + there);
        }
    }

    private static boolean isInScroll(Node node) {
        Node at = node;
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        return at != null;
    }

    private static void overlaps(Parent box, List<String> wrong) {
        List<Node> children = box.getChildrenUnmodifiable().stream()
                .filter(child -> child.isVisible() && child.isManaged())
                .toList();
        for (int i = 1; i < children.size(); i++) {
            Bounds before = children.get(i - 1).getBoundsInParent();
            Bounds here = children.get(i).getBoundsInParent();
            double across = Math.min(before.getMaxX(), here.getMaxX()) - Math.max(before.getMinX(), here.getMinX());
            double down = Math.min(before.getMaxY(), here.getMaxY()) - Math.max(before.getMinY(), here.getMinY());
            // Shadows and the rings of what has the keys lie around a control.
            if (across > 8 && down > 8) {
                wrong.add("one over the other: " + children.get(i - 1) + " and " + children.get(i));
            }
        }
    }

    private static void sheet(OpenWindow window, String query, KeyCode... keys) {
        window.robot.push(keys);
        window.until(query + " is there", () -> window.isThere(query));
    }

    private static void away(OpenWindow window) {
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is away", () -> !window.isThere("#sheets"));
    }

    private static void assertSheetsReadable(OpenWindow window) {
        sheet(window, "#settings-export", KeyCode.SHORTCUT, KeyCode.COMMA);
        assertReadable(window, "settings");
        away(window);
        sheet(window, ".keys", KeyCode.F1);
        assertReadable(window, "keys");
        away(window);
        sheet(window, "#host-start", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        assertReadable(window, "the form for a share");
        away(window);
        window.menu("#menu-help", "#command-about");
        window.until("it says which it is", () -> window.isThere("#about-version"));
        assertReadable(window, "which Sampan this is");
        away(window);
    }

    @Test
    void everyScreen_isReadable_withTextOfTwiceItsSize() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("Photos", "notes.txt");
        double row = window.ask(() -> window.row("notes.txt").getHeight());
        enlarge(window);
        assertReadable(window, "the table");
        window.until(
                "rows are as high as their text wants",
                () -> window.row("notes.txt").getHeight() == 2 * row);
        Quay.fetch(window, "notes.txt");
        Quay.untilLine(window, "Done, verified");
        assertReadable(window, "transfers");
        assertSheetsReadable(window);
        Path changed = Files.writeString(quay.mine.resolve("notes.txt"), "others, and more of them");
        window.robot.interact(() -> window.window
                .models()
                .upload(
                        java.util.Objects.requireNonNull(
                                window.window.models().browse().visit().get()),
                        List.of(changed),
                        Harbour.path()));
        window.until("it asks", () -> window.isThere("#question-rename"));
        assertReadable(window, "a question");
        resize(window, 100);
        window.until("it is as it was", () -> window.row("notes.txt").getHeight() == row);
        window.click("#question-skip");
        Quay.untilLine(window, "Done");
    }

    /// What the first test leaves out, in both languages.
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsSharedAndEverySheet_isReadable_inEitherLanguage(Language language) throws Exception {
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("Photos", "notes.txt");
        window.robot.interact(() -> window.window.models().settings().speak(language));
        enlarge(window);
        assertReadable(window, "the table");
        assertSheetsReadable(window);
        window.click("#status-connection");
        window.until("it says how it is protected", () -> window.isThere("#sheet-close"));
        assertReadable(window, "security");
        away(window);
        window.window.crashed(new IllegalStateException("on purpose"));
        window.until("it is told", () -> window.isThere("#crash-report"));
        assertReadable(window, "a crash");
        window.click("#crash-go-on");
        window.until("it is put away", () -> !window.isThere("#sheets"));
        Path shared = Files.createDirectory(quay.mine.resolve("shared 我的"));
        window.robot.interact(() -> window.window.models().demo(shared));
        window.until(
                "it is shared", () -> !window.window.models().host().hostings().isEmpty());
        sheet(window, "#host-stop", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        assertReadable(window, "what is shared");
        away(window);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.Q);
        window.until("it asks before it goes", () -> window.isThere("#leaving-why"));
        assertReadable(window, "leaving");
        away(window);
    }

    @Test
    void theFirstPage_isReadable_withTextOfTwiceItsSize() throws Exception {
        OpenWindow window = OpenWindow.open(top.resolve("new"));
        others.add(window);
        window.until("it is there", () -> window.isThere("#first-visit"));
        enlarge(window);
        assertReadable(window, "the first page");
    }
}
