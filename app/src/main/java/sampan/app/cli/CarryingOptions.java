package sampan.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.cli.Grammar.Option;
import sampan.app.transfer.TransferOptions;

/// The options that every command takes which carries files, and what they ask of the engine.
final class CarryingOptions {
    /// Compares everything end to end.
    static final Option VERIFY = Option.flag("--verify");

    /// Where a receipt is saved, which takes comparing.
    static final Option RECEIPT = Option.taking("FILE", "--receipt");

    private static final List<Option> OPTIONS = List.of(
            Policies.OPTION,
            DryRun.OPTION,
            Rates.LIMIT,
            VERIFY,
            RECEIPT,
            Grammar.QUIET,
            Grammar.JSON,
            Grammar.LINK_FILE);

    private CarryingOptions() {}

    /// What a carrying command takes: its own options first.
    static Grammar grammar(String operands, int least, Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.addAll(OPTIONS);
        return new Grammar(operands, least, -1, all);
    }

    /// What was asked for.
    ///
    /// @param questions whom the engine may ask, or null
    /// @throws UsageException if a value makes no sense
    static TransferOptions of(Words words, Console console, @Nullable Questions questions) {
        TransferOptions options = TransferOptions.DEFAULT
                .onConflict(Policies.of(words, console), questions)
                .noFasterThan(Rates.limit(words, console));
        return words.has(VERIFY) ? options.verified(null) : options;
    }
}
