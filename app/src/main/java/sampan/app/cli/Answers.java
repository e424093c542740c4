package sampan.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads what a person types, one line at a time, on a thread of its own: a read from a terminal can't be
/// called off, and Ctrl-C must still work. The thread ends with the line, or with the process.
final class Answers {
    private static final int LONGEST = 256;

    private final InputStream in;

    Answers(InputStream in) {
        this.in = in;
    }

    /// The next line; nothing at the end of the input. Asked for again only after the one before came.
    CompletableFuture<Optional<String>> next() {
        CompletableFuture<Optional<String>> line = new CompletableFuture<>();
        Thread.ofVirtual().name("answer").start(() -> line.complete(read()));
        return line;
    }

    private Optional<String> read() {
        byte[] bytes = new byte[LONGEST];
        int length = 0;
        try {
            // Byte by byte, because what follows may be the next answer.
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return Optional.empty();
                }
                if (length < LONGEST) {
                    bytes[length++] = (byte) b;
                }
            }
            return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
