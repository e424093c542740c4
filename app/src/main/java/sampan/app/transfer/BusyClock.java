package sampan.app.transfer;

/// For how long at least one thread was at something. Thread-safe.
final class BusyClock {
    private int busy;
    private long since;
    private long before;

    /// A thread begins.
    synchronized void begin() {
        if (busy++ == 0) {
            since = System.nanoTime();
        }
    }

    /// A thread that began has ended.
    synchronized void end() {
        if (--busy == 0) {
            before += System.nanoTime() - since;
        }
    }

    /// Nanoseconds until now.
    synchronized long nanos() {
        return before + (busy == 0 ? 0 : System.nanoTime() - since);
    }
}
