package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// `sampan shell` in a pseudo-terminal, which the system's `script` makes. Used by one thread.
final class TypedShell implements AutoCloseable {
    private final Process process;
    private final Path screen;
    private final Writer keys;

    private TypedShell(Process process, Path screen) {
        this.process = process;
        this.screen = screen;
        this.keys = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Goes to a host.
    ///
    /// @param home where the shell keeps what is its own
    /// @param here the working folder
    static TypedShell open(Path home, Path here, String link) throws IOException {
        Files.createDirectories(home);
        Path screen = Files.createTempFile(home, "screen", "");
        Path sampan = Path.of(System.getProperty("sampan.layout"), "bin", "sampan");
        ProcessBuilder builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "script",
                        "-q",
                        "-e",
                        "-c",
                        "exec '" + sampan + "' shell",
                        "/dev/null")
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SAMPAN_HOME", home.toString());
        builder.environment().put("SAMPAN_LINK", link);
        builder.environment().put("TERM", "xterm");
        return new TypedShell(builder.start(), screen);
    }

    void type(String text) throws IOException {
        keys.write(text);
        keys.flush();
    }

    void untilShown(String text) {
        Moments.until(() -> {
            assertThat(process.isAlive()).as(shown()).isTrue();
            return shown().contains(text);
        });
    }

    private String shown() {
        try {
            // A letter may be cut in the middle.
            return new String(Files.readAllBytes(screen), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits for its end.
    int exit() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(shown()).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
