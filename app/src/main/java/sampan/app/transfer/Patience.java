package sampan.app.transfer;

import sampan.protocol.Failure;

/// How often one file may be troubled before it fails. Requests that were under way together fail together: what
/// comes while a pause lasts is the trouble that brought it, and not another. Used under its owner's lock.
final class Patience {
    private static final int MOST = 12;
    private static final long FIRST_MS = 250;

    private int troubles;
    private long quietUntil = System.nanoTime();

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

    /// Begins a pause, and tells how long it is, milliseconds.
    long pauseMs(Failure failure) {
        long ms = FIRST_MS << Math.min(troubles, 5);
        if (failure instanceof Failure.Busy busy) {
            ms = Math.max(ms, Math.min(busy.retryMs(), 30_000));
        }
        quietUntil = System.nanoTime() + ms * 1_000_000;
        return ms;
    }

    /// Whether a pause lasts.
    boolean isPausing() {
        return System.nanoTime() - quietUntil < 0;
    }
}
