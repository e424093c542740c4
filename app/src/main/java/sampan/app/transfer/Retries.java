package sampan.app.transfer;

import java.util.concurrent.ThreadLocalRandom;

/// How patiently a lost link is made again.
///
/// @param firstMs the first pause, milliseconds; each further one is twice as long
/// @param mostMs the longest pause
/// @param tries how many pauses without any progress between them, before the transfer fails
record Retries(long firstMs, long mostMs, int tries) {
    /// Half a second to sixteen, about half a minute in all.
    static final Retries DEFAULT = new Retries(500, 30_000, 6);

    /// The pause before the n-th try, n from 1, shortened or lengthened by up to a fifth so that many
    /// visitors of a host that comes back do not all knock at once.
    long pauseNanos(int n) {
        long ms = Math.min(mostMs, firstMs << Math.min(n - 1, 20));
        return (long) (ms * 1e6 * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }
}
