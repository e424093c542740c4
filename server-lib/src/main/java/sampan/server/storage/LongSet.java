package sampan.server.storage;

/// A set of numbers that takes sixteen bytes each at most, for folders of a hundred thousand names. Not
/// thread-safe.
final class LongSet {
    private long[] slots = new long[64];
    private int used;
    private boolean zero;

    int size() {
        return used + (zero ? 1 : 0);
    }

    boolean contains(long number) {
        return number == 0 ? zero : slots[slot(slots, number)] == number;
    }

    void add(long number) {
        if (number == 0) {
            zero = true;
            return;
        }
        int at = slot(slots, number);
        if (slots[at] == number) {
            return;
        }
        slots[at] = number;
        if (++used * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        long[] more = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                more[slot(more, number)] = number;
            }
        }
        slots = more;
    }

    private static int slot(long[] in, long number) {
        int at = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & (in.length - 1);
        while (in[at] != 0 && in[at] != number) {
            at = (at + 1) & (in.length - 1);
        }
        return at;
    }
}
