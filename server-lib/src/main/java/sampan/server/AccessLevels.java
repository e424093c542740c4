package sampan.server;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;

/// Adds access levels up and cuts them down, where null is none at all. Pure functions.
final class AccessLevels {
    private AccessLevels() {}

    /// What somebody may do who has both.
    static @Nullable Access together(@Nullable Access a, @Nullable Access b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return of(a.reads() || b.reads(), a.adds() || b.adds(), a.changes() || b.changes());
    }

    /// What both allow.
    static @Nullable Access least(@Nullable Access a, @Nullable Access b) {
        if (a == null || b == null) {
            return null;
        }
        return of(a.reads() && b.reads(), a.adds() && b.adds(), a.changes() && b.changes());
    }

    private static @Nullable Access of(boolean reads, boolean adds, boolean changes) {
        if (reads && adds) {
            return changes ? Access.FULL : Access.ADD;
        }
        return reads ? Access.READ : adds ? Access.INBOX : null;
    }
}
