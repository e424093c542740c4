package sampan.app.transfer;

/// How fast bytes went lately: a ring of samples taken when somebody asks. Thread-safe.
final class Pace {
    private static final long SPAN_NANOS = 5_000_000_000L;
    private static final long STEP_NANOS = 200_000_000L;
    private static final int SAMPLES = (int) (SPAN_NANOS / STEP_NANOS);

    private final long[] when = new long[SAMPLES];
    private final long[] bytes = new long[SAMPLES];
    private int taken;

    /// @param now the moment of the start, by [System#nanoTime]
    Pace(long now) {
        when[0] = now;
        taken = 1;
    }

    /// Bytes a second over the last few seconds.
    ///
    /// @param total bytes since the start
    synchronized long perSecond(long now, long total) {
        int newest = (taken - 1) % SAMPLES;
        if (now - when[newest] >= STEP_NANOS) {
            newest = taken % SAMPLES;
            taken++;
            when[newest] = now;
            bytes[newest] = total;
        }
        int oldest = newest;
        for (int back = 1; back < Math.min(taken, SAMPLES); back++) {
            int earlier = (newest - back + SAMPLES) % SAMPLES;
            if (now - when[earlier] > SPAN_NANOS) {
                break;
            }
            oldest = earlier;
        }
        long span = now - when[oldest];
        return span <= 0 ? 0 : Math.max(0, (long) ((total - bytes[oldest]) * 1e9 / span));
    }
}
