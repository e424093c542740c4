package sampan.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import sampan.app.store.HistoryFile;

/// What a person types, with history and completion, by JLine. Used by one thread; closed by whoever opened it.
final class TypedLines implements ShellLines, AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;

    /// For a terminal that does not know its own, as in some containers: the reader draws nothing in no columns.
    private static final Sized USUAL = Size.of(Screen.USUAL_WIDTH, 24);

    private TypedLines(Terminal terminal, LineReader reader, ShellStopping stopping) {
        this.terminal = terminal;
        this.reader = reader;
        // While a command is at work; at the prompt the reader has its own.
        terminal.handle(Terminal.Signal.INT, _ -> stopping.signal(Stopping.Signal.INTERRUPT));
    }

    /// @param stopping learns of Ctrl-C while a command is at work
    static TypedLines open(Console console, Completer completer, ShellStopping stopping) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                .jni(false)
                .build();
        if (terminal.getColumns() <= 0) {
            terminal.setSize(USUAL);
        }
        LineReader reader = LineReaderBuilder.builder()
                .appName("sampan")
                .terminal(terminal)
                .completer(completer)
                .variable(
                        LineReader.HISTORY_FILE, HistoryFile.in(console.around().home()))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new TypedLines(terminal, reader, stopping);
    }

    @Override
    public boolean typed() {
        return true;
    }

    @Override
    public @Nullable String next(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException _) {
            // Ctrl-C at the prompt: what was typed is forgotten.
            return "";
        } catch (EndOfFileException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
