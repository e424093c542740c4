package sampan.app.transfer;

import sampan.app.transfer.PreflightItem.Prospect;
import sampan.protocol.Entry;

/// Says what follows from an answer, with the options of a transfer. Immutable.
///
/// @param direction which way it would go
/// @param policy what happens to a file whose name is taken
/// @param asks whether somebody can be asked
record Prospects(Direction direction, ConflictPolicy policy, boolean asks) {
    static Prospects of(Direction direction, TransferOptions options) {
        return new Prospects(direction, options.policy(), options.asker() != null);
    }

    /// What would become of a file.
    ///
    /// @param modified its time, milliseconds since 1970
    Prospect ofFile(PreflightAnswer answer, long modified) {
        return switch (answer) {
            case PreflightAnswer.New _ -> Prospect.CARRIED;
            case PreflightAnswer.Same _ -> HostConflicts.insists(policy) ? Prospect.CARRIED : Prospect.PASSED_OVER;
            case PreflightAnswer.Differs(Entry existing) -> taken(existing, modified);
            case PreflightAnswer.BadName bad -> renamed(bad.offer() != null);
            case PreflightAnswer.TooLong tooLong -> renamed(tooLong.offer() != null);
            case PreflightAnswer.Clash clash
            when direction == Direction.DOWNLOAD && clash.offer() != null -> Prospect.CARRIED;
            case PreflightAnswer.Clash _ -> clashing();
            case PreflightAnswer.Skipped _ -> Prospect.PASSED_OVER;
            case PreflightAnswer.NoRoom _,
                    PreflightAnswer.NoRight _,
                    PreflightAnswer.Failed _,
                    PreflightAnswer.Stranded _ -> Prospect.FAILS;
        };
    }

    /// What would become of a folder: it is added to where there is one, and no policy puts it anywhere else.
    Prospect ofFolder(PreflightAnswer answer) {
        return switch (answer) {
            case PreflightAnswer.New _, PreflightAnswer.Same _ -> Prospect.CARRIED;
            case PreflightAnswer.BadName bad -> renamed(bad.offer() != null);
            case PreflightAnswer.TooLong tooLong -> renamed(tooLong.offer() != null);
            case PreflightAnswer.Clash clash -> renamed(clash.offer() != null);
            case PreflightAnswer.Skipped _ -> Prospect.PASSED_OVER;
            case PreflightAnswer.Differs _,
                    PreflightAnswer.NoRoom _,
                    PreflightAnswer.NoRight _,
                    PreflightAnswer.Failed _,
                    PreflightAnswer.Stranded _ -> Prospect.FAILS;
        };
    }

    /// What is fetched gets the safe name by itself; a host only offers one.
    private Prospect renamed(boolean offered) {
        return direction == Direction.DOWNLOAD && offered ? Prospect.CARRIED : Prospect.FAILS;
    }

    private Prospect clashing() {
        return switch (policy) {
            case SKIP -> Prospect.PASSED_OVER;
            case KEEP_BOTH -> Prospect.CARRIED;
            case ASK -> asks ? Prospect.CARRIED : Prospect.FAILS;
            case FAIL, REPLACE, REPLACE_IF_NEWER -> Prospect.FAILS;
        };
    }

    private Prospect taken(Entry existing, long modified) {
        boolean replaceable = existing.kind() == Entry.Kind.FILE;
        return switch (policy) {
            case SKIP -> Prospect.PASSED_OVER;
            case KEEP_BOTH -> Prospect.CARRIED;
            case ASK -> asks ? Prospect.CARRIED : Prospect.FAILS;
            case FAIL -> Prospect.FAILS;
            case REPLACE -> replaceable ? Prospect.CARRIED : Prospect.FAILS;
            case REPLACE_IF_NEWER -> {
                if (replaceable && existing.modified() >= modified) {
                    yield Prospect.PASSED_OVER;
                }
                yield replaceable ? Prospect.CARRIED : Prospect.FAILS;
            }
        };
    }

    /// Whether what has a name would be replaced, which needs more than the right to add.
    boolean replaces(PreflightAnswer answer, long modified) {
        boolean policyReplaces = policy == ConflictPolicy.REPLACE || policy == ConflictPolicy.REPLACE_IF_NEWER;
        boolean there = answer instanceof PreflightAnswer.Differs || answer instanceof PreflightAnswer.Same;
        return policyReplaces && there && ofFile(answer, modified) == Prospect.CARRIED;
    }
}
