package sampan.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import sampan.app.cli.Grammar.Option;
import sampan.app.transfer.ConflictPolicy;

/// What `--on-conflict` takes: the engine's policies by their names in the manner of the terminal,
/// `replace-if-newer`.
final class Policies {
    static final Option OPTION = Option.taking("WHAT", "--on-conflict");

    private Policies() {}

    /// The policy that was typed; `ask`, if none was.
    ///
    /// @throws UsageException if there is no such policy
    static ConflictPolicy of(Words words, Console console) {
        String typed = words.value(OPTION);
        if (typed == null) {
            return ConflictPolicy.ASK;
        }
        return Arrays.stream(ConflictPolicy.values())
                .filter(policy -> word(policy).equals(typed))
                .findFirst()
                .orElseThrow(() -> new UsageException(console.text().get("typed.no-policy", typed, all())));
    }

    private static String all() {
        return Arrays.stream(ConflictPolicy.values()).map(Policies::word).collect(Collectors.joining(", "));
    }

    private static String word(ConflictPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
