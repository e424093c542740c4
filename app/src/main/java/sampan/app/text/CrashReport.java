package sampan.app.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/// A defect as its reporter hands it on: when it was, on what system, and the stack trace, without any link's secret.
/// Immutable.
///
/// @param text all of it, ready to be copied
public record CrashReport(String text) {
    /// The report of something that happened just now.
    public static CrashReport of(Throwable crash) {
        StringWriter trace = new StringWriter();
        crash.printStackTrace(new PrintWriter(trace));
        String system = String.join(
                " ",
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""),
                System.getProperty("os.arch", ""),
                "JDK",
                System.getProperty("java.version", ""));
        return new CrashReport(Instant.now() + " " + system + "\n" + Redaction.of(trace.toString()));
    }

    /// Appends it to the log. Blocks.
    ///
    /// @return whether it could be written
    public boolean append(Path log) {
        try {
            Files.createDirectories(Objects.requireNonNull(log.toAbsolutePath().getParent()));
            Files.writeString(
                    log, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
