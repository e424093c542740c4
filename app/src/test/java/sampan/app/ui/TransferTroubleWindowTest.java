package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static sampan.app.ui.Quay.LARGE;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// What the real window says about files that can't be carried, and that none of them is ever half there.
@Tag("window")
@Timeout(240)
class TransferTroubleWindowTest {
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
    void aHostThatGoesWhileFetching_isSaid_andNothingIsHalfHere() throws Exception {
        Quay.bytes(quay.folder.resolve("film.mp4"), LARGE);
        Harbour host = quay.host(Access.READ);
        SlowRelay relay = quay.slow(host);
        OpenWindow window = quay.window(relay.link());
        window.untilNames("film.mp4");
        Quay.fetch(window, "film.mp4");
        Quay.untilItMoves(window);
        relay.close();
        host.close();
        Quay.untilLine(window, "Reconnecting… ");
        window.click(".transfer-cancel");
        Quay.untilLine(window, "Cancelled");
        assertThat(Quay.in(window.downloads)).isEmpty();
        window.robot.push(javafx.scene.input.KeyCode.F5);
        window.untilSays("Not connected");
    }

    @Test
    void aHostThatGoesWhileSending_hasNothingUnderTheRealName() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE);
        Harbour host = quay.host(Access.ADD);
        SlowRelay relay = quay.slow(host);
        OpenWindow window = quay.window(relay.link());
        Quay.drop(window, large);
        Quay.untilItMoves(window);
        relay.close();
        host.close();
        Quay.untilLine(window, "Reconnecting… ");
        assertThat(Quay.in(quay.folder)).isEmpty();
    }

    @Test
    void aFileThatVanishesWhileItIsSent_fails_andIsSentOnceItIsBack() throws Exception {
        Path large = Quay.bytes(quay.mine.resolve("film.mp4"), LARGE / 2);
        Path aside = quay.mine.resolve("aside");
        OpenWindow window = quay.window(quay.slow(quay.host(Access.ADD)).link());
        Quay.drop(window, large);
        Quay.untilItMoves(window);
        Files.move(large, aside);
        Quay.untilLine(window, "film.mp4: It is not here, or no longer.");
        assertThat(Quay.in(quay.folder)).isEmpty();
        Files.move(aside, large);
        window.click(".transfer-retry");
        Quay.untilLine(window, "Done");
        assertThat(Files.mismatch(quay.folder.resolve("film.mp4"), large)).isEqualTo(-1);
    }

    @Test
    void noRoomThere_isSaidWithNumbers() throws Exception {
        Path large = Quay.tooLarge(quay.mine.resolve("everything.img"));
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, large);
        window.until("it is foretold", () -> window.isThere("#preflight-no-room"));
        assertThat(window.text("#preflight-no-room")).startsWith("1 for which there is no room: 4.4 TB needed, ");
        assertThat(window.ask(() -> window.node("#preflight-send").isDisabled()))
                .isTrue();
        window.click("#preflight-cancel");
        assertThat(Quay.in(quay.folder)).isEmpty();
    }

    @Test
    void noRoomHere_isSaidWithNumbers() throws Exception {
        Quay.tooLarge(quay.folder.resolve("everything.img"));
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        window.untilNames("everything.img");
        Quay.fetch(window, "everything.img");
        Quay.untilLine(window, "everything.img: This computer's disk is full: 4.4 TB needed, ");
        assertThat(Quay.in(window.downloads)).isEmpty();
    }

    @Test
    void aNameThatIsIllegalThere_isSaid_andTheRestArrives() throws Exception {
        Path illegal = Files.writeString(quay.mine.resolve("what?.txt"), "?");
        Path legal = Files.writeString(quay.mine.resolve("this.txt"), "!");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, illegal, legal);
        window.until("it is foretold", () -> window.isThere("#preflight-bad-name"));
        assertThat(window.text("#preflight-bad-name")).isEqualTo("1 with a name that is not allowed there: left out");
        assertThat(Quay.in(quay.folder)).isEmpty();
        window.click("#preflight-send");
        Quay.untilLine(window, "what?.txt: The characters < > : \" | ? * aren't allowed in a name there.");
        window.untilNames("this.txt");
        assertThat(Quay.in(quay.folder)).containsExactly(quay.folder.resolve("this.txt"));
    }

    @Test
    void aFolderThatCannotBeReadHere_isSaid_andTheRestArrives() throws Exception {
        Path closed = Files.createDirectory(quay.mine.resolve("closed"));
        Path note = Files.writeString(quay.mine.resolve("note.txt"), "a note");
        Assumptions.assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user reads all");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        Quay.drop(window, closed, note);
        Quay.untilLine(window, "closed: It can't be read; you may have no permission for it.");
        window.until("the rest is there", () -> window.names().contains("note.txt"));
    }
}
