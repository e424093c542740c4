package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.protocol.Access;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Whatever happens, the real window answers: our code never keeps the JavaFX thread for more than 100 ms.
@Tag("window")
@Timeout(300)
class NeverStalledWindowTest {
    private static final int MILLION = 1_000_000;
    private static final long MOST_HEAP = 400_000_000;
    private static final int PART = 250;

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

    /// The watchdog bites, and tells what it bit.
    @Test
    void aStall_isFound() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        Watchdog watchdog = new Watchdog(window, _ -> true);
        window.robot.interact(NeverStalledWindowTest::stall);
        assertThatThrownBy(watchdog::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NeverStalledWindowTest.stall");
    }

    private static void stall() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aHostThatVanishes_andOneThatNeverAnswers() throws Exception {
        for (int i = 0; i < 200; i++) {
            Quay.bytes(quay.folder.resolve("file " + i), 10 + i);
        }
        Path large = Quay.bytes(quay.mine.resolve("large"), 2 * Quay.LARGE);
        SlowRelay way = quay.slow(quay.host(Access.FULL));
        OpenWindow window = quay.window(way.link());
        try (Watchdog watchdog = new Watchdog(window);
                ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Quay.drop(window, large);
            Quay.untilItMoves(window);
            way.close();
            Quay.untilLine(window, "Reconnecting");
            window.robot.clickOn(window.table());
            window.robot.push(KeyCode.F5);
            window.until("it says so", () -> window.isThere("#placeholder-title"));
            ShareLink nobody = new ShareLink(
                    "127.0.0.1",
                    silent.getLocalPort(),
                    RemotePath.LIBRARY,
                    DeviceIdentity.inMemory().id(),
                    null);
            window.go(nobody.text());
            window.until("it waits", () -> window.text("#connect").equals("Cancel"));
            window.click("#connect");
            window.until("it waits no longer", () -> window.text("#connect").equals("Connect"));
            window.robot.push(KeyCode.SHORTCUT, KeyCode.J);
            watchdog.rest();
        }
    }

    @Test
    void thousandsOfFilesASecond() throws Exception {
        Path many = Files.createDirectory(quay.mine.resolve("many"));
        for (int i = 0; i < 10_000; i++) {
            Files.write(many.resolve("small " + i), new byte[] {(byte) i});
        }
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        try (Watchdog watchdog = new Watchdog(window)) {
            Quay.drop(window, many);
            Quay.untilLine(window, "Done");
            watchdog.rest();
        }
    }

    /// Not by the pointer: the X server carries no such drag. What a paste brings is what a drop would.
    @Test
    void aHundredThousandFilesAtOnce() throws Exception {
        List<java.io.File> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(quay.mine.resolve("file " + i).toFile());
        }
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(many);
            Clipboard.getSystemClipboard().setContent(content);
        });
        try (Watchdog watchdog = new Watchdog(window)) {
            window.robot.interact(window.table()::requestFocus);
            window.robot.push(KeyCode.SHORTCUT, KeyCode.V);
            window.until("they are under way", () -> window.isThere(".transfer"));
            window.until("each has failed", () -> window.text(".transfer-line").startsWith("100,000"));
            watchdog.rest();
        } finally {
            window.robot.interact(() -> Clipboard.getSystemClipboard().clear());
        }
    }

    /// What is in use when nothing is left to be collected, bytes.
    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static ScriptedHost million() throws IOException {
        return ScriptedHost.start(Script.welcoming((request, _, talk) -> {
            if (request instanceof Request.ListFolder) {
                for (int at = 0; at < MILLION; at += PART) {
                    List<Entry> entries = new ArrayList<>(PART);
                    for (int i = at; i < at + PART; i++) {
                        entries.add(Entry.file("picture " + i * 7919L % MILLION + ".jpg", i, 1_700_000_000_000L + i));
                    }
                    talk.part(new Part.Entries(List.of(), entries, 0));
                }
                talk.reply(new Reply.Listed(MILLION, null));
            } else {
                talk.fail(new Failure.Unknown(""));
            }
        }));
    }

    @Test
    void aFolderOfAMillion() throws Exception {
        long before = heap();
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        try (ScriptedHost host = million();
                Watchdog watchdog = new Watchdog(window)) {
            ShareLink link =
                    new ShareLink("127.0.0.1", host.destination().port(), RemotePath.of("Share"), host.id(), null);
            window.robot.interact(() -> window.window.comeForward(link.text()));
            window.until(
                    "the first rows are there", () -> !window.table().getItems().isEmpty());
            window.robot.push(KeyCode.DOWN);
            window.until(
                    "all are there",
                    () -> window.table().getItems().size() == MILLION
                            && window.text("#counts").startsWith("1 selected"));
            window.robot.push(KeyCode.END);
            window.robot.interact(() -> window.table()
                    .getSortOrder()
                    .setAll(List.of(window.table().getColumns().get(1))));
            window.robot.push(KeyCode.SHORTCUT, KeyCode.F);
            window.robot.write("99999");
            window.until("few are left", () -> window.table().getItems().size() < 100);
            window.robot.push(KeyCode.ESCAPE);
            window.until("all are there again", () -> window.table().getItems().size() == MILLION);
            window.robot.write("zq"); // no name begins so
            window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
            window.until("all are selected", () -> window.text("#counts").startsWith("1,000,000 selected"));
            watchdog.rest();
            assertThat(heap() - before)
                    .as("bytes in use, beyond what tests before this left")
                    .isLessThan(MOST_HEAP);
        }
    }
}
