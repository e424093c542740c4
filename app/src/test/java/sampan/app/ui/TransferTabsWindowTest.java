package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Item;
import sampan.protocol.Access;

/// The tabs of the transfers in the real window, the files of a batch, and what is said to somebody who looks away.
@Tag("window")
@Timeout(240)
class TransferTabsWindowTest {
    @TempDir
    private Path top;

    private Quay quay;

    @BeforeEach
    void open() throws Exception {
        quay = new Quay(top);
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    private static void upload(OpenWindow window, Path... files) {
        window.robot.interact(() -> window.window
                .models()
                .transfers()
                .upload(
                        Objects.requireNonNull(
                                window.window.models().browse().visit().get()),
                        List.of(files),
                        Objects.requireNonNull(
                                window.window.models().browse().folder().get()),
                        ConflictPolicy.ASK));
    }

    private static String tab(OpenWindow window) {
        return window.ask(() -> window.scene().getRoot().lookupAll(".shelf").stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(Labeled::getText)
                .findFirst()
                .orElse(""));
    }

    private static void untilTab(OpenWindow window, String name) {
        window.until("the tab is " + name, () -> tab(window).equals(name));
    }

    @Test
    void theListFollowsWhatHappens_untilAPersonChoosesAPart() throws Exception {
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        upload(window, Files.writeString(quay.mine.resolve("small.txt"), "small"));
        untilTab(window, "Done 1");
        upload(window, Quay.bytes(quay.mine.resolve("film.mp4"), 4 * Quay.LARGE));
        untilTab(window, "Active 1");
        assertThat(window.text(".transfer-title")).isEqualTo("film.mp4");
        window.click("#shelf-done");
        window.until("the other is shown", () -> window.text(".transfer-title").equals("small.txt"));
        window.click("#shelf-done");
        assertThat(tab(window)).as("a second click lets nothing go").isEqualTo("Done 1");
        window.click("#shelf-active");
        window.until("it is shown again", () -> window.text(".transfer-title").equals("film.mp4"));
        window.click(".transfer-pause");
        untilTab(window, "Waiting 1");
        window.click(".transfer-resume");
        untilTab(window, "Active 1");
        window.click(".transfer-cancel");
        untilTab(window, "Done 2");
    }

    @Test
    void whatFails_isInAPartOfItsOwn() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        upload(window, Quay.tooLarge(quay.mine.resolve("everything.img")));
        untilTab(window, "Failed 1");
        assertThat(window.text("#shelf-done")).isEqualTo("Done");
        window.click(".transfer-dismiss");
        untilTab(window, "Active");
        assertThat(window.isThere(".transfers-none")).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aBatchOpens_andTellsWhatBecameOfEachFile() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Path folder = Files.createDirectory(quay.mine.resolve("trip"));
        Files.writeString(folder.resolve("one.txt"), "one");
        Files.writeString(folder.resolve("two.txt"), "two");
        Files.writeString(folder.resolve(".DS_Store"), "rubbish");
        upload(window, folder);
        Quay.untilLine(window, "Done, verified · 2 files");
        window.click(".transfer-files");
        window.until(
                "three are listed",
                () -> window.isThere(".batch-files")
                        && ((ListView<Item>) window.node(".batch-files"))
                                        .getItems()
                                        .size()
                                == 3);
        window.until(
                "they are written there",
                () -> window.scene().getRoot().lookupAll(".line-cell").stream()
                        .map(cell -> String.valueOf(((Labeled) cell).getText()))
                        .toList()
                        .containsAll(List.of(
                                "trip/one.txt · 3 bytes",
                                "trip/two.txt · 3 bytes",
                                "trip/.DS_Store · passed over: rubbish of the system")));
        window.click(".transfer-files");
        window.until("it is closed", () -> !window.isThere(".batch-files"));
    }

    @Test
    void aFolderOverWhichFilesAreHeld_opens_andTakesThem() throws Exception {
        Files.createDirectories(quay.folder.resolve("Photos/2026"));
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Path file = Files.writeString(quay.mine.resolve("sea.jpg"), "waves");
        Quay.dragOver(window, window.cell("Photos"), file);
        assertThat(window.text("#drop-hint")).isEqualTo("Upload 1 item to /Harbour/Photos");
        window.untilNames("2026");
        window.robot.moveBy(0, 200);
        window.until(
                "it is said where they go now",
                () -> window.isThere("#drop-hint")
                        && window.text("#drop-hint").equals("Upload 1 item to /Harbour/Photos"));
        window.letGo();
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("Photos/sea.jpg")).hasContent("waves");
    }

    private static boolean isSaid(String sentence) {
        return javafx.stage.Window.getWindows().stream()
                .map(javafx.stage.Window::getScene)
                .filter(Objects::nonNull)
                .anyMatch(scene -> scene.lookup("#end-notice") instanceof Labeled label
                        && label.getText().equals(sentence));
    }

    @Test
    void whoLooksElsewhere_isTold_andWhoLooksIsNot() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        upload(window, Files.writeString(quay.mine.resolve("seen.txt"), "seen"));
        Quay.untilLine(window, "Done, verified");
        assertThat(window.ask(() -> isSaid("1 file, 4 bytes to office-nas: Harbour, verified")))
                .isFalse();
        Stage other = window.ask(() -> {
            Stage stage = new Stage();
            stage.setWidth(200);
            stage.setHeight(100);
            stage.show();
            stage.requestFocus();
            return stage;
        });
        try {
            window.until("the other has the keys", () -> !window.stage.isFocused());
            upload(window, Files.writeString(quay.mine.resolve("unseen.txt"), "unseen"));
            window.until("it is said", () -> isSaid("1 file, 6 bytes to office-nas: Harbour, verified"));
            window.robot.interact(() -> window.stage.requestFocus());
            window.until(
                    "it goes when the person looks", () -> !isSaid("1 file, 6 bytes to office-nas: Harbour, verified"));
        } finally {
            window.robot.interact(other::close);
        }
    }
}
