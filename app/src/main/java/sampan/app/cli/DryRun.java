package sampan.app.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import sampan.app.cli.Grammar.Option;
import sampan.app.transfer.Preflight;
import sampan.app.transfer.PreflightAnswer;
import sampan.app.transfer.PreflightItem;
import sampan.app.transfer.PreflightItem.Prospect;
import sampan.app.transfer.PreflightSum;
import sampan.app.transfer.TransferException;

/// `--dry-run`: prints what would be carried, what each file and folder would meet, and what all of it comes to. Used
/// by one thread.
final class DryRun {
    static final Option OPTION = Option.flag("--dry-run");

    private final Console console;
    private final DryStyle style;
    private final Set<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
    private boolean anyPossible;

    DryRun(Words words, Console console) {
        this.console = console;
        this.style = words.has(Grammar.JSON) ? new JsonDry(console) : new TableDry(console, words.has(Grammar.QUIET));
    }

    /// How what was found is printed.
    interface DryStyle {
        void item(PreflightItem item);

        void sum(PreflightSum sum);

        /// After the last one.
        void end();
    }

    /// Looks, and prints what there is.
    void print(Preflight preflight) {
        try {
            style.sum(preflight.run(this::item));
        } catch (IOException e) {
            failures.add(Exits.of(e));
            String sentence = console.sentences().of(e);
            if (e instanceof TransferException here && !here.path().isEmpty()) {
                console.error(here.path(), sentence);
            } else {
                console.error(sentence);
            }
        }
    }

    private void item(PreflightItem item) {
        if (item.prospect() != Prospect.FAILS) {
            anyPossible |= !(item.answer() instanceof PreflightAnswer.Skipped);
        } else {
            switch (item.answer()) {
                case PreflightAnswer.NoRight _ -> failures.add(ExitCode.REFUSED);
                case PreflightAnswer.Failed(IOException cause) -> failures.add(Exits.of(cause));
                case PreflightAnswer.Stranded _ -> {}
                default -> failures.add(ExitCode.SOME_FAILED);
            }
        }
        style.item(item);
    }

    /// After the last one: whether everything could be carried.
    ExitCode outcome() {
        style.end();
        console.out().flush();
        return ExitCode.of(failures, anyPossible);
    }
}
