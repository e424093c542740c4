package sampan.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import sampan.app.cli.Grammar.Option;
import sampan.app.client.LinkException;

/// A host that speaks `sampan`: each line is one of the terminal's commands, with places as they are from where one
/// stands.
final class SampanShellHost implements ShellHost {
    private final Console console;
    private final Map<String, String> environment;
    private final ShellPlace there;
    private final ShellStopping stopping;

    /// @param environment what the commands find their link in
    /// @param there where one stands
    SampanShellHost(Console console, Map<String, String> environment, ShellPlace there, ShellStopping stopping) {
        this.console = console;
        this.environment = environment;
        this.there = there;
        this.stopping = stopping;
    }

    @Override
    public String prompt() {
        return ShellPlace.shown(there.folder()) + "> ";
    }

    @Override
    public ExitCode obey(ShellVerb verb, List<String> operands, ShellFolder here) throws IOException {
        return switch (verb) {
            case CD -> {
                there.enter(there.path(operands.isEmpty() ? "/" : operands.getFirst()));
                yield ExitCode.DONE;
            }
            case PWD -> {
                console.out().now(ShellPlace.shown(there.folder()) + "\n");
                yield ExitCode.DONE;
            }
            default -> command(verb, operands, here);
        };
    }

    /// As if it had been typed behind `sampan`.
    private ExitCode command(ShellVerb verb, List<String> typed, ShellFolder here) {
        List<String> words = new ArrayList<>();
        words.add(verb.command());
        words.addAll(verb == ShellVerb.PUT ? typed : places(verb, typed));
        boolean hereNamed = words.stream().skip(1).anyMatch(word -> !word.startsWith("-"));
        if (verb == ShellVerb.PUT || (verb == ShellVerb.LIST && !hereNamed)) {
            words.add(there.operand(there.folder()));
        }
        Surroundings around = console.around();
        Screen screen = around.screen();
        console.out().flush();
        return ExitCode.of(Terminal.run(
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
                words.toArray(String[]::new)));
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

    @Override
    public List<String> names(String folder, int most, Predicate<String> wanted) throws LinkException {
        return there.names(there.path(folder), most, wanted);
    }

    /// Every command has left it already.
    @Override
    public void close() {}
}
