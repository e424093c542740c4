package sampan.app.ui.awake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Stands for a system's tool on a `PATH` of the test's own, and notes when it begins and when it ends.
///
/// @param folder where it lies
/// @param log what it noted
public record FakeTool(Path folder, Path log) {
    /// Runs what it is given after four options, as `systemd-inhibit` does.
    public static FakeTool inhibit(Path folder) throws IOException {
        return of(folder, "systemd-inhibit", """
            echo "begin $*" >> "$log"
            shift 4
            "$@" > /dev/null
            echo end >> "$log"
            """);
    }

    /// Runs until it is told to end, as `caffeinate` does.
    static FakeTool caffeinate(Path folder) throws IOException {
        return of(folder, "caffeinate", """
            trap 'echo end >> "$log"; exit 0' TERM
            echo "begin $*" >> "$log"
            while kill -0 "$3"; do sleep 0.05; done
            """);
    }

    /// Refuses.
    static FakeTool broken(Path folder) throws IOException {
        return of(folder, "systemd-inhibit", """
            echo "begin" >> "$log"
            echo 'Failed to connect to bus' >&2
            exit 1
            """);
    }

    private static FakeTool of(Path folder, String name, String does) throws IOException {
        Path log = folder.resolve("said");
        Path tool = Files.writeString(folder.resolve(name), "#!/bin/sh\nlog='" + log + "'\n" + does);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return new FakeTool(folder, log);
    }

    /// The way of Linux with nothing but this tool.
    public Waking onLinux() {
        return Waking.of("Linux", folder.toString());
    }

    /// What it noted so far.
    public List<String> said() {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
