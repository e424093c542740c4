package sampan.app.cli.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long answers took: a histogram whose steps are a sixteenth of a power of two, so that what it tells is at most 7
/// % too much. Free for any thread.
final class Latencies {
    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;

    private final AtomicLongArray counts = new AtomicLongArray(Long.SIZE * STEPS);

    /// @param nanos 0 or more
    void add(long nanos) {
        counts.incrementAndGet(slot(nanos));
    }

    long count() {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /// The time within which this part of the answers was whole; 0 if there was none.
    ///
    /// @param part more than 0, at most 1
    long within(double part) {
        long wanted = (long) Math.ceil(part * count());
        long sum = 0;
        for (int i = 0; i < counts.length() && wanted > 0; i++) {
            sum += counts.get(i);
            if (sum >= wanted) {
                return most(i);
            }
        }
        return 0;
    }

    private static int slot(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - STEP_BITS;
        return (shift + 1) * STEPS + (int) (nanos >>> shift) - STEPS;
    }

    /// The longest time that belongs to a slot.
    private static long most(int slot) {
        if (slot < STEPS) {
            return slot;
        }
        int shift = slot / STEPS - 1;
        return ((long) (slot % STEPS + STEPS + 1) << shift) - 1;
    }
}
