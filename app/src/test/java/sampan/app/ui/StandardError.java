package sampan.app.ui;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Hears what is written to standard error, where stack traces and the toolkit's warnings go. All of it still gets
/// there.
final class StandardError extends OutputStream {
    private static final StandardError HEARD = new StandardError(System.err);

    private final PrintStream through;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private StandardError(PrintStream through) {
        this.through = through;
        System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
    }

    /// Begins to hear, and forgets what was written before.
    static void listen() {
        said();
    }

    /// What was written since the last look.
    static String said() {
        synchronized (HEARD) {
            String said = HEARD.kept.toString(StandardCharsets.UTF_8);
            HEARD.kept.reset();
            return said;
        }
    }

    @Override
    public synchronized void write(int b) {
        through.write(b);
        kept.write(b);
    }

    @Override
    public synchronized void write(byte[] b, int offset, int length) {
        through.write(b, offset, length);
        kept.write(b, offset, length);
    }

    @Override
    public void flush() {
        through.flush();
    }
}
