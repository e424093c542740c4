package sampan.app.transfer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Pacer;

/// How fast content may be carried, shared by the links of one transfer, or by all transfers. Whoever comes pays for
/// its bytes in time, and waits until those before it have paid. Thread-safe; whoever waits is let go at once when the
/// rate is changed or lifted.
final class RateLimit implements Pacer {
    /// The slowest rate at which a link still moves before either side thinks that it is dead, bytes a second.
    static final long SLOWEST = 10_000;

    /// What was not used may be caught up with, for so long.
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final @Nullable RateLimit above;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long perSecond;
    private long paidUntil = System.nanoTime();
    private long changes;

    /// No limit yet.
    ///
    /// @param above a limit that holds as well, or null
    RateLimit(@Nullable RateLimit above) {
        this.above = above;
    }

    /// Sets the rate.
    ///
    /// @param bytesPerSecond 0 for no limit; anything slower than [#SLOWEST] counts as that
    void set(long bytesPerSecond) {
        lock.lock();
        try {
            perSecond = bytesPerSecond <= 0 ? 0 : Math.max(SLOWEST, bytesPerSecond);
            paidUntil = System.nanoTime();
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The rate, bytes a second; 0 for none.
    long get() {
        lock.lock();
        try {
            return perSecond;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isLimited() {
        return get() > 0 || (above != null && above.isLimited());
    }

    @Override
    public void pace(int bytes) {
        lock.lock();
        try {
            if (perSecond > 0) {
                long now = System.nanoTime();
                long due = paidUntil - (now - BURST_NANOS) < 0 ? now - BURST_NANOS : paidUntil;
                paidUntil = due + bytes * 1_000_000_000L / perSecond;
                await(due);
            }
        } finally {
            lock.unlock();
        }
        if (above != null) {
            above.pace(bytes);
        }
    }

    private void await(long due) {
        long seen = changes;
        for (long left = due - System.nanoTime(); left > 0 && seen == changes; left = due - System.nanoTime()) {
            try {
                if (changed.awaitNanos(left) <= 0) {
                    return;
                }
            } catch (InterruptedException _) {
                // Nobody interrupts these threads; if somebody does, waiting goes on.
            }
        }
    }
}
