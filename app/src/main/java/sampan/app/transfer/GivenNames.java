package sampan.app.transfer;

import java.util.HashSet;
import java.util.Set;

/// The names that the things in one folder of a host get on this computer: no two of them one, to this system. A name
/// that can be held as it is belongs to the first thing that has it; what needs another gets one when all are known,
/// so that it takes none away from a thing that comes later. Used by one thread at a time.
final class GivenNames {
    private final LocalSystem system;
    private final Set<String> listed = new HashSet<>();

    /// Keys: of every name that was given, where the system folds case; else only of those that are no listed ones.
    private final Set<String> given = new HashSet<>();

    GivenNames(LocalSystem system) {
        this.system = system;
    }

    /// Notes that the host told this name; false if it did before.
    boolean isNew(String name) {
        return listed.add(name);
    }

    /// Whether the thing keeps its name here; asked once for each new name.
    boolean keeps(String name) {
        return system.problem(name).isEmpty() && (!system.foldsCase() || given.add(system.key(name)));
    }

    /// Another name for what does not keep its own: a safe one, with a number where that is given already.
    String another(String name) {
        String safe = system.safe(name);
        String other = safe;
        for (int n = 2; !take(other); n++) {
            other = NumberedName.of(safe, n, system.nameBytes());
        }
        return other;
    }

    private boolean take(String name) {
        return (system.foldsCase() || !listed.contains(name)) && given.add(system.key(name));
    }
}
