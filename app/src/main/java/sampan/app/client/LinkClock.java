package sampan.app.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import sampan.protocol.Reply;

/// Counts where the time of a link goes. Thread-safe.
final class LinkClock {
    private final LongAdder receiving = new LongAdder();
    private final LongAdder working = new LongAdder();
    private final LongAdder pacing = new LongAdder();
    private volatile Reply.Pong told = new Reply.Pong(0);

    /// The reading thread waited for what was owed.
    void awaited(long nanos) {
        receiving.add(nanos);
    }

    /// One of the threads worked.
    void worked(long nanos) {
        working.add(Math.max(0, nanos));
    }

    /// Waits as a limit wants it.
    ///
    /// @return for how long, nanoseconds
    long pace(Pacer by, int bytes) {
        if (!by.isLimited()) {
            return 0;
        }
        long began = System.nanoTime();
        by.pace(bytes);
        long waited = System.nanoTime() - began;
        pacing.add(waited);
        return waited;
    }

    /// The host told of its part.
    void told(Reply.Pong pong) {
        told = pong;
    }

    LinkTime time() {
        Reply.Pong host = told;
        return new LinkTime(
                receiving.sum(),
                working.sum(),
                pacing.sum(),
                TimeUnit.MICROSECONDS.toNanos(host.disk()),
                TimeUnit.MICROSECONDS.toNanos(host.work()));
    }
}
