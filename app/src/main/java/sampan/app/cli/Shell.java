package sampan.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.protocol.BadNameException;

/// The loop of the console: each line is one of the terminal's commands, with places as they are from where one stands.
/// Used by one thread.
final class Shell {
    private final Console console;
    private final Map<String, String> environment;
    private final ShellPlace there;
    private final ShellFolder here;
    private final ShellLines lines;
    private final ShellStopping stopping;
    private final Set<ExitCode> failures = new HashSet<>();
    private boolean anyDone;

    /// @param environment what the commands find their link in
    /// @param there where one stands at the host
    /// @param here where one stands on this computer
    Shell(
            Console console,
            Map<String, String> environment,
            ShellPlace there,
            ShellFolder here,
            ShellLines lines,
            ShellStopping stopping) {
        this.console = console;
        this.environment = environment;
        this.there = there;
        this.here = here;
        this.lines = lines;
        this.stopping = stopping;
    }

    /// Until somebody quits, or the lines end, or a signal ends a command that no person waits for.
    ///
    /// @return what a script is told; a person has seen it
    ExitCode run() throws IOException, InterruptedException {
        if (lines.typed()) {
            print(console.text().get("shell.guide"));
        }
        while (true) {
            String line = lines.next(ShellPlace.shown(there.folder()) + "> ");
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
    private boolean obey(String line) throws InterruptedException {
        try {
            List<String> words = ShellLine.words(line);
            if (words.isEmpty()) {
                return true;
            }
            ShellVerb verb = ShellVerb.of(words.getFirst());
            if (verb == ShellVerb.QUIT) {
                return false;
            }
            settle(verb == null ? unknown(words.getFirst()) : obey(verb, words.subList(1, words.size())));
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
            case CD -> there.enter(first.isEmpty() ? there.path("/") : there.path(first));
            case PWD -> print(ShellPlace.shown(there.folder()));
            case LCD -> {
                here.enter(first);
                print(here.folder().toString());
            }
            case LLS -> here.names(first).forEach(this::print);
            case HELP -> print(console.text().get("shell.guide"));
            case LIST, GET, PUT, MKDIR, MV, RM, QUIT -> {
                return command(verb, operands);
            }
        }
        return ExitCode.DONE;
    }

    /// As if it had been typed behind `sampan`.
    private ExitCode command(ShellVerb verb, List<String> typed) {
        List<String> words = new ArrayList<>();
        words.add(verb.command());
        words.addAll(verb == ShellVerb.PUT ? typed : places(verb, typed));
        if (verb == ShellVerb.PUT
                || (verb == ShellVerb.LIST && words.stream().skip(1).allMatch(w -> w.startsWith("-")))) {
            words.add(there.operand(there.folder()));
        }
        Surroundings around = console.around();
        Screen screen = around.screen();
        console.out().flush();
        int exit = Terminal.run(
                new Surroundings(
                        environment,
                        around.home(),
                        around.language(),
                        here.folder(),
                        around.fileNames(),
                        InputStream.nullInputStream(),
                        around.out(),
                        around.err(),
                        // Questions would be answered by the lines that are commands.
                        new Screen(false, screen.out(), screen.err(), screen.width()),
                        stopping),
                words.toArray(String[]::new));
        return ExitCode.of(exit);
    }

    /// Operands become places; options and what they take stay as they are.
    private List<String> places(ShellVerb verb, List<String> typed) {
        List<Option> options = Terminal.known(verb.command()).grammar().options();
        List<String> words = new ArrayList<>();
        boolean value = false;
        for (String word : typed) {
            boolean option = !value && word.startsWith("-") && word.length() > 1;
            words.add(value || option ? word : there.operand(there.path(word)));
            value = option
                    && options.stream()
                            .anyMatch(one -> one.value() != null && one.names().contains(word));
        }
        return words;
    }

    private ExitCode unknown(String word) {
        return failed(console.text().get("shell.unknown", word), ExitCode.USAGE);
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

    private void print(@Nullable String text) {
        console.out().now(text + "\n");
    }
}
