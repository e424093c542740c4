package sampan.app.transfer;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;

/// Where each chunk of a file is: missing at its target, there but not proved, handed out, or held. A pure
/// table; used under its owner's lock.
final class ChunkWork {
    private final ChunkPlan plan;
    private final BitSet missing = new BitSet();
    private final BitSet unproven = new BitSet();
    private final BitSet held = new BitSet();
    private int heldCount;
    private int out;

    /// All chunks are missing.
    ChunkWork(ChunkPlan plan) {
        this.plan = plan;
        missing.set(0, plan.count());
    }

    ChunkPlan plan() {
        return plan;
    }

    /// The target says what it lacks; what it has and we did not know of is to be proved. Only while nothing
    /// is handed out.
    ///
    /// @param told what is missing
    /// @param known how far the target told: later chunks are nowhere until it tells more
    /// @return bytes that were held and turned out to be missing
    long told(ChunkSet told, int known) {
        BitSet lacking = told.toBits();
        lacking.clear(plan.count(), Math.max(plan.count(), lacking.length()));
        missing.clear();
        missing.or(lacking);
        BitSet lost = (BitSet) held.clone();
        lost.and(lacking);
        long bytes = bytes(lost);
        held.andNot(lacking);
        heldCount = held.cardinality();
        unproven.clear();
        unproven.set(0, Math.min(known, plan.count()));
        unproven.andNot(missing);
        unproven.andNot(held);
        return bytes;
    }

    /// Every chunk is missing. Only while nothing is handed out.
    void allMissing() {
        unprovenBefore(0);
    }

    /// Every chunk is there and none is proved. Only while nothing is handed out.
    void allUnproven() {
        missing.clear();
        held.clear();
        heldCount = 0;
        unproven.set(0, plan.count());
    }

    /// The first chunks are there and not proved, the rest is missing. Only while nothing is handed out.
    void unprovenBefore(int end) {
        allUnproven();
        unproven.clear(end, plan.count());
        missing.set(end, plan.count());
    }

    /// The chunks that are missing and not handed out.
    BitSet missingChunks() {
        return (BitSet) missing.clone();
    }

    /// A missing chunk is kept elsewhere, until it is handed out there or required again.
    void withdraw(int chunk) {
        missing.clear(chunk);
    }

    /// A chunk that was withdrawn is missing here again.
    void require(int chunk) {
        missing.set(chunk);
    }

    /// So many withdrawn chunks are handed out, or are no longer when negative.
    void handOut(int count) {
        out += count;
    }

    /// Whether a chunk is held.
    boolean isHeld(int chunk) {
        return held.get(chunk);
    }

    /// Hands out neighbouring missing chunks, or null if there is none.
    @Nullable
    ChunkRange takeMissing(int most) {
        return take(missing, most);
    }

    /// Hands out neighbouring chunks to be proved, or null if there is none.
    @Nullable
    ChunkRange takeUnproven(int most) {
        return take(unproven, most);
    }

    private @Nullable ChunkRange take(BitSet from, int most) {
        int first = from.nextSetBit(0);
        if (first < 0) {
            return null;
        }
        int end = Math.min(from.nextClearBit(first), first + most);
        from.clear(first, end);
        out += end - first;
        return new ChunkRange(first, end - first);
    }

    /// A chunk that was handed out is held now. Returns its bytes.
    long hold(int chunk) {
        out--;
        held.set(chunk);
        heldCount++;
        return plan.length(chunk);
    }

    /// A chunk that was handed out is missing.
    void miss(int chunk) {
        out--;
        missing.set(chunk);
    }

    /// A chunk that was handed out is there, but not proved.
    void doubt(int chunk) {
        out--;
        unproven.set(chunk);
    }

    /// A held chunk is to be proved again. Returns its bytes, 0 if it was not held.
    long doubtHeld(int chunk) {
        if (!held.get(chunk)) {
            return 0;
        }
        held.clear(chunk);
        heldCount--;
        unproven.set(chunk);
        return plan.length(chunk);
    }

    /// A held chunk is missing after all. Returns its bytes, 0 if it was not held.
    long missHeld(int chunk) {
        long bytes = doubtHeld(chunk);
        unproven.clear(chunk);
        missing.set(chunk);
        return bytes;
    }

    /// How many chunks are missing and not handed out.
    int missing() {
        return missing.cardinality();
    }

    /// Whether something can be handed out.
    boolean hasWork() {
        return !missing.isEmpty() || !unproven.isEmpty();
    }

    /// Whether nothing is handed out.
    boolean isIdle() {
        return out == 0;
    }

    /// Whether all chunks are held.
    boolean isComplete() {
        return heldCount == plan.count();
    }

    private long bytes(BitSet chunks) {
        return chunks.stream().mapToLong(plan::length).sum();
    }
}
