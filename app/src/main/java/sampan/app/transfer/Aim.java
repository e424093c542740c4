package sampan.app.transfer;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Condition;
import sampan.protocol.TrashId;

/// Under which name, and on what condition, a file shall be published at a host. Immutable.
///
/// @param leaf its last name
/// @param condition what must be true of the name
/// @param trash the id under which a replaced file goes to the host's trash, the same at every try; null if
///     nothing is replaced
/// @param policy what was decided about this file's conflict; null before it had one
/// @param tries how many conflicts it has had
record Aim(
        String leaf,
        Condition condition,
        @Nullable TrashId trash,
        @Nullable ConflictPolicy policy,
        int tries) {
    /// The name itself, if nothing has it.
    static Aim at(String name) {
        return new Aim(name, new Condition.Absent(), null, null, 0);
    }

    /// Another name, if nothing has it.
    Aim beside(String name) {
        return new Aim(name, new Condition.Absent(), null, ConflictPolicy.KEEP_BOTH, tries + 1);
    }

    /// The name that somebody gave it, if nothing has it; what follows if something has, is decided anew.
    Aim called(String name) {
        return new Aim(name, new Condition.Absent(), null, null, tries + 1);
    }

    /// The same name, instead of what has it.
    Aim replacing(Condition what, ConflictPolicy policy) {
        return new Aim(leaf, what, trash == null ? TrashId.random() : trash, policy, tries + 1);
    }

    /// The name for an item, if it is another than the file's own.
    @Nullable
    String renamed(SourceFile file) {
        return leaf.equals(file.name()) ? null : leaf;
    }
}
