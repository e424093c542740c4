package sampan.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sampan.app.text.CrashReport;
import sampan.protocol.BadNameException;

/// Runs one terminal command: finds it, lets it run, and turns whatever happens into one line and an exit
/// code. No statics but the list of commands, so a test runs many in one process.
public final class Terminal {
    static final List<Command> COMMANDS = List.of(
            new HostCommand(),
            new HostAccessCommand(),
            new TrustCommand(),
            new ListCommand(),
            new GetCommand(),
            new PutCommand(),
            new MkdirCommand(),
            new MoveCommand(),
            new RemoveCommand(),
            new EchoCommand(),
            new ReceiptCommand(),
            new BenchCommand(),
            new ShellCommand());

    private final Surroundings around;
    private final Console console;

    private Terminal(Surroundings around) {
        this.around = around;
        this.console = new Console(around);
    }

    /// Runs what was typed behind `sampan`.
    ///
    /// @return the exit code
    public static int run(Surroundings around, String... typed) {
        return new Terminal(around).run(List.of(typed));
    }

    private int run(List<String> typed) {
        ExitCode code = outcome(typed);
        try {
            console.unpaint();
            console.out().flush();
            return code.number();
        } catch (Output.GoneException e) {
            return (code == ExitCode.DONE ? gone(e) : code).number();
        }
    }

    private ExitCode outcome(List<String> typed) {
        try {
            checkEncoding();
            return dispatch(typed);
        } catch (UsageException e) {
            console.error(console.text().get("typed.help", e.sentence(), helpFor(typed)));
            return ExitCode.USAGE;
        } catch (BadNameException e) {
            console.error(console.sentences().of(e));
            return ExitCode.USAGE;
        } catch (Output.GoneException e) {
            return gone(e);
        } catch (IOException e) {
            console.error(console.sentences().of(e));
            return Exits.of(e);
        } catch (InterruptedException | RuntimeException | Error e) {
            return crash(e);
        }
    }

    /// Java takes it from the locale when it starts, and nothing can change it afterwards.
    private void checkEncoding() {
        String encoding = around.fileNames();
        if (!encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("UTF8")) {
            console.error(console.text().get("encoding", encoding));
        }
    }

    private ExitCode dispatch(List<String> typed) throws IOException, InterruptedException {
        String first = typed.isEmpty() ? "" : typed.getFirst();
        List<String> rest = typed.isEmpty() ? typed : typed.subList(1, typed.size());
        return switch (first) {
            case "" -> {
                console.out().now(overview());
                yield ExitCode.USAGE;
            }
            case "-h", "--help" -> print(overview());
            case "-V", "--version" -> print(Version.line() + "\n");
            case "help" -> print(rest.isEmpty() ? overview() : usage(command(rest.getFirst())));
            default -> run(command(first), rest);
        };
    }

    private ExitCode print(String text) {
        console.out().now(text);
        return ExitCode.DONE;
    }

    private ExitCode run(Command command, List<String> typed) throws IOException, InterruptedException {
        Words words = new Parser(console.text()).parse(command, typed);
        if (words.has(Grammar.HELP)) {
            return print(usage(command));
        }
        return command.run(words, console);
    }

    /// The command of this name, which there is.
    static Command known(String name) {
        return find(name).orElseThrow();
    }

    private static Optional<Command> find(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private Command command(String name) {
        return find(name)
                .orElseThrow(() -> new UsageException(
                        console.text().get(name.startsWith("-") ? "typed.unknown" : "typed.no-command", name)));
    }

    private static String helpFor(List<String> typed) {
        return COMMANDS.stream()
                .map(Command::name)
                .filter(name -> !typed.isEmpty() && name.equals(typed.getFirst()))
                .map(name -> "sampan " + name + " --help")
                .findFirst()
                .orElse("sampan --help");
    }

    private String usage(Command command) {
        return new Parser(console.text()).usage(command, width());
    }

    private String overview() {
        StringBuilder text = new StringBuilder(console.text().get("usage.overview")).append("\n\n");
        int widest = COMMANDS.stream()
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
        for (Command command : COMMANDS) {
            text.append("  ")
                    .append(Cells.padded(command.name(), widest + 2))
                    .append(console.text().get("usage." + command.name() + ".short"))
                    .append('\n');
        }
        return text.append('\n')
                .append(console.text().get("usage.more"))
                .append('\n')
                .toString();
    }

    private int width() {
        return around.screen().out() ? around.screen().width().getAsInt() : Screen.USUAL_WIDTH;
    }

    /// What goes to a file on a full disk is a matter of this computer's disk; a reader that left is
    /// nobody's.
    private ExitCode gone(Output.GoneException e) {
        if (!e.readerLeft()) {
            quietly(console.text().get("output.gone"));
        }
        return ExitCode.LOCAL_DISK;
    }

    private ExitCode crash(Throwable e) {
        var log = around.home().logFile();
        quietly(console.text().get(CrashReport.of(e).append(log) ? "crash.logged" : "crash", log));
        return ExitCode.DEFECT;
    }

    private void quietly(String sentence) {
        try {
            console.error(sentence);
        } catch (Output.GoneException _) {
            // Nobody is left to be told.
        }
    }
}
