package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command of the portable layout, running as a process of its own with its output in files. Used by one thread;
/// [#kill] by any. Closing it ends it without ceremony.
final class Sampan implements AutoCloseable {
    /// What the exit code of a process is that SIGKILL ended.
    static final int KILLED = 137;

    private static final Path LAYOUT = Path.of(System.getProperty("sampan.layout"));
    private static final long PATIENCE_SECONDS = 300;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private final Process process;
    private final Path out;
    private final Path err;
    private long peak;

    private Sampan(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts it.
    ///
    /// @param home where the process keeps what is its own, its output too; made if it is not there
    /// @param environment what it has besides `PATH` and the JDK of this test
    static Sampan start(Path home, Map<String, String> environment, String... words) throws IOException {
        return start(home, environment, Redirect.from(new File("/dev/null")), words);
    }

    /// Starts it with something on standard input.
    static Sampan start(Path home, Map<String, String> environment, Redirect in, String... words) throws IOException {
        Files.createDirectories(home);
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        List<String> command = new ArrayList<>();
        if (isLinux()) {
            // Whoever runs the tests in the background has the shell ignore Ctrl-C for all that comes from there.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(LAYOUT.resolve("bin/sampan").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(in)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SAMPAN_HOME", home.toString());
        builder.environment().putAll(environment);
        Sampan started = new Sampan(builder.start(), out, err);
        // Also when this test is ended from outside.
        Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
        return started;
    }

    /// Starts `sampan host` for a folder, on a port that the system chooses.
    static Sampan host(Path home, Path folder, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("host", folder.toString(), "--port", "0"));
        all.addAll(List.of(words));
        return start(home, Map.of(), all.toArray(String[]::new));
    }

    static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    /// What a host prints when it is ready.
    String link() throws IOException {
        Moments.until(() -> out().contains("\n") || !process.isAlive());
        assertThat(out()).as(Files.readString(err)).startsWith("link sampan://");
        return out().lines().findFirst().orElseThrow().substring("link ".length());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.destroyForcibly();
    }

    /// Sends it a signal by its name, `INT` or `TERM`.
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    /// The processes that it has started and that are there now, and theirs.
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /// How many of its own it has.
    long children() {
        return process.children().count();
    }

    /// How many threads of the system it has whose name, as the system shows it, is this.
    long threads(String name) {
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            long count = 0;
            for (Path task : tasks) {
                count += name(task).equals(name) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /// Waits for its end.
    int exit() {
        Moments.until(() -> {
            look();
            return !process.isAlive();
        });
        return process.exitValue();
    }

    /// Sees how much memory it takes now. The system keeps the peak, but only as long as the process lives, so whoever
    /// wants to know looks often.
    void look() {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            if (matcher.find()) {
                peak = Math.max(peak, Long.parseLong(matcher.group(1)) * 1024);
            }
        } catch (IOException _) {
            // It has ended, or this system has no such file.
        }
    }

    /// The most memory it was seen to have resident, bytes; 0 if this system does not tell.
    long peak() {
        return peak;
    }

    /// A number of the summary that `--json` ends with.
    long summary(String field) {
        String last = out().lines().reduce("", (_, line) -> line);
        assertThat(last).as(err()).contains("\"type\":\"summary\"");
        Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(last);
        assertThat(matcher.find()).as(last).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(ended).isTrue();
    }
}
