import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A screen that nobody sees, for the window of the training run. Closing it ends it.
final class Display implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Process server;
    private final String name;

    private Display(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /// Starts one on Linux; elsewhere the screen that is there is used.
    static Optional<Display> start(Build.System system) throws IOException {
        if (system != Build.System.LINUX) {
            return Optional.empty();
        }
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-r")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = server.inputReader();
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb, of the package xvfb, did not start");
        }
        return Optional.of(new Display(server, ":" + number.strip()));
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
