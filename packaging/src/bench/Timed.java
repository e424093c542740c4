import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One run of a program to its end.
///
/// @param seconds how long it took, its start included
/// @param first seconds until it had printed a line; -1 if it printed none
/// @param exit its exit code; -1 if it had to be stopped
/// @param last the last line that it printed
/// @param memory the most that it had resident, bytes; 0 if nobody knows
record Timed(double seconds, double first, int exit, String last, long memory) {
    private static final long MINUTES = 10;
    private static final long LOOK_EVERY_MS = 20;

    static Timed run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(command, environment, log);
        Resident resident = new Resident(process);
        Thread watcher = Thread.ofPlatform().daemon().start(resident);
        double first = -1;
        String last = "";
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (first < 0) {
                    first = since(start);
                }
                last = line;
            }
        }
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        double seconds = since(start);
        if (!ended) {
            process.destroyForcibly();
        }
        watcher.join();
        return new Timed(seconds, first, ended ? process.exitValue() : -1, last, resident.most);
    }

    /// Starts a program whose output is read by the caller.
    static Process start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Files.writeString(log, String.join(" ", command) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return builder.start();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// The peak of a process's resident memory, bytes; 0 if nobody knows.
    static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    /// Looks at a process's memory until it ends.
    private static final class Resident implements Runnable {
        private final Process process;
        private volatile long most;

        Resident(Process process) {
            this.process = process;
        }

        @Override
        public void run() {
            try {
                do {
                    most = Math.max(most, resident(process.pid()));
                } while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException _) {
                // Nobody interrupts it.
            }
        }
    }
}
