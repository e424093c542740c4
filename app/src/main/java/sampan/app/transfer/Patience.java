package sampan.app.transfer;

import sampan.protocol.Failure;

/// How often one file may be troubled before it fails. Used under its owner's lock.
final class Patience {
    private static final int MOST = 12;
    private static final long FIRST_MS = 250;

    private int troubles;

    /// One trouble more; false when it was one too many.
    boolean last() {
        return ++troubles <= MOST;
    }

    /// As [#last], for a trouble that hardly goes away by itself.
    boolean lastOfFew() {
        troubles += MOST / 3;
        return last();
    }

    /// Whether trying again after a while may help.
    static boolean isPassing(Failure failure) {
        return failure instanceof Failure.Busy || failure instanceof Failure.Broken;
    }

    /// How long that while is, milliseconds.
    long pauseMs(Failure failure) {
        long ms = FIRST_MS << Math.min(troubles, 5);
        return failure instanceof Failure.Busy busy ? Math.max(ms, Math.min(busy.retryMs(), 30_000)) : ms;
    }
}
