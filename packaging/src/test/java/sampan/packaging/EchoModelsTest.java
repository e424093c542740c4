package sampan.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the connection models are, seen from outside: the processes and threads of `sampan echo`, and who has to wait.
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class EchoModelsTest {
    private static final int CLIENTS = 6;
    private static final int MOMENT_MS = 500;

    /// What the system shows of a thread's name: fifteen characters.
    private static final String CONNECTION = "sampan-connecti";

    private static final String SELECTOR = "sampan-selector";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // model, at once, processes, threads for connections, selectors
        "iterative, false, 0, 0, 0",
        "process, true, 6, 6, 0",
        "thread, true, 0, 6, 0",
        "virtual-thread, true, 0, 0, 0",
        "event-loop, true, 0, 0, 1"
    })
    void model_isWhatItsNameSays(String model, boolean atOnce, int processes, int threads, int selectors)
            throws Exception {
        try (Sampan server =
                Sampan.start(folder.resolve("server"), Map.of(), "echo", "--port", "0", "--model", model)) {
            Moments.until(() -> server.out().contains("\n"));
            int port = Integer.parseInt(server.out().strip().replaceFirst(".*:", ""));
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                    clients.add(client);
                    client.getOutputStream().write(("hello " + i).getBytes(UTF_8));
                    if (atOnce || i == 0) {
                        assertThat(answer(client)).isEqualTo("OK");
                    }
                }
                assertThat(server.children()).isEqualTo(processes);
                assertThat(server.threads(CONNECTION)).isEqualTo(threads);
                assertThat(server.threads(SELECTOR)).isEqualTo(selectors);
                if (!atOnce) {
                    assertWaits(clients.get(1));
                    clients.getFirst().close();
                    assertThat(answer(clients.get(1))).isEqualTo("OK");
                }
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
            Moments.until(() -> server.children() == 0 && server.threads(CONNECTION) == 0);
            assertTalks(port);
            assertThat(server.out()).contains("hello 0\n", "from the terminal\n");
            assertEndsWithItsChildren(server, port, processes > 0);
        }
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(2), UTF_8);
    }

    private static void assertWaits(Socket client) throws IOException {
        client.setSoTimeout(MOMENT_MS);
        assertThatThrownBy(() -> answer(client)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(0);
    }

    private void assertTalks(int port) throws IOException {
        Path typed = Files.writeString(folder.resolve("typed"), "from the terminal\n\n");
        try (Sampan client = Sampan.start(
                folder.resolve("client"),
                Map.of(),
                Redirect.from(typed.toFile()),
                "echo",
                "--connect",
                "127.0.0.1:" + port)) {
            assertThat(client.exit()).as(client.err()).isZero();
            assertThat(client.out()).contains("OK");
        }
    }

    /// Also when nobody asks it to.
    private static void assertEndsWithItsChildren(Sampan server, int port, boolean hasSome) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write("once more".getBytes(UTF_8));
            assertThat(answer(client)).isEqualTo("OK");
            try (Stream<ProcessHandle> running = server.descendants()) {
                List<ProcessHandle> all = running.toList();
                assertThat(all.isEmpty()).isNotEqualTo(hasSome);
                server.kill();
                Moments.until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
            }
        }
    }
}
