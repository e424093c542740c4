import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Writes the start-up cache of the terminal commands: `java StartUpCache.java LAYOUT FOLDER`. A host is started, the
/// JVM of one `get` from it is watched, and what it loaded, linked and found hot goes into the cache. Without a cache
/// everything works, only later; so when that fails it is said, and no more.
final class StartUpCache {
    private static final long PATIENCE_SECONDS = 120;

    private final Path layout;
    private final Path folder;

    private StartUpCache(Path layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        StartUpCache cache = new StartUpCache(
                Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath());
        try {
            cache.write();
        } catch (IOException | InterruptedException e) {
            System.err.println("No start-up cache, commands will start more slowly: " + e.getMessage());
        } finally {
            cache.clean();
        }
    }

    private void write() throws IOException, InterruptedException {
        clean();
        Path share = Files.createDirectories(folder.resolve("share"));
        Files.writeString(share.resolve("small.txt"), "as most files are");
        Files.write(share.resolve("large.bin"), new byte[3_000_000]);
        Path home = Files.createDirectories(folder.resolve("home"));
        Process host = start(Redirect.PIPE, java(List.of(), "host", share.toString(), "--port", "0"));
        try (BufferedReader said = host.inputReader(UTF_8)) {
            String line = said.readLine();
            if (line == null || !line.startsWith("link ")) {
                throw new IOException("the host said " + line);
            }
            Path watched = folder.resolve("watched");
            run(java(
                    List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + watched),
                    "get",
                    line.substring("link ".length()),
                    "--to",
                    home.toString()));
            run(java(List.of(
                    "-XX:AOTMode=create",
                    "-XX:AOTConfiguration=" + watched,
                    "-XX:AOTCache=" + layout.resolve("boot/terminal.aot"))));
        } finally {
            host.destroy();
            if (!host.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
    }

    /// The same options as the launcher's, or the JVM will not take the cache.
    private List<String> java(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + layout.resolve("boot/terminal.options"));
        command.addAll(options);
        command.addAll(List.of("--module-path", layout.resolve("lib").toString()));
        command.addAll(List.of("--module", "sampan.app/sampan.app.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(Redirect output, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("SAMPAN_HOME", folder.resolve("home").toString());
        return builder.start();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = start(Redirect.to(said.toFile()), command);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it took too long");
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(said).strip());
        }
    }

    private void clean() throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }
}
