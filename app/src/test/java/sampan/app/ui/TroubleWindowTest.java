package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.server.Invite;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// What the real window says when it can't go where it is told to.
@Tag("window")
@Timeout(240)
class TroubleWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(home);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void nobodyThere_isSaid_andTryAgainTriesAgain() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        window.go(new ShareLink(
                        "127.0.0.1",
                        port,
                        RemotePath.LIBRARY,
                        DeviceIdentity.inMemory().id(),
                        null)
                .text());
        window.untilSays("Not connected");
        assertThat(window.text("#connect")).isEqualTo("Connect");
        window.click("#place-again");
        window.untilSays("Not connected");
    }

    @Test
    void anotherHostThanMeant_isAHardStop_withNothingToPress() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ShareLink meant = host.link();
            window.go(new ShareLink(
                            meant.host(),
                            meant.port(),
                            meant.path(),
                            DeviceIdentity.inMemory().id(),
                            meant.token())
                    .text());
            window.untilSays("That is not the host you meant");
            assertThat(window.isThere("#place-again")).isFalse();
        }
    }

    @Test
    void noWayIn_isSaid() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ShareLink meant = host.link();
            window.go(new ShareLink(meant.host(), meant.port(), meant.path(), meant.pin(), null).text());
            window.untilSays("No way in");
        }
    }

    @Test
    void aLinkThatHasExpired_isSaid() throws Exception {
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            ShareLink link = host.server().invite(Invite.TO_EVERYTHING.withEnrols(Duration.ofNanos(1)));
            window.go(link.text());
            window.untilSays("No way in");
            assertThat(window.text("#placeholder-text")).contains("may have expired");
        }
    }

    @Test
    void aHostThatHasGone_isSaid() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Harbour host = Harbour.of(folder, Access.READ);
        window.go(host.link().text());
        window.untilNames("a.txt");
        host.close();
        window.robot.push(KeyCode.F5);
        window.untilSays("Not connected");
    }

    @Test
    void aFolderThatCannotBeRead_isSaid_andOneCanGoUp() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user reads all");
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            window.go(host.link().withPath(Harbour.path("closed")).text());
            window.untilSays("No way in");
            assertThat(window.text("#placeholder-text")).contains("its own system does not let it read");
            window.click("#place-up");
            window.robot.doubleClickOn(window.cell("closed"), Motion.DIRECT);
            Quay.untilLine(window, "closed: The host lists it but can't hand it out.");
        }
    }

    @Test
    void whatIsNoAddress_isSaid() {
        window.go("just a few words");
        window.untilSays("That did not work");
        assertThat(window.text("#placeholder-text")).startsWith("“just a few words” is neither a link");
    }

    @Test
    void aFolderThatIsGone_isSaid_andOneCanGoUp() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        try (Harbour host = Harbour.of(folder, Access.READ)) {
            window.go(host.link().withPath(Harbour.path("gone")).text());
            window.untilSays("No longer there");
            window.click("#place-up");
            window.untilNames("a.txt");
        }
    }
}
