package sampan.app.transfer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Condition;
import sampan.protocol.Entry;
import sampan.protocol.Failure;

/// Decides what follows when a host says that something stands in the way of a file's name. Thread-safe.
final class HostConflicts {
    /// How often one file may meet a conflict: names beside it that are taken, versions that change.
    private static final int TRIES = 20;

    private final ConflictPolicy policy;
    private final Questions questions;

    HostConflicts(ConflictPolicy policy, Questions questions) {
        this.policy = policy;
        this.questions = questions;
    }

    /// What follows from a conflict.
    sealed interface Verdict {}

    /// Try again so.
    record Again(Aim aim) implements Verdict {}

    /// Pass it over.
    record Skip(SkipReason why) implements Verdict {}

    /// It failed.
    record Fail() implements Verdict {}

    /// Decides, perhaps after asking.
    ///
    /// @param sameBySize whether a file of the same size and time is taken for the same; else only its bytes
    ///     are
    /// @param then is told the verdict, at once or on the thread that asks
    void decide(Failure.Conflict conflict, SourceFile file, Aim aim, boolean sameBySize, Consumer<Verdict> then) {
        ConflictPolicy known = aim.policy() == null ? policy : aim.policy();
        if (aim.tries() >= TRIES || conflict.reason() == Failure.ConflictReason.DRAFT) {
            then.accept(new Fail());
        } else if (sameBySize && isSame(conflict.entry(), file) && !insists(known)) {
            then.accept(new Skip(SkipReason.SAME));
        } else if (known == ConflictPolicy.ASK) {
            Conflict question = new Conflict(
                    Direction.UPLOAD,
                    file.in().shownChild(aim.leaf()),
                    file.size(),
                    file.modified(),
                    conflict.entry(),
                    conflict.freeName());
            questions.ask(question, answer -> then.accept(verdict(answer, conflict, file, aim)));
        } else {
            then.accept(verdict(known, conflict, file, aim));
        }
    }

    /// Whether a file is wanted there although the same one is.
    static boolean insists(ConflictPolicy policy) {
        return policy == ConflictPolicy.REPLACE || policy == ConflictPolicy.KEEP_BOTH;
    }

    private static boolean isSame(@Nullable Entry entry, SourceFile file) {
        return entry != null
                && entry.kind() == Entry.Kind.FILE
                && SameFile.is(entry.size(), entry.modified(), file.size(), file.modified());
    }

    private static Verdict verdict(Decision decision, Failure.Conflict conflict, SourceFile file, Aim aim) {
        return switch (decision) {
            case ConflictPolicy policy -> verdict(policy, conflict, file, aim);
            case NewName(String name) -> again(file, name, aim.called(name));
        };
    }

    private static Verdict again(SourceFile file, String name, Aim aim) {
        try {
            file.in().remote().child(name);
            return new Again(aim);
        } catch (BadNameException e) {
            return new Fail();
        }
    }

    private static Verdict verdict(ConflictPolicy policy, Failure.Conflict conflict, SourceFile file, Aim aim) {
        return switch (policy) {
            case ASK, FAIL -> new Fail();
            case SKIP -> new Skip(SkipReason.EXISTS);
            case KEEP_BOTH -> beside(conflict, file, aim);
            case REPLACE -> replace(conflict, aim, policy);
            case REPLACE_IF_NEWER -> {
                Entry entry = conflict.entry();
                if (entry == null) {
                    yield new Fail();
                }
                yield entry.kind() == Entry.Kind.FILE && entry.modified() >= file.modified()
                        ? new Skip(SkipReason.NOT_NEWER)
                        : replace(conflict, aim, policy);
            }
        };
    }

    private static Verdict replace(Failure.Conflict conflict, Aim aim, ConflictPolicy policy) {
        Entry entry = conflict.entry();
        boolean possible = switch (conflict.reason()) {
            case EXISTS, CHANGED -> entry == null || entry.kind() == Entry.Kind.FILE;
            case CLASH, KIND, NOT_EMPTY, DRAFT -> false;
        };
        if (!possible) {
            return new Fail();
        }
        Condition what =
                entry == null || entry.version() == null ? new Condition.Any() : new Condition.Is(entry.version());
        return new Again(aim.replacing(what, policy));
    }

    private static Verdict beside(Failure.Conflict conflict, SourceFile file, Aim aim) {
        String offered = conflict.freeName();
        String leaf = offered != null && !offered.equals(aim.leaf())
                ? offered
                : NumberedName.of(file.name(), aim.tries() + 2);
        return again(file, leaf, aim.beside(leaf));
    }
}
