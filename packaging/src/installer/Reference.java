import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The commands and their options as the program itself tells them by `--help`, so that the manual and what shells
/// complete can't say anything else.
///
/// @param commands in the order in which they are shown
record Reference(List<Command> commands) {
    /// @param name as it is typed
    /// @param brief in some words
    /// @param help all that it says of itself
    record Command(String name, String brief, List<String> help) {
        private static final Pattern OPTION =
                Pattern.compile("  (?:(-\\w), |    )(--[a-z-]+)(?:=(\\S+))?(?:\\s{2,}(.*))?");

        List<Option> options() {
            List<Option> options = new ArrayList<>();
            for (String line : help) {
                Matcher matcher = OPTION.matcher(line);
                if (matcher.matches()) {
                    options.add(
                            new Option(matcher.group(1), matcher.group(2), matcher.group(3), said(matcher.group(4))));
                } else if (!options.isEmpty() && line.startsWith("          ")) {
                    Option last = options.removeLast();
                    options.add(new Option(
                            last.brief(), last.name(), last.value(), (last.about() + " " + line.strip()).strip()));
                }
            }
            return options;
        }

        private static String said(String text) {
            return text == null ? "" : text.strip();
        }

        /// What stands behind `Usage:`.
        String synopsis() {
            return section(true);
        }

        /// What stands between that and the options.
        String about() {
            return section(false);
        }

        private String section(boolean usage) {
            StringBuilder text = new StringBuilder();
            boolean isUsage = true;
            for (String line : help) {
                if (line.isBlank()) {
                    isUsage = false;
                } else if (line.startsWith("Options:")) {
                    break;
                } else if (isUsage == usage) {
                    text.append(' ').append(line.strip());
                }
            }
            return text.toString().strip().replaceFirst("^Usage: ", "");
        }
    }

    /// @param brief `-q`, or null
    /// @param name `--quiet`
    /// @param value what it takes, or null
    /// @param about what it does
    record Option(String brief, String name, String value, String about) {
        boolean takesFile() {
            return value != null && List.of("FILE", "DIR", "DIR|-", "FOLDER").contains(value);
        }

        /// The words that it takes, if these are few.
        List<String> words() {
            if (value == null) {
                return List.of();
            }
            if (name.equals("--on-conflict")) {
                return List.of("ask", "skip", "replace", "replace-if-newer", "keep-both", "fail");
            }
            return value.matches("[a-z-]+(\\|[a-z-]+)+") ? List.of(value.split("\\|")) : List.of();
        }
    }

    private static final Pattern COMMAND = Pattern.compile("  ([a-z]+) {2,}(\\S.*)");

    /// Asks the program.
    static Reference of(Path sampan, Path folder) throws IOException, InterruptedException {
        List<Command> commands = new ArrayList<>();
        for (String line :
                Tool.ofTheSystem(folder, sampan.toString(), "--help").lines().toList()) {
            Matcher matcher = COMMAND.matcher(line);
            if (matcher.matches() && !matcher.group(1).equals("sampan")) {
                List<String> help = Tool.ofTheSystem(folder, sampan.toString(), matcher.group(1), "--help")
                        .lines()
                        .toList();
                commands.add(new Command(matcher.group(1), matcher.group(2), help));
            }
        }
        if (commands.size() < 10) {
            throw new IOException("sampan --help does not list its commands as it did");
        }
        return new Reference(commands);
    }

    String manual(Path template, String version, String date) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Command command : commands) {
            text.append(".SS ").append(roff(command.synopsis())).append('\n');
            text.append(roff(command.about())).append('\n');
            for (Option option : command.options()) {
                String brief = option.brief() == null ? "" : option.brief() + ", ";
                String value = option.value() == null ? "" : "=" + option.value();
                text.append(".TP\n.B ")
                        .append(roff(brief + option.name() + value))
                        .append('\n');
                text.append(roff(option.about())).append('\n');
            }
        }
        return Files.readString(template)
                .replace("@COMMANDS@", text.toString().strip())
                .replace("@VERSION@", roff(version))
                .replace("@DATE@", date);
    }

    private static String roff(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    String bash() {
        StringBuilder text = new StringBuilder("# What bash completes behind sampan; made from its own --help.\n");
        text.append("_sampan() {\n    local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n");
        text.append("    if ((COMP_CWORD == 1)); then\n        mapfile -t COMPREPLY < <(compgen -W '");
        text.append(names()).append(" help --send --help --version' -- \"$now\")\n        return\n    fi\n");
        text.append("    case ${COMP_WORDS[1]} in\n");
        for (Command command : commands) {
            text.append("        ").append(command.name()).append(")\n            case $before in\n");
            for (Option option : command.options()) {
                if (option.takesFile()) {
                    text.append("                ").append(option.name());
                    text.append(") compopt -o default; COMPREPLY=(); return ;;\n");
                } else if (!option.words().isEmpty()) {
                    text.append("                ")
                            .append(option.name())
                            .append(") mapfile -t COMPREPLY < <(compgen -W '");
                    text.append(String.join(" ", option.words())).append("' -- \"$now\"); return ;;\n");
                }
            }
            text.append("            esac\n            [[ $now == -* ]] && mapfile -t COMPREPLY < <(compgen -W '");
            text.append(command.options().stream().map(Option::name).collect(Collectors.joining(" ")));
            text.append("' -- \"$now\") ;;\n");
        }
        text.append("    esac\n    [[ $now == -* ]] || compopt -o default\n}\ncomplete -F _sampan sampan\n");
        return text.toString();
    }

    String zsh() {
        StringBuilder text =
                new StringBuilder("#compdef sampan\n# What zsh completes; made from sampan's own --help.\n");
        text.append("local -a commands=(\n");
        for (Command command : commands) {
            text.append("    ")
                    .append(quoted(command.name() + ":" + command.brief()))
                    .append('\n');
        }
        text.append(")\nif ((CURRENT == 2)); then\n    _describe command commands\n    return\nfi\n");
        text.append("local command=$words[2]\nshift words\n((CURRENT--))\ncase $command in\n");
        for (Command command : commands) {
            text.append("    ").append(command.name()).append(")\n        _arguments -S");
            for (Option option : command.options()) {
                String about = option.about().replace("[", "(").replace("]", ")");
                String action = option.takesFile()
                        ? ":file:_files"
                        : option.words().isEmpty() ? ":value:" : ":value:(" + String.join(" ", option.words()) + ")";
                String takes = option.value() == null ? "" : action;
                String equals = option.value() == null ? "" : "=";
                text.append(" \\\n            ").append(quoted(option.name() + equals + "[" + about + "]" + takes));
            }
            text.append(" \\\n            '*:file:_files' ;;\n");
        }
        return text.append("esac\n").toString();
    }

    String fish() {
        StringBuilder text = new StringBuilder("# What fish completes behind sampan; made from its own --help.\n");
        for (Command command : commands) {
            text.append("complete -c sampan -n __fish_use_subcommand -f -a ").append(command.name());
            text.append(" -d ").append(fished(command.brief())).append('\n');
        }
        for (Command command : commands) {
            for (Option option : command.options()) {
                text.append("complete -c sampan -n '__fish_seen_subcommand_from ")
                        .append(command.name());
                text.append("' -l ").append(option.name().substring(2));
                if (option.brief() != null) {
                    text.append(" -s ").append(option.brief().substring(1));
                }
                if (option.takesFile()) {
                    text.append(" -r");
                } else if (!option.words().isEmpty()) {
                    text.append(" -x -a ").append(fished(String.join(" ", option.words())));
                } else if (option.value() != null) {
                    text.append(" -x");
                }
                text.append(" -d ").append(fished(option.about())).append('\n');
            }
        }
        return text.toString();
    }

    private String names() {
        return commands.stream().map(Command::name).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String fished(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
