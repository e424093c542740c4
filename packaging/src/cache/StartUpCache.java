import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Writes the start-up caches: `java StartUpCache.java LAYOUT FOLDER [window]`. A host is started, the JVM of one `get`
/// from it is watched, and what it loaded, linked and found hot goes into the cache of the terminal commands; with
/// `window` also into one of its own what a window did that went to the host. Without a cache everything works, only
/// later; so when that fails it is said, and no more.
final class StartUpCache {
    private static final long PATIENCE_SECONDS = 120;

    /// Until a window shows a host's table and is at rest, on a busy machine, with a JVM that takes notes.
    private static final long WINDOW_SECONDS = 25;

    private static final boolean ON_WINDOWS = File.pathSeparatorChar == ';';

    /// Where an installed Sampan has its own Java, on Linux, Windows and macOS.
    private static final List<String> OWN = List.of("lib/runtime", "runtime", "../runtime/Contents/Home");

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
            cache.write(List.of(args).contains("window"));
        } catch (IOException | InterruptedException e) {
            System.err.println("No start-up cache, commands will start more slowly: " + e.getMessage());
        } finally {
            cache.clean();
        }
    }

    private void write(boolean window) throws IOException, InterruptedException {
        clean();
        Path share = Files.createDirectories(folder.resolve("share"));
        Files.writeString(share.resolve("small.txt"), "as most files are");
        Files.write(share.resolve("large.bin"), new byte[3_000_000]);
        Path home = Files.createDirectories(folder.resolve("home"));
        Process host = start(Redirect.PIPE, java("terminal", List.of(), "host", share.toString(), "--port", "0"));
        try (BufferedReader said = host.inputReader(UTF_8)) {
            String line = said.readLine();
            if (line == null || !line.startsWith("link ")) {
                throw new IOException("the host said " + line);
            }
            String link = line.substring("link ".length());
            run(watched("terminal", "get", link, "--to", home.toString()), false);
            create("terminal");
            if (window) {
                run(watched("window", link), true);
                create("window");
            }
        } finally {
            host.destroy();
            if (!host.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
    }

    private List<String> watched(String kind, String... arguments) {
        return java(kind, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes(kind)), arguments);
    }

    private void create(String kind) throws IOException, InterruptedException {
        Path cache = layout.resolve("boot").resolve(kind + ".aot");
        run(
                java(
                        kind,
                        List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes(kind), "-XX:AOTCache=" + cache)),
                false);
    }

    private Path notes(String kind) {
        return folder.resolve(kind + ".notes");
    }

    /// The same options as the launcher's, or the JVM will not take the cache.
    private List<String> java(String kind, List<String> options, String... arguments) {
        Path own = OWN.stream()
                .map(place -> layout.resolve(place).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(layout);
        Path home = own.equals(layout) ? Path.of(System.getProperty("java.home")) : own;
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.add("@" + layout.resolve("boot").resolve(kind + ".options"));
        command.addAll(options);
        if (!home.equals(own)) {
            command.addAll(List.of("--module-path", layout.resolve("lib").toString()));
        }
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

    /// Runs it to its end, which a window has to be asked for.
    private void run(List<String> command, boolean isWindow) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = start(Redirect.to(said.toFile()), command);
        if (isWindow) {
            if (process.waitFor(WINDOW_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no window: " + Files.readString(said).strip());
            }
            close(process);
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it took too long");
        }
        if (process.exitValue() != 0 && !isWindow) {
            throw new IOException(Files.readString(said).strip());
        }
    }

    /// So that it ends in an orderly way and the JVM writes its notes, which on Windows a mere end would not be.
    private static void close(Process window) throws IOException, InterruptedException {
        if (ON_WINDOWS) {
            new ProcessBuilder("taskkill", "/PID", Long.toString(window.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } else {
            window.destroy();
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
