package sampan.server.storage;

/// A watcher that ends the process, as far as the disk can tell, before the nth deed that changes
/// something: from then on nothing happens to the disk any more, not even what would clear up.
final class Killer implements WatchedDisk.Watcher {
    private final int at;
    private int seen;

    /// @param at which deed is the first not to happen, from 0
    Killer(int at) {
        this.at = at;
    }

    /// The process has ended. Not an exception that anybody catches.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /// How many deeds there were.
    int seen() {
        return seen;
    }

    @Override
    public void before(Act act) {
        if (act.changes()) {
            if (seen >= at) {
                throw new Killed();
            }
            seen++;
        }
    }
}
