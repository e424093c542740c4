import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Sampan host with the library, and the commands of a visitor that trusts it. Closing ends it.
final class SampanHost implements AutoCloseable {
    private static final String NAME = "bench";

    private final Path sampan;
    private final Path log;
    private final Map<String, String> visitor;
    private final Process process;
    private final String link;
    private long visitorMemory;

    private SampanHost(Path sampan, Data data, Process process, String link) {
        this.sampan = sampan;
        this.log = data.room.resolve("sampan.log");
        this.visitor = Map.of("SAMPAN_HOME", data.room.resolve("visitor").toString());
        this.process = process;
        this.link = link;
    }

    static SampanHost start(Path sampan, Data data) throws IOException, InterruptedException {
        Process process = Timed.start(
                List.of(
                        sampan.toString(),
                        "host",
                        data.library.toString(),
                        "--access",
                        "full",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        "0"),
                Map.of("SAMPAN_HOME", data.room.resolve("host").toString()),
                data.room.resolve("host.log"));
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        if (line == null || !line.startsWith("link ")) {
            process.destroy();
            throw new IOException("the host said: " + line);
        }
        SampanHost host = new SampanHost(sampan, data, process, line.substring("link ".length()));
        host.trust(host.link, NAME);
        return host;
    }

    private void trust(String whom, String name) throws IOException, InterruptedException {
        Timed timed = Timed.run(List.of(sampan.toString(), "trust", whom, "--as", name), visitor, log);
        if (timed.exit() != 0) {
            throw new IOException("the host is not trusted; " + log + " says why");
        }
    }

    /// The port it listens on.
    int port() {
        return Integer.parseInt(link.replaceFirst("^sampan://127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    }

    /// Trusts the same host at another port too.
    String trustedAt(int port) throws IOException, InterruptedException {
        String name = NAME + port;
        trust(link.replaceFirst(":" + port() + "/", ":" + port + "/"), name);
        return name;
    }

    /// What the visitor calls a path of the library.
    static String at(String path) {
        return at(NAME, path);
    }

    static String at(String name, String path) {
        return name + ":/lib" + (path.isEmpty() ? "" : "/" + path);
    }

    /// Runs a command of the visitor.
    Timed run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(sampan.toString()));
        command.addAll(Arrays.asList(words));
        Timed timed = Timed.run(command, visitor, log);
        visitorMemory = Math.max(visitorMemory, timed.memory());
        return timed;
    }

    /// The most that any visitor had resident, bytes.
    long visitorMemory() {
        return visitorMemory;
    }

    /// The most that the host had resident, bytes.
    long memory() {
        return Timed.resident(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}
