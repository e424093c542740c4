package sampan.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Standard output or standard error: UTF-8, buffered, whole lines, from any thread. Unlike a `PrintStream`
/// it says when nobody takes what is printed.
final class Output {
    private static final int BUFFER = 16 * 1024;

    private final BufferedOutputStream out;

    Output(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /// A line that may wait in the buffer.
    ///
    /// @throws GoneException if it can't be printed
    synchronized void line(String text) {
        write(text + "\n");
    }

    /// Text without an end of line, at once.
    ///
    /// @throws GoneException if it can't be printed
    synchronized void now(String text) {
        write(text);
        flush();
    }

    /// Empties the buffer.
    ///
    /// @throws GoneException if it can't be printed
    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new GoneException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GoneException(e);
        }
    }

    /// Nobody takes what is printed: the disk it goes to is full, or the program after the `|` has ended.
    static final class GoneException extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        private final String message;

        GoneException(IOException cause) {
            super(cause);
            this.message = String.valueOf(cause.getMessage());
        }

        /// Whether the reader just had enough, as `head` does: nothing a person must be told.
        boolean readerLeft() {
            return message.contains("Broken pipe") || message.contains("pipe is being closed");
        }
    }
}
