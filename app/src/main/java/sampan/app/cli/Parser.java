package sampan.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sampan.app.cli.Grammar.Option;
import sampan.app.text.Text;

/// Lets picocli read a command's words and write its usage. Only the command that was typed is described to
/// it, and by calls instead of annotations: a short command has no time for more (see `DECISIONS.md`).
final class Parser {
    private final Text text;

    Parser(Text text) {
        this.text = text;
    }

    /// The words behind a command.
    ///
    /// @throws UsageException for words that it does not take
    Words parse(Command command, List<String> typed) {
        try {
            Words words = new Words(line(command).parseArgs(typed.toArray(String[]::new)));
            int count = words.operands().size();
            Grammar grammar = command.grammar();
            if (!words.has(Grammar.HELP) && count < grammar.least()) {
                throw new UsageException(text.get("typed.missing", String.valueOf(grammar.operands())));
            }
            if (grammar.most() >= 0 && count > grammar.most()) {
                throw new UsageException(
                        text.get("typed.unknown", words.operands().get(grammar.most())));
            }
            return words;
        } catch (UnmatchedArgumentException e) {
            throw new UsageException(text.get("typed.unknown", e.getUnmatched().getFirst()));
        } catch (MissingParameterException e) {
            throw new UsageException(
                    text.get("typed.no-value", e.getMissing().getFirst().toString()));
        } catch (ParameterException e) {
            throw new UsageException(text.get("typed.wrong", option(e)));
        }
    }

    /// Which option it is about; picocli's own message is English.
    private static String option(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option ? option.longestName() : String.valueOf(e.getValue());
    }

    /// How the command is used.
    String usage(Command command, int width) {
        CommandSpec spec = line(command).getCommandSpec();
        spec.usageMessage()
                .width(Math.max(55, width))
                .synopsisHeading(text.get("usage.heading.usage") + " ")
                .optionListHeading("%n" + text.get("usage.heading.options") + "%n")
                .description("%n" + text.get("usage." + command.name()));
        List<String> sections = new ArrayList<>(spec.usageMessage().sectionKeys());
        sections.remove(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST);
        spec.usageMessage().sectionKeys(sections);
        return spec.commandLine().getUsageMessage(Ansi.OFF);
    }

    private CommandLine line(Command command) {
        Grammar grammar = command.grammar();
        CommandSpec spec = CommandSpec.create().name("sampan " + command.name());
        spec.usageMessage().sortOptions(false).sortSynopsis(false);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(String.valueOf(grammar.operands()))
                .hideParamSyntax(true)
                .hidden(grammar.operands() == null)
                .build());
        List<Option> options = new ArrayList<>(grammar.options());
        options.add(Grammar.HELP);
        for (Option option : options) {
            spec.addOption(option(command, option));
        }
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false);
    }

    private OptionSpec option(Command command, Option option) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.names().toArray(String[]::new)).description(description(command, option));
        if (option.value() == null) {
            return builder.type(boolean.class).build();
        }
        return builder.type(String.class).paramLabel(option.value()).build();
    }

    private String description(Command command, Option option) {
        String own = "usage." + command.name() + "." + option.word();
        return text.get(text.has(own) ? own : "usage.option." + option.word());
    }
}
