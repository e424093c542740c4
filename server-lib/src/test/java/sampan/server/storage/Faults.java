package sampan.server.storage;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A watcher that lets some deeds fail as the system would. May be changed at any time.
final class Faults implements WatchedDisk.Watcher {
    private volatile Predicate<Act> which = _ -> false;
    private volatile Errno errno = Errno.IO;
    private volatile @Nullable Runnable instead;
    private int hits;

    /// From now on these deeds fail for this reason.
    void fail(Errno why, Predicate<Act> deeds) {
        errno = why;
        instead = null;
        which = deeds;
        hits = 0;
    }

    /// Just before such a deed, once, something else happens.
    void meanwhile(Predicate<Act> deeds, Runnable deed) {
        which = deeds;
        instead = deed;
        hits = 0;
    }

    /// Nothing fails any more.
    void heal() {
        which = _ -> false;
    }

    /// How many deeds were met since the last change.
    int hits() {
        return hits;
    }

    @Override
    public void before(Act act) throws IOException {
        if (!which.test(act)) {
            return;
        }
        hits++;
        Runnable deed = instead;
        if (deed == null) {
            throw errno.about(act.name());
        }
        heal();
        deed.run();
    }

    /// Deeds of these kinds.
    static Predicate<Act> of(Act.Deed... deeds) {
        return act -> List.of(deeds).contains(act.deed());
    }
}
