package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static sampan.app.ui.Quay.LARGE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// Files that go both ways through the real window, between real folders and a real host.
@Tag("window")
@Timeout(240)
class TransfersWindowTest {
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

    @Test
    void aDrop_sendsFilesAndFolders_andTheTableShowsThem() throws Exception {
        Path album = Files.createDirectories(quay.mine.resolve("相册/2026"));
        Quay.bytes(album.resolve("sea.jpg"), 5000);
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "a note");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.dragOver(window, window.table(), quay.mine.resolve("相册"), note);
        assertThat(window.text("#drop-hint")).isEqualTo("Upload 2 items to /Harbour");
        window.letGo();
        window.untilNames("相册", "note.txt");
        Quay.untilLine(window, "Done, verified · 2 files, 5.0 kB");
        assertThat(quay.folder.resolve("note.txt")).hasContent("a note");
        assertThat(Files.mismatch(quay.folder.resolve("相册/2026/sea.jpg"), album.resolve("sea.jpg")))
                .isEqualTo(-1);
    }

    @Test
    void aDrop_onTheRowOfAFolder_goesIntoIt() throws Exception {
        Files.createDirectory(quay.folder.resolve("Photos"));
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "a note");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        window.untilNames("Photos");
        Quay.dragOver(window, window.cell("Photos"), note);
        window.until(
                "it is said what will happen",
                () -> window.text("#drop-hint").equals("Upload 1 item to /Harbour/Photos"));
        window.letGo();
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("Photos/note.txt")).hasContent("a note");
    }

    @Test
    void aDrop_whereOneMayNotAdd_isRefusedWithTheReason() throws Exception {
        Quay.bytes(quay.folder.resolve("a.bin"), 10);
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "a note");
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        window.untilNames("a.bin");
        Quay.dragOver(window, window.table(), note);
        assertThat(window.text("#drop-hint")).isEqualTo("This share is read-only");
        window.letGo();
        window.until("the hint is gone", () -> !window.isThere(".drop-hint"));
        assertThat(Quay.in(quay.folder)).containsExactly(quay.folder.resolve("a.bin"));
        assertThat(window.isThere(".transfer")).isFalse();
    }

    @Test
    void aDoubleClick_bringsTheFileHome_andItsBarIsSeenMoving() throws Exception {
        Path large = Quay.bytes(quay.folder.resolve("film.mp4"), LARGE);
        OpenWindow window = quay.window(quay.slow(quay.host(Access.READ)).link());
        window.untilNames("film.mp4");
        Quay.fetch(window, "film.mp4");
        window.until("there is a bar", () -> window.isThere(".transfer .progress-bar"));
        List<Double> seen = new CopyOnWriteArrayList<>();
        window.robot.interact(() -> Quay.bar(window).progressProperty().subscribe(now -> seen.add(now.doubleValue())));
        assertThat(Quay.bar(window).progressProperty().isBound()).isTrue();
        window.until(
                "speed and time left are told",
                () -> window.text(".transfer-line").matches("[0-9.]+ MB of 12.6 MB · .+ MB/s · .+ left( · .+)?"));
        window.until(
                "the whole is told too", () -> window.text("#status-moving").matches("1 active, .+ MB/s"));
        Quay.untilLine(window, "Done");
        List<Double> moving =
                seen.stream().filter(value -> value > 0 && value < 1).toList();
        assertThat(moving).hasSizeGreaterThan(3).isSorted();
        assertThat(seen.getLast()).isEqualTo(1);
        assertThat(Files.mismatch(window.downloads.resolve("film.mp4"), large)).isEqualTo(-1);
        window.until(
                "nothing moves any more", () -> window.text("#status-moving").isEmpty());
    }

    @Test
    void aReceipt_isSavedAfterwards_andSaysWhatIsNotTheSameAnyMore() throws Exception {
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "a note");
        Path film = Quay.bytes(quay.mine.resolve("影片.mp4"), 3_000_000);
        Path receipt = quay.mine.resolve("receipt.json");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, note, film);
        Quay.untilLine(window, "Done, verified · 2 files");
        OpenWindow.chosen.set(receipt.toFile());
        window.click(".transfer-receipt");
        window.untilNotice("2 files were compared with the host and are in the receipt “receipt.json”.");
        assertThat(receipt).content().contains("\"影片.mp4\"", "\"complete\":true");

        Files.writeString(quay.folder.resolve("note.txt"), "a n0te");
        window.until(
                "it can be saved again", () -> !window.node(".transfer-receipt").isDisabled());
        window.click(".transfer-receipt");
        window.untilNotice(
                "1 file is in the receipt “receipt.json”. 1 more could not be compared, or is not the same any more.");
        assertThat(receipt)
                .content()
                .contains("\"影片.mp4\"", "\"complete\":false")
                .doesNotContain("note.txt");
    }

    @Test
    void cancel_leavesNothingUnderTheRealName_andTryAgainSendsIt() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE / 2);
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        Quay.drop(window, large);
        Quay.untilItMoves(window);
        window.click(".transfer-cancel");
        Quay.untilLine(window, "Cancelled");
        assertThat(Quay.in(quay.folder)).isEmpty();
        window.click(".transfer-retry");
        Quay.untilLine(window, "Done");
        assertThat(Files.mismatch(quay.folder.resolve("film.mp4"), large)).isEqualTo(-1);
    }

    @Test
    void aTakenName_isAskedAbout_andSkipKeepsWhatIsThere() throws Exception {
        Files.writeString(quay.folder.resolve("note.txt"), "theirs");
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "mine, and longer");
        Path other = Files.writeString(quay.mine.resolve("other.txt"), "goes on");
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("note.txt");
        Quay.drop(window, note, other);
        window.until("it is asked", () -> window.isThere("#question-what"));
        assertThat(window.text("#question-what")).isEqualTo("“note.txt” is there already");
        window.until("the other file went on", () -> Files.exists(quay.folder.resolve("other.txt")));
        window.click("#question-close");
        Quay.untilLine(window, "Done, verified · 1 file, 7 bytes · 1 skipped");
        assertThat(quay.folder.resolve("note.txt")).hasContent("theirs");
    }

    @Test
    void aTakenName_replaced_getsTheNewContent() throws Exception {
        Files.writeString(quay.folder.resolve("note.txt"), "theirs");
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "mine, and longer");
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("note.txt");
        Quay.drop(window, note);
        window.until("it is asked", () -> window.isThere("#question-replace"));
        window.click("#question-replace");
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("note.txt")).hasContent("mine, and longer");
    }

    @Test
    void aTakenName_renamed_getsTheNewName_onceThatIsOne() throws Exception {
        Files.writeString(quay.folder.resolve("note.txt"), "theirs");
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "mine, and longer");
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("note.txt");
        window.robot.interact(() -> {
            Models models = window.window.models();
            models.transfers().open().set(true);
            models.upload(Objects.requireNonNull(models.browse().visit().get()), List.of(note), Harbour.path());
        });
        window.click("#question-rename");
        window.until("one can write", () -> window.node("#question-name").isFocused());
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.write("note.txt").push(KeyCode.ENTER);
        window.until("that is no other name", () -> window.isThere("#question-problem"));
        assertThat(window.text("#question-problem")).isEqualTo("“note.txt” is there already");
        window.robot.write("/");
        window.until("it is no longer said", () -> !window.isThere("#question-problem"));
        window.robot.push(KeyCode.ENTER);
        window.until("a slash is none of a name", () -> window.isThere("#question-problem"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.write("note 2.txt").push(KeyCode.ENTER);
        Quay.untilLine(window, "Done, verified");
        assertThat(quay.folder.resolve("note.txt")).hasContent("theirs");
        assertThat(quay.folder.resolve("note 2.txt")).hasContent("mine, and longer");
    }

    @Test
    void aFileOnItsWay_hasARowWithItsPercentage_whichIsReadAloud() throws Exception {
        Path film = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE / 2);
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        window.robot.interact(() -> {
            Models models = window.window.models();
            models.upload(Objects.requireNonNull(models.browse().visit().get()), List.of(film), Harbour.path());
        });
        window.until(
                "its row says how far it is",
                () -> window.names().contains("film.mp4")
                        && window.cells("film.mp4").get(1).matches("[1-9]\\d?%"));
        assertThat(window.cells("film.mp4")).contains("Uploading");
        assertThat(window.ask(() -> window.row("film.mp4").getAccessibleText()))
                .matches("film\\.mp4, 6\\.3 MB, uploading \\d+ percent(, .+ left)?");
        Quay.untilLine(window, "Done, verified");
        window.until(
                "it is a file as the others",
                () -> window.names().equals(List.of("film.mp4"))
                        && window.cells("film.mp4").containsAll(List.of("6.3 MB", "MP4 video")));
    }
}
