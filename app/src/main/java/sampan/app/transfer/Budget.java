package sampan.app.transfer;

import java.util.concurrent.Semaphore;

/// How many bytes may have been asked for that are not on this computer's disk yet, over all transfers: this
/// bounds the memory. Whoever asks a host for bytes takes them from here first, so that a link's reader never
/// has to wait for a disk. Thread-safe and fair.
final class Budget {
    private static final int UNIT = 4096;

    private final Semaphore units;
    private final int most;

    /// @param bytes how many in all
    Budget(long bytes) {
        most = (int) (bytes / UNIT);
        units = new Semaphore(most, true);
    }

    /// Takes so many bytes; waits until they are there. More than all there is counts as all.
    void take(long bytes) {
        units.acquireUninterruptibly(unitsOf(bytes));
    }

    /// As [#take], but returns false instead of waiting.
    boolean tryTake(long bytes) {
        return units.tryAcquire(unitsOf(bytes));
    }

    /// Gives them back.
    void giveBack(long bytes) {
        units.release(unitsOf(bytes));
    }

    private int unitsOf(long bytes) {
        return (int) Math.min(most, bytes / UNIT + 1);
    }
}
