package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;

/// `sampan echo`, both sides.
class EchoTest {
    @TempDir
    private Path folder;

    private Typist owner;
    private Typist client;

    @BeforeEach
    void open() {
        owner = new Typist(folder.resolve("owner"), folder);
        client = new Typist(folder.resolve("client"), folder);
    }

    private static String port(Hosting echo) {
        return echo.firstLine().replaceFirst("^listening 127.0.0.1:", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-thread", "thread", "process", "iterative", "event-loop"})
    void everyLine_isShownThereAndAnsweredHere(String model) {
        try (Hosting echo = Hosting.running(owner, "echo", "--port", "0", "--model", model)) {
            Said said = client.typing("hello\n你好\n\nnever sent\n").run("echo", "--connect", "127.0.0.1:" + port(echo));
            assertThat(said).isEqualTo(new Said(0, "OK\nOK\n", ""));
            assertThat(client.typing("again\n")
                            .run("echo", "--connect", "127.0.0.1:" + port(echo))
                            .exit())
                    .isZero();
            assertThat(echo.stop(Stopping.Signal.TERMINATE)).isZero();
            assertThat(echo.out().lines().skip(1)).containsExactly("hello", "你好", "again");
        }
    }

    @Test
    void client_asksOnATerminal() {
        client.screen = new Screen(true, true, true, () -> 80);
        try (Hosting echo = Hosting.running(owner, "echo", "--port", "0")) {
            Said said = client.typing("hello\n\n").run("echo", "--connect", "127.0.0.1:" + port(echo));
            assertThat(said.out()).isEqualTo("Msg:OK\nMsg:");
        }
    }

    @Test
    void serverThatIsNotThere_isOneLine() {
        String port;
        try (Hosting echo = Hosting.running(owner, "echo", "--port", "0")) {
            port = port(echo);
        }
        assertThat(client.typing("hello\n").run("echo", "--connect", "127.0.0.1:" + port))
                .isEqualTo(new Said(3, "", "sampan: Nothing answers at 127.0.0.1:" + port + ".\n"));
        client.language = Language.CHINESE;
        assertThat(client.typing("hello\n")
                        .run("echo", "--connect", "127.0.0.1:" + port)
                        .err())
                .isEqualTo("sampan: 127.0.0.1:" + port + " 没有应答。\n");
    }

    @Test
    void portInUse_isOneLine() {
        try (Hosting echo = Hosting.running(owner, "echo", "--port", "0")) {
            Said said = client.run("echo", "--port", port(echo));
            assertThat(said.exit()).isEqualTo(3);
            assertThat(said.err()).hasLineCount(1).contains(port(echo));
        }
    }
}
