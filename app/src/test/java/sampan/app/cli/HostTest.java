package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.transport.ShareLink;

/// `host`, `trust` and `access`, on one computer and from another.
class HostTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist owner = new Typist(share, share);
    private Typist visitor = new Typist(share, share);

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("Photos"));
        Files.writeString(share.resolve("a.txt"), "a");
        owner = new Typist(folder.resolve("owner"), folder);
        visitor = new Typist(folder.resolve("visitor"), Files.createDirectory(folder.resolve("there")));
    }

    @ParameterizedTest
    @EnumSource(Stopping.Signal.class)
    void host_printsOneLinkAndEndsWellWhenAsked(Stopping.Signal signal) throws IOException {
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            assertThat(hosting.firstLine()).startsWith("link sampan://127.0.0.1:");
            assertThat(hosting.link().path()).hasToString("Photos");
            assertThat(visitor.run("ls", hosting.link().text()).out()).isEqualTo("a.txt\n");
            assertThat(hosting.stop(signal)).isZero();
            assertThat(hosting.out()).hasLineCount(1);
            assertThat(hosting.err())
                    .isEqualTo("Only this computer can reach it; --bind 0.0.0.0 offers it to the network.\n");
            assertThat(visitor.run("ls", hosting.link().text()).exit()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"read, 4, 4", "add, 0, 4", "full, 0, 0"})
    void host_withAccess_allowsThatMuch(String access, int put, int remove) throws IOException {
        Files.writeString(visitor.folder.resolve("new.txt"), "new");
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "--access", access, "Photos")) {
            visitor.environment.put("SAMPAN_LINK", hosting.link().text());
            assertThat(visitor.run("put", "new.txt", ":/Photos").exit()).isEqualTo(put);
            assertThat(visitor.run("rm", ":/Photos/a.txt").exit()).isEqualTo(remove);
            assertThat(visitor.run("get", ":/Photos/a.txt").exit()).isEqualTo(remove == 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-thread", "thread", "process", "iterative", "event-loop"})
    void host_inEveryModel_servesWholeFolders(String model) throws IOException {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);
        Path trip = Files.createDirectories(visitor.folder.resolve("trip/day one"));
        Files.write(trip.resolve("large"), large);
        for (int i = 0; i < 50; i++) {
            Files.writeString(trip.resolve("note " + i), "note " + i);
        }
        Files.createDirectory(visitor.folder.resolve("back"));
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "--model", model, "Photos")) {
            visitor.environment.put("SAMPAN_LINK", hosting.link().text());
            assertThat(visitor.run("put", "trip", ":/Photos").exit()).isZero();
            assertThat(Files.readAllBytes(share.resolve("trip/day one/large"))).isEqualTo(large);
            assertThat(visitor.run("get", ":/Photos/trip", "--to", "back").exit())
                    .isZero();
            assertThat(Files.readAllBytes(visitor.folder.resolve("back/trip/day one/large")))
                    .isEqualTo(large);
            assertThat(visitor.folder.resolve("back/trip/day one").toFile().list())
                    .hasSize(51);
        }
    }

    @Test
    void host_withClassic_speaksItTooAndSaysSo() throws IOException {
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "--classic", "0", "Photos")) {
            assertThat(hosting.firstLine()).startsWith("link ");
            String said = hosting.errAfter("classic");
            int port = Integer.parseInt(said.replaceFirst("(?s).*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write('L');
                assertThat(new String(socket.getInputStream().readNBytes(2), StandardCharsets.UTF_8))
                        .isEqualTo("OK");
            }
        }
    }

    @Test
    void host_ofAnInbox_takesAndShowsNothing() throws IOException {
        Files.writeString(visitor.folder.resolve("a.txt"), "mine");
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "--access", "inbox", "--name", "信箱", "Photos")) {
            visitor.environment.put("SAMPAN_LINK", hosting.link().text());
            assertThat(visitor.run("ls", ":/信箱").exit()).isEqualTo(4);
            assertThat(visitor.run("put", "a.txt", ":/信箱").exit()).isZero();
            assertThat(share.toFile().list()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(share.resolve("a.txt")).hasContent("a");
        }
    }

    @Test
    void host_ofTwoFolders_sharesBoth() throws IOException {
        Files.createDirectory(folder.resolve("Music"));
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos", "Music")) {
            assertThat(visitor.run("ls", hosting.link().text()).out()).isEqualToIgnoringNewLines("Photos/Music/");
        }
    }

    @Test
    void host_asJson_givesTheLinkAndWhatHappens() throws IOException {
        Files.writeString(visitor.folder.resolve("new.txt"), "new");
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "--json", "Photos")) {
            JsonObject first = JsonParser.parseString(hosting.firstLine()).getAsJsonObject();
            assertThat(first.get("type").getAsString()).isEqualTo("item");
            String link = first.get("link").getAsString();
            assertThat(visitor.run("put", "new.txt", link).exit()).isZero();
            hosting.stop(Stopping.Signal.INTERRUPT);
            assertThat(hosting.out().lines().map(JsonParser::parseString))
                    .extracting(line -> line.getAsJsonObject().get("type").getAsString())
                    .containsOnly("item");
            assertThat(hosting.out()).contains("\"event\":\"arrived\"", "\"path\":\"Photos/new.txt\"");
        }
    }

    @Test
    void host_ofASharedFolder_isRefusedPolitely() throws IOException {
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            assertThat(hosting.firstLine()).startsWith("link ");
            Said said = new Typist(folder.resolve("third"), folder).run("host", "--port", "0", "Photos");
            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err()).contains("already shared by another host").hasLineCount(1);
        }
    }

    @Test
    void host_onATakenPort_namesAFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Said said = owner.run("host", "--port", port, "Photos");
            assertThat(said.exit()).isEqualTo(3);
            assertThat(said.err())
                    .contains("port " + port)
                    .containsPattern("--port \\d+")
                    .hasLineCount(1);
        }
    }

    @Test
    void host_onAnAddressOfAnotherComputer_saysSo() {
        Said said = owner.run("host", "--bind", "192.0.2.1", "--port", "0", "Photos");
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("can't listen").hasLineCount(1);
    }

    @Test
    void host_ofNoFolder_namesIt() throws IOException {
        Said missing = owner.run("host", "--port", "0", "Nowhere");
        assertThat(missing.exit()).isEqualTo(5);
        assertThat(missing.err()).contains("Nowhere").hasLineCount(1);
        Files.writeString(folder.resolve("file.txt"), "x");
        Said file = owner.run("host", "--port", "0", "file.txt");
        assertThat(file.exit()).isEqualTo(5);
        assertThat(file.err()).contains("file.txt is not a folder").hasLineCount(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void host_ofAFolderThatCannotBeRead_saysSo() throws IOException {
        Path closed = Files.createDirectory(
                folder.resolve("Closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
        Said said = owner.run("host", "--port", "0", "Closed");
        assertThat(said.exit()).isEqualTo(5);
        assertThat(said.err()).contains("Closed").hasLineCount(1);
    }

    @Test
    void host_ofFoldersWithKeys_warns() throws IOException {
        Files.createDirectory(share.resolve(".ssh"));
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            assertThat(hosting.firstLine()).startsWith("link ");
            assertThat(hosting.err()).contains("Careful:");
        }
    }

    @Test
    void trust_letsLaterCommandsComeByName_alsoAfterARestart() throws IOException {
        int port;
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            ShareLink link = hosting.link();
            port = link.port();
            Said said = visitor.run("trust", link.text(), "--as", "办公室");
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.out()).isEqualTo("Trusted as 办公室, with 1 share.\n");
            assertThat(visitor.run("ls", "办公室:/Photos").out()).isEqualTo("a.txt\n");
        }
        Typist later = new Typist(folder.resolve("owner"), folder);
        try (Hosting hosting = Hosting.start(later, "--port", Integer.toString(port), "Photos")) {
            assertThat(hosting.firstLine()).startsWith("link ");
            assertThat(visitor.run("ls", "办公室:Photos").out()).isEqualTo("a.txt\n");
            assertThat(visitor.run("ls", "办公室:").out()).isEqualTo("Photos/\n");
        }
    }

    @Test
    void trust_underAnotherHostsName_changesNothing() throws IOException {
        Files.createDirectory(folder.resolve("Music"));
        try (Hosting one = Hosting.start(owner, "--port", "0", "Photos");
                Hosting two = Hosting.start(new Typist(folder.resolve("third"), folder), "--port", "0", "Music")) {
            assertThat(visitor.run("trust", one.link().text(), "--as", "office").exit())
                    .isZero();
            Said said = visitor.run("trust", two.link().text(), "--as", "office");
            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err()).contains("Another host is called \"office\"").hasLineCount(1);
            assertThat(visitor.run("ls", "office:/").out()).isEqualTo("Photos/\n");
            assertThat(visitor.run("trust", one.link().text(), "--as", "office").exit())
                    .isZero();
            assertThat(visitor.run("trust", two.link().text(), "--as", "a:b").exit())
                    .isEqualTo(2);
            assertThat(visitor.run("trust", two.link().text()).exit()).isZero();
        }
    }

    @Test
    void access_besideARunningHost_lists_changesAndRevokes() throws IOException {
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            assertThat(visitor.run("trust", hosting.link().text(), "--as", "o").exit())
                    .isZero();
            Typist beside = new Typist(folder.resolve("owner"), folder);
            assertThat(beside.run("access").out()).contains("link ", "device ", "Photos (read and add)");
            JsonObject device = beside.run("access", "list", "--json").json().stream()
                    .filter(line ->
                            line.has("kind") && line.get("kind").getAsString().equals("device"))
                    .findFirst()
                    .orElseThrow();
            String id = device.get("id").getAsString();

            assertThat(beside.run("access", "change", id, "read", "Photos")).isEqualTo(new Said(0, "", ""));
            assertThat(beside.run("access").out()).containsPattern("device .*Photos \\(read only\\)");
            assertThat(Eventually.is(() -> visitor.run("mkdir", "o:/Photos/new").exit(), 4))
                    .isTrue();
            assertThat(beside.run("access", "change", id, "full", "Music").exit())
                    .isEqualTo(1);
            assertThat(beside.run("access", "change", id, "everything").exit()).isEqualTo(2);

            assertThat(beside.run("access", "revoke", id)).isEqualTo(new Said(0, "", ""));

            assertThat(beside.run("access", "revoke", id).exit()).isEqualTo(1);
            assertThat(Eventually.is(() -> visitor.run("ls", "o:/Photos").exit(), 4))
                    .isTrue();
            assertThat(visitor.run("ls", "o:/Photos").err()).hasLineCount(1);
        }
    }

    @Test
    void invite_besideARunningHost_makesAnotherLink() throws IOException {
        try (Hosting hosting = Hosting.start(owner, "--port", "0", "Photos")) {
            Typist beside = new Typist(folder.resolve("owner"), folder);
            String at = "localhost:" + hosting.link().port();
            Said said = beside.run("access", "invite", "Photos", "--access", "read", "--at", at);
            assertThat(said).isEqualTo(new Said(0, said.out(), ""));
            String link = said.out().strip().replaceFirst("^link ", "");
            assertThat(link).startsWith("sampan://localhost:" + hosting.link().port() + "/Photos#");
            assertThat(Eventually.is(() -> visitor.run("ls", link).exit(), 0)).isTrue();
            assertThat(beside.run("access").out()).contains("Photos (read only)");
        }
    }

    @ParameterizedTest
    @CsvSource({"[::1]:99, [::1]:99", "::1, [::1]:7267", "[::1], [::1]:7267", "here:1, here:1", "here, here:7267"})
    void invite_namesThePlaceThatWasTyped(String at, String place) {
        Said said = owner.run("access", "invite", "Photos", "--at", at);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("link sampan://" + place + "/Photos#");
    }

    @Test
    void invite_withoutAPlace_orToNoFolder_saysWhatIsMissing() {
        Said said = owner.run("access", "invite", "Photos");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("--at HOST").hasLineCount(1);
        assertThat(owner.run("access", "invite", "Photos", "--at", "a b").exit())
                .isEqualTo(2);
        Said none = owner.run("access", "invite", "Nothing", "--at", "here");
        assertThat(none.exit()).isEqualTo(5);
        assertThat(none.err()).hasLineCount(1);
    }

    @Test
    void inetd_withoutAConnection_orWithAPort_saysWhatItIsFor() {
        Said said = owner.run("host", "--inetd", "Photos");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("standard input is no connection").hasLineCount(1);
        Said port = owner.run("host", "--inetd", "--port", "1", "Photos");
        assertThat(port.exit()).isEqualTo(2);
        assertThat(port.err()).contains("--port").hasLineCount(1);
    }

    @Test
    void access_ofNobody_saysSo() {
        Said said = owner.run("access");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEqualTo("Nobody is let in.\n");
        assertThat(owner.run("access", "list", "--json").json()).hasSize(1);
    }
}
