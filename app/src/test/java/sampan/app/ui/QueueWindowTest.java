package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static sampan.app.ui.Quay.LARGE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Home;
import sampan.app.transfer.ConflictPolicy;
import sampan.protocol.Access;

/// Batches that are held, put in another order, and found again when the window is opened the next time.
@Tag("window")
@Timeout(240)
class QueueWindowTest {
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

    private static List<String> lines(OpenWindow window, String query) {
        return window.ask(() -> window.scene().getRoot().lookupAll(query).stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    @Test
    void pause_keepsWhatArrived_andGoOnBringsTheRest() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), 3 * LARGE);
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        Quay.drop(window, large);
        Quay.untilItMoves(window);
        window.click(".transfer-pause");
        Quay.untilLine(window, "Paused · ");
        window.until("the head says so", () -> window.text("#transfers-now").equals("1 paused"));
        assertThat(Quay.in(quay.folder)).isEmpty();
        window.click(".transfer-resume");
        Quay.untilLine(window, "Done");
        assertThat(Files.mismatch(quay.folder.resolve("film.mp4"), large)).isEqualTo(-1);
    }

    @Test
    void moreThanMayBeUnderWay_waits_andTheOrderCanBeChanged() throws Exception {
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        for (String name : List.of("a", "b", "c", "d", "e")) {
            Path file = Quay.bytes(quay.mine.resolve(name), LARGE);
            window.robot.interact(() -> window.window
                    .models()
                    .transfers()
                    .upload(
                            window.window.models().browse().visit().get(),
                            List.of(file),
                            window.window.models().browse().folder().get(),
                            ConflictPolicy.ASK));
        }
        window.until("two wait", () -> window.text("#transfers-now").startsWith("3 active · 2 waiting"));
        assertThat(lines(window, ".transfer-title")).containsExactly("a", "b", "c");
        window.click("#shelf-waiting");
        window.until("they are shown", () -> lines(window, ".transfer-title").equals(List.of("d", "e")));
        window.robot.interact(() -> ((MenuButton)
                        window.scene().getRoot().lookupAll(".transfer-more").toArray()[1])
                .getItems()
                .getFirst()
                .fire());
        window.until("it is the first", () -> lines(window, ".transfer-title").equals(List.of("e", "d")));
        window.click("#transfers-pause");
        window.until("nothing moves", () -> window.text("#transfers-now").matches("[345] paused"));
        window.click("#transfers-resume");
        window.until(
                "the first one goes on", () -> window.text("#transfers-now").startsWith("3 active"));
        window.until("all are done", () -> window.text("#transfers-now").isEmpty());
        assertThat(Quay.in(quay.folder)).hasSize(5);
    }

    @Test
    void theNextWindow_goesOnByItself_whereTheHostKnowsThisDevice() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE);
        SlowRelay relay = quay.slow(quay.host(Access.ADD));
        Files.writeString(quay.folder.resolve("there.txt"), "so that the table is filled");
        KeptHostWindowTest.keep(Home.in(top.resolve("home")), relay.link(), "nas");
        OpenWindow first = OpenWindow.at("nas", top.resolve("home"));
        Quay.drop(first, large);
        Quay.untilItMoves(first);
        first.close();
        assertThat(quay.folder.resolve("film.mp4")).doesNotExist();
        OpenWindow second = OpenWindow.open(top.resolve("home"));
        try {
            Quay.untilLine(second, "Done, verified · 1 file, ");
            assertThat(Files.mismatch(quay.folder.resolve("film.mp4"), large)).isEqualTo(-1);
        } finally {
            second.close();
        }
    }

    @Test
    void theNextWindow_holdsWhatNeedsALink_andGoesOnOnceTheLinkIsUsedAgain() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE);
        SlowRelay relay = quay.slow(quay.host(Access.ADD));
        Files.writeString(quay.folder.resolve("there.txt"), "so that the table is filled");
        OpenWindow first = OpenWindow.at(relay.link().text(), top.resolve("home"));
        Quay.drop(first, large);
        Quay.untilItMoves(first);
        first.close();
        OpenWindow second = OpenWindow.at(relay.link().text(), top.resolve("home"));
        try {
            Quay.untilLine(second, "Paused. ");
            second.click(".transfer-resume");
            Quay.untilLine(second, "Done, verified · 1 file, ");
            assertThat(Files.mismatch(quay.folder.resolve("film.mp4"), large)).isEqualTo(-1);
            byte[] kept = Files.readAllBytes(top.resolve("home/queue.db"));
            String token = Objects.requireNonNull(relay.link().token()).text();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(token);
        } finally {
            second.close();
        }
    }

    @Test
    void limits_ofOneAndOfAll_areChosenInMenus_andThatOfAllIsKept() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE);
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        window.menu("#transfers-limit", "#limit-all-500000");
        window.until("it is shown", () -> window.text("#transfers-limit").equals("500 kB/s"));
        window.robot.interact(() -> window.window
                .models()
                .transfers()
                .upload(
                        window.window.models().browse().visit().get(),
                        List.of(large),
                        window.window.models().browse().folder().get(),
                        ConflictPolicy.ASK));
        Quay.untilItMoves(window);
        window.until(
                "it is kept",
                () -> Files.readString(top.resolve("home/settings.json")).contains("500000"));
        window.menu("#transfers-limit", "#limit-all-1000000");
        window.until("another is shown", () -> window.text("#transfers-limit").equals("1.0 MB/s"));
        window.menu(".transfer-more", "#transfer-limit", "#limit-2000000");
        window.until(
                "it holds",
                () -> window.window.models().transfers().batches().getFirst().limit() == 2_000_000);
        Quay.untilLine(window, "Done");
    }

    @Test
    void whatFailed_isGroupedByItsCauses() throws Exception {
        Path one = Files.writeString(quay.mine.resolve("what?.txt"), "?");
        Path other = Files.writeString(quay.mine.resolve("who?.txt"), "?");
        Path large = Quay.tooLarge(quay.mine.resolve("everything.img"));
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, one, other, large, Files.writeString(quay.mine.resolve("note.txt"), "!"));
        window.click("#preflight-send");
        Quay.untilLine(window, "3 failed");
        assertThat(lines(window, ".transfer-cause"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("2 × The characters < > : \" | ? * aren't allowed in a name there."),
                        second -> assertThat(second).startsWith("1 × The disk there is full: "));
    }
}
