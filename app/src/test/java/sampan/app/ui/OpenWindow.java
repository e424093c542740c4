package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.ui.awake.Waking;
import sampan.app.ui.base.Look;
import sampan.app.ui.connect.ConnectViewModel;

/// Sampan's real window, open on the test's display, and hands that move the real pointer and keys in it.
final class OpenWindow implements AutoCloseable {
    private static final long PATIENCE = 45;
    private static @Nullable Look look;

    /// What a person chooses who is asked for a file or a folder.
    static final AtomicReference<@Nullable File> chosen = new AtomicReference<>();

    /// What keeps the computer awake while the next window carries something.
    static final AtomicReference<Waking> waking = new AtomicReference<>(Waking.none());

    final FxRobot robot = new FxRobot();
    final Stage stage;
    final Window window;
    final Path downloads;
    private @Nullable DragSource source;

    private OpenWindow(Stage stage, Window window, Path downloads) {
        this.stage = stage;
        this.window = window;
        this.downloads = downloads;
    }

    /// Opens the window in English and light.
    ///
    /// @param home where settings and keys are kept; downloads go to a folder in it
    static OpenWindow open(Path home) throws TimeoutException {
        return open(home, Settings.Table.USUAL);
    }

    /// Opens it with a table that was left so.
    static OpenWindow open(Path home, Settings.Table table) throws TimeoutException {
        OpenWindow made = make(home, table, new Start(null, null, List.of()));
        made.show();
        return made;
    }

    /// Opens it by a link; that led somewhere, or nowhere, before the window is shown.
    static OpenWindow startedWith(String link, Path home) throws TimeoutException {
        OpenWindow made = make(home, Settings.Table.USUAL, new Start(link, null, List.of()));
        var connect = made.window.models().tabs().current().get().connect();
        made.until("it led somewhere", () -> connect.status().get() != ConnectViewModel.Status.CALLING);
        assertThat(made.stage.isShowing()).isFalse();
        made.show();
        return made;
    }

    private static OpenWindow make(Path home, Settings.Table table, Start start) throws TimeoutException {
        StandardError.listen();
        FxToolkit.registerPrimaryStage();
        AtomicReference<OpenWindow> made = new AtomicReference<>();
        FxToolkit.setupFixture(() -> {
            if (look == null) {
                look = new Look(Settings.Theme.LIGHT);
            }
            Path downloads = home.resolve("Downloads");
            Settings settings = Settings.DEFAULT
                    .withTheme(Settings.Theme.LIGHT)
                    .withLanguage("en")
                    .withDownloads(downloads)
                    .withTable(table)
                    .withWindow(new Settings.Bounds(0, 0, 1000, 680, false));
            Home where = Home.in(home);
            Stage stage = new Stage();
            Window window = new Window(
                    stage,
                    Beginning.of(where, start),
                    new SettingsFile(where, _ -> {}),
                    settings,
                    Objects.requireNonNull(look),
                    new Window.Outside(
                            _ -> {},
                            (_, _) -> chosen.get(),
                            (_, _) -> chosen.get(),
                            (_, _) -> chosen.get(),
                            Objects.requireNonNull(waking.get()),
                            () -> {}));
            made.set(new OpenWindow(stage, window, downloads));
        });
        return Objects.requireNonNull(made.get());
    }

    private void show() throws TimeoutException {
        FxToolkit.setupFixture(() -> {
            window.show();
            stage.toFront();
            stage.requestFocus();
        });
    }

    /// Opens the window and goes to a host; the folder it leads to is read.
    static OpenWindow at(String link, Path home) throws TimeoutException {
        OpenWindow window = open(home);
        window.go(link);
        window.until("the table is filled", () -> !window.table().getItems().isEmpty());
        return window;
    }

    Scene scene() {
        return stage.getScene();
    }

    @SuppressWarnings("unchecked")
    TableView<Object> table() {
        return (TableView<Object>) node("#entries");
    }

    Node node(String query) {
        Node found = scene().lookup(query);
        assertThat(found).as(query).isNotNull();
        return found;
    }

    /// Waits, with the JavaFX thread free, until this holds there.
    void until(String what, Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), holds));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "waited in vain until " + what + "; the screen then: " + new OnScreen(this).kept(), e);
        }
    }

    <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), question);
    }

    /// Puts a link into the address field as a person does, and presses Enter.
    void go(String link) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(link);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn(node("#address"), Motion.DIRECT);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        until(
                "the link stands there",
                () -> ((TextField) node("#address")).getText().equals(link));
        robot.push(KeyCode.ENTER);
    }

    /// What the names in the table say, from top to bottom, as far as they are in sight.
    List<String> names() {
        if (!isTableThere()) {
            return List.of();
        }
        return robot.from(table()).lookup(".name-cell").queryAll().stream()
                .filter(cell -> cell.isVisible() && ((Labeled) cell).getText() != null)
                .sorted(Comparator.comparingDouble(
                        cell -> cell.localToScene(0, 0).getY()))
                .map(cell -> ((Labeled) cell).getText())
                .toList();
    }

    /// What the row of this name says, from left to right.
    List<String> cells(String name) {
        return ask(() -> row(name).lookupAll(".table-cell").stream()
                .sorted(Comparator.comparingDouble(Node::getLayoutX))
                .map(cell -> ((Labeled) cell).getText())
                .toList());
    }

    /// The sign before this name.
    Ikon sign(String name) {
        return ask(() -> ((FontIcon) ((Labeled) cell(name)).getGraphic()).getIconCode());
    }

    /// The cell that shows this name. Rows are laid out a moment after the table is filled, so it waits for it.
    Node cell(String name) {
        if (!Platform.isFxApplicationThread()) {
            until(
                    name + " is in sight",
                    () -> isTableThere() && found(name).tryQuery().isPresent());
        }
        return found(name).query();
    }

    /// While the transfers unfold, the table is between two places for a moment.
    private boolean isTableThere() {
        return scene().lookup("#entries") != null;
    }

    private NodeQuery found(String name) {
        return robot.from(table())
                .lookup(".name-cell")
                .<Node>match(cell -> cell.isVisible() && name.equals(((Labeled) cell).getText()));
    }

    TableRow<?> row(String name) {
        return (TableRow<?>) cell(name).getParent();
    }

    void untilNames(String... names) {
        List<String> wanted = List.of(names);
        until("the table shows " + wanted, () -> names().equals(wanted));
    }

    /// Clicks what is there, or comes soon: a line tells of an end before its buttons do.
    void click(String query) {
        until(query + " is there", () -> isThere(query));
        settle();
        robot.clickOn(node(query), Motion.DIRECT);
    }

    /// Nothing moves any more under the pointer.
    private void settle() {
        robot.interact(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
    }

    /// Opens a menu and goes through its lines to the one that is meant, all by their ids: the same words stand
    /// elsewhere in the window too.
    void menu(String menu, String... lines) {
        click(menu);
        Motion way = Motion.VERTICAL_FIRST;
        for (String line : lines) {
            until(line + " is offered", () -> robot.lookup(line).tryQuery().isPresent());
            robot.clickOn(line, way);
            way = Motion.HORIZONTAL_FIRST;
        }
    }

    String text(String query) {
        return ask(() -> ((Labeled) node(query)).getText());
    }

    /// What who reads the screen aloud calls it.
    static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        if (node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label) {
            return label.getText();
        }
        if (node instanceof TextField) {
            return "";
        }
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }

    boolean isThere(String query) {
        Node found = scene().lookup(query);
        return found != null && found.isVisible();
    }

    /// Waits until this stands where the rows would be, with a sentence that a person understands below it.
    void untilSays(String title) {
        until(
                "it says " + title,
                () -> isThere("#placeholder-title")
                        && text("#placeholder-title").equals(title));
        assertThat(text("#placeholder-text")).isNotBlank().doesNotContain("Exception", "sampan.app");
    }

    /// The button of a place on the left.
    Node place(String name) {
        return robot.from(node("#places"))
                .lookup(".place")
                .<Node>match(place -> ((Labeled) place).getText().equals(name))
                .query();
    }

    /// Waits until this sentence stands above the table.
    void untilNotice(String sentence) {
        until(
                "it says " + sentence,
                () -> isThere("#notice .sentence") && text("#notice .sentence").equals(sentence));
    }

    /// Drags these files from another window to a node of this one, and holds them there.
    void drag(List<Path> files, Node target) {
        DragSource from = ask(() -> new DragSource(files));
        source = from;
        Point2D there = ask(() -> target.localToScreen(
                target.getLayoutBounds().getWidth() / 2,
                Math.min(60, target.getLayoutBounds().getHeight() / 2)));
        robot.drag(from.handle()).moveBy(-6, 6).moveBy(-6, 6);
        robot.moveTo(there, Motion.DIRECT);
        robot.moveBy(3, 3, Motion.DIRECT);
    }

    /// Lets go of what is dragged.
    void letGo() {
        robot.release(MouseButton.PRIMARY);
        DragSource from = Objects.requireNonNull(source);
        until("the drag is over", from::isOver);
        robot.interact(from::close);
    }

    @Override
    public void close() {
        robot.release(new KeyCode[] {});
        robot.release(new MouseButton[] {});
        CompletableFuture<Void> ended = new CompletableFuture<>();
        robot.interact(() -> {
            if (source != null) {
                source.close();
            }
            stage.hide();
            window.models().end(new Settings.Bounds(0, 0, 1000, 680, false), () -> ended.complete(null));
        });
        until("everything is put away", ended::isDone);
        assertThat(StandardError.said())
                .as("no stack trace and no warning of the toolkit, whatever happened")
                .isEmpty();
        WaitForAsyncUtils.clearExceptions();
    }
}
