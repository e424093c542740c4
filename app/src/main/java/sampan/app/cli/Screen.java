package sampan.app.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Which streams are a terminal, and how wide it is.
///
/// @param in whether a person can answer on standard input
/// @param out whether standard output is read by a person
/// @param err whether standard error is read by a person
/// @param width how many cells a line has, now
public record Screen(boolean in, boolean out, boolean err, IntSupplier width) {
    /// No terminal at all: a script, a log, a test.
    public static final Screen NONE = new Screen(false, false, false, () -> Screen.USUAL_WIDTH);

    static final int USUAL_WIDTH = 80;

    /// What this process has.
    public static Screen ofThisProcess() {
        return new Screen(isTerminal(0), isTerminal(1), isTerminal(2), Screen::measure);
    }

    /// Linux names what is behind a stream. Elsewhere Java only knows whether both ends of a talk are a
    /// terminal.
    private static boolean isTerminal(int descriptor) {
        try {
            String behind = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return behind.startsWith("/dev/pts/") || behind.startsWith("/dev/tty") || behind.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            // Null where the module of the richer console is not there.
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        }
    }

    private static int measure() {
        String size = sttySize();
        int blank = size == null ? -1 : size.indexOf(' ');
        try {
            int columns = size == null || blank < 0 ? 0 : Integer.parseInt(size.substring(blank + 1));
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (NumberFormatException _) {
            return USUAL_WIDTH;
        }
    }

    private static @Nullable String sttySize() {
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return null;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.getInputStream()) {
                return new String(answer.readNBytes(64), StandardCharsets.US_ASCII).strip();
            }
        } catch (IOException _) {
            return null;
        }
    }
}
