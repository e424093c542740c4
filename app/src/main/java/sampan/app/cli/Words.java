package sampan.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import sampan.app.cli.Grammar.Option;

/// What was typed behind a command, sorted into options and operands. Values are as they were typed; whoever
/// needs another type converts, because it also has the sentence for what can't be converted.
final class Words {
    private final ParseResult parsed;

    Words(ParseResult parsed) {
        this.parsed = parsed;
    }

    boolean has(Option option) {
        return parsed.hasMatchedOption(option.names().getLast());
    }

    /// The value of this option, or null without it.
    @Nullable
    String value(Option option) {
        return parsed.matchedOptionValue(option.names().getLast(), null);
    }

    /// What was typed without a dash, in its order.
    List<String> operands() {
        return List.copyOf(parsed.matchedPositionalValue(0, List.of()));
    }
}
