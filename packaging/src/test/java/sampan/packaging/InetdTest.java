package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The command of the service's unit file, started for each connection with the connection as its standard input, as
/// systemd and inetd do.
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class InetdTest {
    private static final String INSTALLED = "/usr/bin/sampan";

    @TempDir
    Path folder;

    /// What systemd would run, with this build and this folder.
    private static List<String> command(Path share) throws IOException {
        Path unit = Path.of(System.getProperty("sampan.service"), "sampan@.service");
        String line = Files.readAllLines(unit).stream()
                .filter(one -> one.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow()
                .substring("ExecStart=".length());
        assertThat(line).startsWith(INSTALLED + " ").endsWith(" /srv/sampan");
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.set(
                0, Path.of(System.getProperty("sampan.layout"), "bin", "sampan").toString());
        words.set(words.size() - 1, share.toString());
        return words;
    }

    @Test
    void unitsCommand_servesTheConnectionThatIsItsStandardInput() throws Exception {
        Path share = Files.createDirectory(folder.resolve("Photos"));
        Files.writeString(share.resolve("a.txt"), "the note");
        Path owner = folder.resolve("owner");
        try (Inetd inetd = new Inetd(command(share), owner)) {
            String at = "127.0.0.1:" + inetd.port();
            String link;
            try (Sampan invite = Sampan.start(owner, Map.of(), "access", "invite", share.toString(), "--at", at)) {
                link = invite.link();
                assertThat(invite.exit()).isZero();
            }
            Path visitor = folder.resolve("visitor");
            Map<String, String> environment = Map.of("SAMPAN_LINK", link);
            Path up = Files.writeString(folder.resolve("up.txt"), "something new");
            try (Sampan put = Sampan.start(visitor, environment, "put", up.toString(), ":/Photos")) {
                assertThat(put.exit()).as(put.err()).isZero();
            }
            assertThat(share.resolve("up.txt")).hasContent("something new");
            try (Sampan get = Sampan.start(visitor, environment, "get", ":/Photos/a.txt", "--to", folder.toString())) {
                assertThat(get.exit()).as(get.err()).isZero();
            }
            assertThat(folder.resolve("a.txt")).hasContent("the note");
            assertThat(inetd.served()).isGreaterThanOrEqualTo(2);
            inetd.awaitNobody();
        }
    }

    /// Listens, and starts a program for each connection. The JDK can't hand a connection to a program, so a shell
    /// makes another one for it, and the bytes are carried between the two.
    private static final class Inetd implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        private final List<Process> served = new CopyOnWriteArrayList<>();
        private final List<String> command;
        private final Path home;

        Inetd(List<String> command, Path home) throws IOException {
            this.command = command;
            this.home = home;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        int served() {
            return served.size();
        }

        void awaitNobody() {
            Moments.until(() -> served.stream().noneMatch(Process::isAlive));
            assertThat(served).allMatch(process -> process.exitValue() == 0);
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = door.accept();
                    serve(client);
                }
            } catch (IOException _) {
                // it was closed
            }
        }

        private void serve(Socket client) throws IOException {
            try (ServerSocket meeting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                List<String> words = new ArrayList<>(List.of(
                        "bash",
                        "-c",
                        "exec 0<>/dev/tcp/127.0.0.1/" + meeting.getLocalPort() + " 1>&0 2>&0; exec \"$@\"",
                        "-"));
                words.addAll(command);
                ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
                builder.environment().clear();
                builder.environment().put("PATH", System.getenv("PATH"));
                builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                builder.environment().put("SAMPAN_HOME", home.toString());
                served.add(builder.start());
                Socket process = meeting.accept();
                Thread.ofVirtual().start(() -> carry(client, process));
                Thread.ofVirtual().start(() -> carry(process, client));
            }
        }

        private static void carry(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException _) {
                // one of them is gone
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            served.forEach(Process::destroyForcibly);
        }
    }
}
