package sampan.app.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sampan.protocol.BadNameException;

/// The loop of the console: takes lines apart, does what concerns this computer, and has the host do the rest. Used by
/// one thread.
final class Shell {
    private final Console console;
    private final ShellHost host;
    private final ShellFolder here;
    private final ShellLines lines;
    private final ShellStopping stopping;
    private final Set<ExitCode> failures = new HashSet<>();
    private boolean anyDone;

    /// @param here where one stands on this computer
    Shell(Console console, ShellHost host, ShellFolder here, ShellLines lines, ShellStopping stopping) {
        this.console = console;
        this.host = host;
        this.here = here;
        this.lines = lines;
        this.stopping = stopping;
    }

    /// Until somebody quits, or the lines end, or a signal ends a command that no person waits for.
    ///
    /// @return what a script is told; a person has seen it
    ExitCode run() throws IOException {
        if (lines.typed()) {
            print(console.text().get("shell.guide"));
        }
        while (true) {
            String line = lines.next(host.prompt());
            if (line == null || !obey(line)) {
                return lines.typed() ? ExitCode.DONE : ExitCode.of(failures, anyDone);
            }
            Stopping.Signal signal = stopping.over();
            if (signal != null && !lines.typed()) {
                return signal.exitCode();
            }
        }
    }

    /// @return false if this was the last one
    private boolean obey(String line) {
        try {
            List<String> words = ShellLine.words(line);
            if (words.isEmpty()) {
                return true;
            }
            ShellVerb verb = ShellVerb.of(words.getFirst());
            if (verb == ShellVerb.QUIT) {
                return false;
            }
            settle(
                    verb == null
                            ? failed(console.text().get("shell.unknown", words.getFirst()), ExitCode.USAGE)
                            : obey(verb, words.subList(1, words.size())));
        } catch (ShellLine.UnclosedException _) {
            settle(failed(console.text().get("shell.unclosed"), ExitCode.USAGE));
        } catch (BadNameException e) {
            settle(failed(console.sentences().of(e), ExitCode.USAGE));
        } catch (InvalidPathException e) {
            settle(failed(console.text().get("place.not-local", e.getInput()), ExitCode.USAGE));
        } catch (IOException e) {
            settle(failed(console.sentences().of(e), Exits.of(e)));
        }
        return true;
    }

    private ExitCode obey(ShellVerb verb, List<String> operands) throws IOException {
        String first = operands.isEmpty() ? "" : operands.getFirst();
        switch (verb) {
            case LCD -> {
                here.enter(first);
                print(here.folder().toString());
            }
            case LLS -> here.names(first).forEach(this::print);
            case HELP -> print(console.text().get("shell.guide"));
            default -> {
                return host.obey(verb, operands, here);
            }
        }
        return ExitCode.DONE;
    }

    private ExitCode failed(String sentence, ExitCode code) {
        console.error(sentence);
        return code;
    }

    private void settle(ExitCode code) {
        if (code == ExitCode.DONE) {
            anyDone = true;
        } else {
            failures.add(code);
        }
    }

    private void print(String text) {
        console.out().now(text + "\n");
    }
}
