package sampan.protocol.classic;

/// How long the receiver of a file may need for what it was sent and has not read: nothing tells a sender what
/// the other side's program has read, only what the sockets between them took.
///
/// It is assumed that they hold at most [#HOLD] bytes, so what they took beyond that was read, and tells how
/// fast. As long as that proves nothing, the receiver is assumed to read [#RATE] bytes a second.
final class Unread {
    /// Most bytes that are on their way or in the receiver's socket.
    static final int HOLD = 256 * 1_024;
    /// The slowest receiver that is waited for unproven, bytes a second.
    static final int RATE = 256 * 1_024;

    private static final long SECOND = 1_000_000_000;
    private static final int STEP = 32 * 1_024;
    private static final int STEPS = 2 * HOLD / STEP;

    /// When each of the last steps was complete.
    private final long[] times = new long[STEPS];

    private long sent;
    private long firstAt;
    private long lastAt;

    /// So many bytes were taken by the socket.
    void sent(int bytes, long now) {
        if (sent == 0) {
            firstAt = now;
        }
        long steps = (sent + bytes) / STEP;
        for (long step = sent / STEP; step < steps; step++) {
            times[(int) (step % STEPS)] = now;
        }
        sent += bytes;
        lastAt = now;
    }

    /// How long the receiver may still need, nanoseconds.
    long patience() {
        long steps = sent / STEP;
        boolean all = steps < STEPS;
        long taken = all ? sent : sent - (steps - STEPS + 1) * STEP;
        long took = lastAt - (all ? firstAt : times[(int) (steps % STEPS)]);
        long unproven = Math.max(Math.min(sent, HOLD) * SECOND / RATE, took);
        return taken <= HOLD ? unproven : Math.min(unproven, (long) ((double) took * HOLD / (taken - HOLD)));
    }
}
