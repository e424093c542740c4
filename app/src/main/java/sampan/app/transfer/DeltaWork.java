package sampan.app.transfer;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Limits;

/// Which of a file's missing chunks may be taken from its older version, instead of travelling. Each is tried
/// at its own place first. One that differs there travels at once if its neighbours agree; a long stretch of
/// such chunks, or one that reaches to the end, means that the content may have moved: then a search says
/// where the rest lies, and each is tried there once. A pure table beside [ChunkWork], which does not hand
/// out what is tried here; used under its owner's lock.
final class DeltaWork {
    /// So many neighbours that all differ start the search; and most chunks that are tried at once.
    static final int STRETCH = 16;

    /// So few do where nothing is behind them.
    private static final int LAST_STRETCH = 2;

    /// Chunks to try.
    ///
    /// @param from where in the older version they may begin
    record Trial(ChunkRange range, long from) {}

    private enum Search {
        NOT_NEEDED,
        WANTED,
        RUNNING,
        IMPOSSIBLE
    }

    private final ChunkWork work;
    private final ChunkPlan plan;
    private final Shifts shifts;
    private final int inBase;
    private final BitSet untried = new BitSet();
    private final BitSet parked = new BitSet();
    private final BitSet found = new BitSet();
    private final BitSet differing = new BitSet();
    private final BitSet moved = new BitSet();
    private final BitSet settled = new BitSet();
    private Search search = Search.NOT_NEEDED;
    private long searched;
    private boolean over;

    /// @param base bytes of the older version; 1 or more
    DeltaWork(ChunkWork work, long base) {
        this.work = work;
        this.plan = work.plan();
        this.shifts = new Shifts(plan, base);
        this.inBase = Math.min(plan.count(), new ChunkPlan(base).count());
    }

    /// It is known anew what is missing: from now on that is tried before it travels.
    void begin() {
        untried.clear();
        parked.clear();
        found.clear();
        work.missingChunks().stream().forEach(this::consider);
    }

    /// A chunk is missing: it may be tried.
    void consider(int chunk) {
        if (over || settled.get(chunk)) {
            return;
        }
        work.withdraw(chunk);
        boolean tryHere = chunk < inBase && !differing.get(chunk);
        switch (search) {
            case NOT_NEEDED, WANTED -> (tryHere ? untried : parked).set(chunk);
            case RUNNING -> {
                parked.set(chunk);
                if (plan.offset(chunk) + plan.length(chunk) <= searched) {
                    decide(chunk);
                }
            }
            case IMPOSSIBLE -> {
                if (tryHere) {
                    untried.set(chunk);
                } else {
                    settle(chunk);
                }
            }
        }
    }

    /// Hands out neighbouring chunks to be tried, or null if there is none.
    @Nullable
    Trial take() {
        boolean byShift = !found.isEmpty();
        BitSet set = byShift ? found : untried;
        int first = set.nextSetBit(0);
        if (first < 0) {
            return null;
        }
        long from = byShift ? shifts.from(first) : plan.offset(first);
        int end = first + 1;
        while (end < first + STRETCH
                && set.get(end)
                && (!byShift || shifts.from(end) == from + plan.offset(end) - plan.offset(first))) {
            end++;
        }
        set.clear(first, end);
        if (byShift) {
            moved.set(first, end);
        }
        work.handOut(end - first);
        return new Trial(new ChunkRange(first, end - first), from);
    }

    /// A chunk is held: what differs beside it is known to be no more than that.
    void agreed(int chunk) {
        close(chunk - 1);
        close(chunk + 1);
    }

    /// Chunks that were handed out were not tried after all, or count for nothing any more.
    void again(int first, int end) {
        moved.clear(first, end);
    }

    /// A chunk, which is missing again, is not what was tried.
    void differs(int chunk) {
        if (moved.get(chunk)) {
            settled.set(chunk);
            return;
        }
        differing.set(chunk);
        consider(chunk);
        close(chunk);
    }

    /// Looks whether the stretch around a parked chunk is long enough for a search, or shut in.
    private void close(int chunk) {
        if (search != Search.NOT_NEEDED || chunk < 0 || !parked.get(chunk)) {
            return;
        }
        int first = parked.previousClearBit(chunk) + 1;
        int end = Math.min(parked.nextClearBit(chunk), inBase);
        if (end - first >= STRETCH) {
            search = Search.WANTED;
        } else if (end < inBase && isSure(end) && (first == 0 || isSure(first - 1))) {
            settle(first, end);
        }
    }

    private boolean isSure(int chunk) {
        return work.isHeld(chunk) || settled.get(chunk);
    }

    /// Once nothing more can be tried in its place: decides about what differs at the end.
    void advance() {
        if (search != Search.NOT_NEEDED || !untried.isEmpty() || parked.isEmpty() || !isQuiet()) {
            return;
        }
        int chunk = parked.nextSetBit(0);
        while (chunk >= 0 && chunk < inBase) {
            int end = Math.min(parked.nextClearBit(chunk), inBase);
            if (end - chunk >= LAST_STRETCH) {
                search = Search.WANTED;
                return;
            }
            chunk = parked.nextSetBit(end);
        }
        settle(0, plan.count());
    }

    private boolean isQuiet() {
        return work.isIdle() && !work.hasWork();
    }

    /// Whether a search is to be begun.
    boolean wantsSearch() {
        return search == Search.WANTED && !over;
    }

    /// It is begun: nothing more is tried in its own place.
    ///
    /// @return the first chunk that it may find
    int beginSearch() {
        search = Search.RUNNING;
        parked.or(untried);
        untried.clear();
        // What is being tried at this moment may differ, too.
        int first = 0;
        while (first < plan.count() - 1 && isSure(first)) {
            first++;
        }
        return first;
    }

    /// There can be none.
    void withoutSearch() {
        search = Search.IMPOSSIBLE;
        settle(0, plan.count());
    }

    /// The search has found a chunk's length of bytes.
    ///
    /// @param begin where they lie in the file
    /// @param from where they lie in the older version
    void found(long begin, long from) {
        shifts.add(begin, from);
        int chunk = (int) (begin / Limits.CHUNK);
        if (begin % Limits.CHUNK == 0 && parked.get(chunk)) {
            decide(chunk);
        }
    }

    /// The search finds nothing more before this byte of the file.
    void searched(long end) {
        searched = end;
        IntPredicate known = chunk -> plan.offset(chunk) + plan.length(chunk) <= end;
        for (int chunk = parked.nextSetBit(0); chunk >= 0 && known.test(chunk); chunk = parked.nextSetBit(chunk)) {
            decide(chunk);
        }
    }

    private void decide(int chunk) {
        long from = shifts.from(chunk);
        boolean vain = from < 0 || moved.get(chunk) || (differing.get(chunk) && from == plan.offset(chunk));
        parked.clear(chunk);
        if (vain) {
            settle(chunk);
        } else {
            found.set(chunk);
        }
    }

    /// The older version is of no use any more: all that is missing travels.
    void end() {
        over = true;
        parked.or(untried);
        parked.or(found);
        untried.clear();
        found.clear();
        settle(0, plan.count());
    }

    private void settle(int first, int end) {
        for (int chunk = parked.nextSetBit(first); chunk >= 0 && chunk < end; chunk = parked.nextSetBit(chunk)) {
            parked.clear(chunk);
            settle(chunk);
        }
    }

    /// It travels.
    private void settle(int chunk) {
        settled.set(chunk);
        work.require(chunk);
    }

    /// How many chunks can be handed out.
    int ready() {
        return untried.cardinality() + found.cardinality();
    }

    /// Whether chunks are kept here, handed out by nobody.
    boolean isHolding() {
        return !untried.isEmpty() || !found.isEmpty() || !parked.isEmpty();
    }

    /// Whether it was given up.
    boolean isOver() {
        return over;
    }
}
