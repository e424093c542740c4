package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.server.Invite;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// What goes wrong, and that each gets one line, the right exit code, and nothing under a real name.
class BadInputTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        Files.writeString(share.resolve("a.txt"), "a");
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
        Files.writeString(typist.folder.resolve("new.txt"), "new");
        host = Hosted.of(share, Access.ADD);
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls :/",
                "get :/Files/a.txt",
                "get :/Files/a.txt --to -",
                "put new.txt :/Files",
                "mkdir :/Files/x",
                "mv :/Files/a.txt :/Files/b.txt",
                "rm :/Files/a.txt",
                "trust"
            })
    void hostThatIsNotThere_is3(String line) {
        host.close();
        Said said = typist.run(line.split(" "));
        assertThat(said.exit()).as(said.err()).isEqualTo(3);
        assertThat(said.err())
                .startsWith("sampan: Nobody is hosting at 127.0.0.1")
                .hasLineCount(1);
        assertThat(typist.folder.resolve("a.txt")).doesNotExist();
    }

    @Test
    void computerThatNobodyKnows_is3() {
        ShareLink there = host.link();
        String link = new ShareLink("no-such-computer.invalid", 1, there.path(), there.pin(), there.token()).text();
        Said said = typist.run("ls", link);
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).isEqualTo("sampan: No computer called no-such-computer.invalid can be found.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-x\r\n", "\0\0\0\0\0\0\0\0"})
    void portThatSpeaksSomethingElse_is3(String greeting) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(other, greeting));
            ShareLink there = host.link();
            String link =
                    new ShareLink("127.0.0.1", other.getLocalPort(), there.path(), there.pin(), there.token()).text();
            Said said = typist.run("ls", link);
            assertThat(said.exit()).as(said.err()).isEqualTo(3);
            assertThat(said.err()).contains("not a Sampan host").hasLineCount(1);
        }
    }

    @Test
    void hostWithAnotherKey_is4AndNothingIsSent() throws IOException {
        ShareLink there = host.link();
        String link = new ShareLink(
                        there.host(),
                        there.port(),
                        there.path(),
                        DeviceIdentity.inMemory().id(),
                        there.token())
                .text();
        Said said = typist.run("put", "new.txt", link);
        assertThat(said.exit()).isEqualTo(4);
        assertThat(said.err())
                .contains("Another device answered", there.pin().fingerprint())
                .hasLineCount(1);
        assertThat(share.resolve("new.txt")).doesNotExist();
    }

    @Test
    void linkThatHasExpired_is4() throws IOException {
        ShareLink expired = host.server().invite(Invite.TO_EVERYTHING.withEnrols(Duration.ofNanos(1)));
        Said said = typist.run("ls", expired.text());
        assertThat(said.exit()).isEqualTo(4);
        assertThat(said.err()).contains("expired").hasLineCount(1);
        typist.language = Language.CHINESE;
        assertThat(typist.run("trust", expired.text()).err()).contains("过期").hasLineCount(1);
        assertThat(typist.home.resolve("trusted.json")).doesNotExist();
    }

    @Test
    void linkWithoutItsToken_is4() {
        ShareLink there = host.link();
        String link = new ShareLink(there.host(), there.port(), there.path(), there.pin(), null).text();
        assertThat(typist.run("ls", link).exit()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rm :/Files/a.txt", "mv :/Files/a.txt :/Files/b.txt", "put --on-conflict replace a.txt :/Files"})
    void deedWithoutTheRight_is4AndChangesNothing(String line) throws IOException {
        Files.writeString(typist.folder.resolve("a.txt"), "mine");
        Said said = typist.run(line.split(" "));
        assertThat(said.exit()).as(said.err()).isEqualTo(4);
        assertThat(said.err())
                .contains("This share does not allow changing or deleting what is there.")
                .hasLineCount(1);
        assertThat(share.resolve("a.txt")).hasContent("a");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nameThatIsNotAllowed_is1AndTheOthersArrive() throws IOException {
        Files.writeString(typist.folder.resolve("what?.txt"), "x");
        Said said = typist.run("put", "what?.txt", "new.txt", ":/Files");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo("sampan: what?.txt: The characters < > : \" | ? * aren't allowed in a name there.\n");
        assertThat(share.resolve("new.txt")).hasContent("new");
        assertThat(share.resolve("what?.txt")).doesNotExist();
    }

    @Test
    void fileThatIsMissing_isNamedAndTheOthersGo() {
        Said alone = typist.run("put", "missing.txt", ":/Files");
        assertThat(alone.exit()).isEqualTo(5);
        assertThat(alone.err()).isEqualTo("sampan: missing.txt: It is not here, or no longer.\n");
        Said among = typist.run("put", "missing.txt", "new.txt", ":/Files");
        assertThat(among.exit()).isEqualTo(1);
        assertThat(share.resolve("new.txt")).hasContent("new");
    }

    @Test
    void folderThatIsMissing_isNamed() {
        Said there = typist.run("put", "new.txt", ":/Files/nowhere");
        assertThat(there.exit()).isEqualTo(1);
        assertThat(there.err())
                .contains("Files/nowhere: There is no such folder")
                .hasLineCount(1);
        Said here = typist.run("get", ":/Files/a.txt", "--to", "nowhere");
        assertThat(here.exit()).isEqualTo(5);
        assertThat(here.err()).contains("nowhere").hasLineCount(1);
        assertThat(typist.run("get", ":/Files/a.txt", "--to", "new.txt").exit()).isEqualTo(5);
        assertThat(typist.run("get", ":/Files/none.txt").exit()).isEqualTo(1);
        assertThat(typist.run("ls", ":/Files/none").exit()).isEqualTo(1);
        assertThat(typist.run("ls", ":/None").exit()).isEqualTo(1);
    }

    @Test
    void diskThatIsFull_is5HereAnd1There() throws IOException {
        Path big = typist.folder.resolve("big.bin");
        Trees.write(big, 6_000_000, new Random(1));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 3)) {
            Files.copy(big, share.resolve("big.bin"));
            Said here =
                    typist.run("get", ":/Files/big.bin", "--to", disk.folder().toString());
            assertThat(here.exit()).as(here.err()).isEqualTo(5);
            assertThat(here.err())
                    .contains("big.bin: This computer's disk is full")
                    .hasLineCount(1);
            assertThat(disk.folder().resolve("big.bin")).doesNotExist();

            Files.createDirectory(disk.folder().resolve("share"));
            try (Hosted full = Hosted.of(disk.folder().resolve("share"), Access.ADD)) {
                Said there = typist.run("put", "big.bin", full.at());
                assertThat(there.exit()).as(there.err()).isEqualTo(1);
                assertThat(there.err()).contains("big.bin: ").contains("needed").hasLineCount(1);
                assertThat(typist.run("ls", full.at()).out()).isEmpty();
            }
        }
    }

    @Test
    void hostThatGoesAwayInTheMiddle_is3() throws IOException {
        Trees.write(share.resolve("big.bin"), 40_000_000, new Random(1));
        var err = new ByteArrayOutputStream();
        CountDownLatch begun = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                begun.await();
            } catch (InterruptedException _) {
                // then it goes away sooner
            }
            host.close();
        });
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                begun.countDown();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                begun.countDown();
                assertThat(Eventually.is(() -> isGone(host.link()), true)).isTrue();
            }
        };
        assertThat(typist.run(out, err, "get", ":/Files/big.bin", "--to", "-")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("sampan: ").doesNotContain("Exception");
    }

    @Test
    void pathThatIsNone_is2BeforeAnythingIsSent() {
        host.close();
        assertThat(typist.run("rm", ":/Files/../etc").exit()).isEqualTo(2);
        assertThat(typist.run("rm", ":/Files/a\\b").exit()).isEqualTo(2);
        assertThat(typist.run("mkdir", ":/Files/.sampan").exit()).isEqualTo(2);
        assertThat(typist.run(
                                "ls",
                                host.link().withPath(RemotePath.LIBRARY).text().replace("/#", "/%2e%2e#"))
                        .exit())
                .isEqualTo(2);
    }

    private static boolean isGone(ShareLink link) {
        try (var socket = new java.net.Socket(link.host(), link.port())) {
            return !socket.isConnected();
        } catch (IOException _) {
            return true;
        }
    }

    private static void greet(ServerSocket other, String greeting) {
        try {
            while (true) {
                try (var socket = other.accept()) {
                    socket.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                    socket.getInputStream().read();
                }
            }
        } catch (IOException _) {
            // the test is over
        }
    }
}
