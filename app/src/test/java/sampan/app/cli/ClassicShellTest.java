package sampan.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.cli.Typist.Said;

/// `sampan shell classic://…`, at Sampan's own classic port and at hosts that do as they are told here.
@Timeout(120)
class ClassicShellTest {
    /// The dialect tells its sends apart by silence, so a reader that is late by less must not matter.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(600);

    @TempDir
    private Path folder;

    private Path here;
    private Typist visitor;

    @BeforeEach
    void open() throws IOException {
        here = Files.createDirectories(folder.resolve("here"));
        visitor = new Typist(folder.resolve("visitor"), here);
    }

    private Said shell(int port, String typed) {
        return visitor.typing(typed).run("shell", "classic://127.0.0.1:" + port);
    }

    /// What it sends after a request, piece by piece with a pause between.
    private interface Answers {
        List<byte[]> to(String request);
    }

    /// A host that serves one client as it is told, and keeps what it heard.
    private record Scripted(ServerSocket listener, List<String> heard) implements AutoCloseable {
        static Scripted start(Answers answers) throws IOException {
            var scripted = new Scripted(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), new ArrayList<>());
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        scripted.serve(answers);
                    }
                } catch (IOException _) {
                    // the test is over
                }
            });
            return scripted;
        }

        private void serve(Answers answers) throws IOException {
            try (Socket client = listener.accept()) {
                client.setTcpNoDelay(true);
                byte[] request = new byte[1_024];
                for (int count = client.getInputStream().read(request);
                        count > 0;
                        count = client.getInputStream().read(request)) {
                    String said = new String(request, 0, count, UTF_8);
                    heard.add(said);
                    OutputStream out = client.getOutputStream();
                    for (byte[] piece : answers.to(said)) {
                        if (piece.length == 0) {
                            return;
                        }
                        out.write(piece);
                        LockSupport.parkNanos(PAUSE);
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void ownClassicPort_isListedFetchedFromAndSentTo() throws Exception {
        Path shared = Files.createDirectories(folder.resolve("Photos"));
        byte[] picture = new byte[300_000];
        new Random(5).nextBytes(picture);
        Files.write(shared.resolve("picture.jpg"), picture);
        Files.writeString(shared.resolve("诗.txt"), "##a##\n##");
        byte[] mine = new byte[100_001];
        new Random(6).nextBytes(mine);
        Files.write(here.resolve("mine.bin"), mine);
        Files.writeString(here.resolve("empty"), "");
        try (Hosting host =
                Hosting.start(new Typist(folder.resolve("owner"), folder), "--port", "0", "--classic", "0", "Photos")) {
            String err = host.errAfter("classic");
            int port = Integer.parseInt(err.replaceFirst("(?s).*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            Said said = shell(port, "list\nget picture.jpg 诗.txt\nput mine.bin\nput empty\nlist\nquit\n");
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.out().lines())
                    .containsExactlyInAnyOrder("picture.jpg", "诗.txt", "picture.jpg", "诗.txt", "mine.bin", "empty");
            assertThat(Files.readAllBytes(here.resolve("picture.jpg"))).isEqualTo(picture);
            assertThat(here.resolve("诗.txt")).hasContent("##a##\n##");
            assertThat(Files.readAllBytes(shared.resolve("mine.bin"))).isEqualTo(mine);
            assertThat(shared.resolve("empty")).isEmptyFile();

            Said again = shell(port, "get nothing\nput mine.bin\ncd /\nget picture.jpg\nlist\n");
            assertThat(again.err().lines()).hasSize(4);
            assertThat(again.err()).contains("文件不存在", "文件已存在", "cd", "picture.jpg");
            assertThat(again.out()).contains("mine.bin");
        }
        assertOnlyWhatBelongs("empty", "mine.bin", "picture.jpg", "诗.txt");
    }

    private void assertOnlyWhatBelongs(String... names) throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void longListInPieces_andContentThatLooksLikeTheEnd_areUnderstood() throws Exception {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            names.append("file-").append(i).append(".txt\n");
        }
        byte[] all = bytes(names.toString());
        int cut = 4_096 + 3;
        try (Scripted host = Scripted.start(request -> switch (request) {
            case "L" -> List.of(bytes("OK"), Arrays.copyOf(all, cut), Arrays.copyOfRange(all, cut, all.length));
            case "G a" -> List.of(bytes("OK"), bytes("one##"), bytes("two#"), bytes("##"));
            default -> List.of();
        })) {
            Said said = shell(host.listener().getLocalPort(), "L\nG a\nQ\n");
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.out().lines())
                    .hasSize(1_000)
                    .startsWith("file-0.txt")
                    .endsWith("file-999.txt");
            assertThat(here.resolve("a")).hasContent("one##two#");
            assertThat(host.heard()).startsWith("L", "G a");
        }
    }

    @Test
    void hostThatLeavesInTheMiddle_leavesNothingUnderTheName_andTheNextCommandConnectsAgain() throws Exception {
        try (Scripted host = Scripted.start(request -> switch (request) {
            case "G half" -> List.of(bytes("OK"), bytes("half of"), new byte[0]);
            case "G whole" -> List.of(bytes("OK"), bytes("whole"), bytes("##"));
            default -> List.of();
        })) {
            Said said = shell(host.listener().getLocalPort(), "get half\nget whole\n");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).isEqualTo("sampan: half: the host ended the connection too early.\n");
            assertThat(here.resolve("whole")).hasContent("whole");
        }
        assertOnlyWhatBelongs("whole");
    }

    @Test
    void nobodyThere_isOneLine() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(shell(port, "list\n"))
                .isEqualTo(new Said(3, "", "sampan: Nothing answers at 127.0.0.1:" + port + ".\n"));
    }
}
