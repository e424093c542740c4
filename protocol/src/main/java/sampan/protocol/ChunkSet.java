package sampan.protocol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Some of a file's chunks, as ranges in rising order that neither touch nor overlap. Immutable.
///
/// @param ranges the ranges
public record ChunkSet(List<ChunkRange> ranges) {
    /// No chunk.
    public static final ChunkSet NONE = new ChunkSet(List.of());

    /// @throws IllegalArgumentException if ranges are out of order, touch or overlap
    public ChunkSet {
        ranges = List.copyOf(ranges);
        int end = -1;
        for (ChunkRange range : ranges) {
            if (range.first() <= end) {
                throw new IllegalArgumentException("ranges touch or are out of order at " + range.first());
            }
            end = range.end();
        }
    }

    /// All chunks of a plan.
    public static ChunkSet all(ChunkPlan plan) {
        return plan.count() == 0 ? NONE : new ChunkSet(List.of(new ChunkRange(0, plan.count())));
    }

    /// The chunks whose bit is set.
    public static ChunkSet of(BitSet chunks) {
        List<ChunkRange> ranges = new ArrayList<>();
        for (int i = chunks.nextSetBit(0); i >= 0; ) {
            int end = chunks.nextClearBit(i);
            ranges.add(new ChunkRange(i, end - i));
            i = chunks.nextSetBit(end);
        }
        return new ChunkSet(ranges);
    }

    /// One bit for each chunk.
    public BitSet toBits() {
        BitSet bits = new BitSet();
        ranges.forEach(r -> bits.set(r.first(), r.end()));
        return bits;
    }

    /// How many chunks.
    public int count() {
        return ranges.stream().mapToInt(ChunkRange::count).sum();
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// The first ranges only, as many as one message holds.
    public ChunkSet first(int most) {
        return ranges.size() <= most ? this : new ChunkSet(ranges.subList(0, most));
    }
}
