package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Limits;

/// What is tried, what travels at once, and when a search begins.
final class DeltaWorkTest {
    private static final long CHUNK = Limits.CHUNK;

    private static ChunkWork work(int chunks) {
        return new ChunkWork(new ChunkPlan(chunks * CHUNK));
    }

    private static DeltaWork delta(ChunkWork work, long base) {
        DeltaWork delta = new DeltaWork(work, base);
        delta.begin();
        return delta;
    }

    /// Tries everything that can be; returns where each trial began in the older version.
    private static List<Long> tryAll(ChunkWork work, DeltaWork delta, IntPredicate agrees) {
        List<Long> from = new ArrayList<>();
        for (DeltaWork.Trial trial = delta.take(); trial != null; trial = delta.take()) {
            from.add(trial.from());
            for (int chunk = trial.range().first(); chunk < trial.range().end(); chunk++) {
                if (agrees.test(chunk)) {
                    work.hold(chunk);
                    delta.agreed(chunk);
                } else {
                    work.miss(chunk);
                    delta.differs(chunk);
                }
            }
        }
        delta.advance();
        return from;
    }

    @Test
    void chunkThatDiffersAlone_travels_andNothingElseDoes() {
        ChunkWork work = work(40);
        DeltaWork delta = delta(work, 40 * CHUNK);
        tryAll(work, delta, chunk -> chunk != 20 && chunk != 21);
        assertThat(delta.wantsSearch()).isFalse();
        assertThat(work.takeMissing(10)).isEqualTo(new ChunkRange(20, 2));
        assertThat(work.takeMissing(10)).isNull();
        assertThat(delta.isHolding()).isFalse();
    }

    @Test
    void stretchThatDiffers_startsASearch_andNothingTravelsBefore() {
        ChunkWork work = work(40);
        DeltaWork delta = delta(work, 40 * CHUNK);
        tryAll(work, delta, chunk -> chunk < 7);
        assertThat(delta.wantsSearch()).isTrue();
        assertThat(work.missing()).isZero();
        assertThat(delta.beginSearch()).isEqualTo(7);
        assertThat(delta.wantsSearch()).isFalse();
    }

    @Test
    void twoChunksBeforeTheEnd_startASearch_oneTravels() {
        ChunkWork two = work(5);
        DeltaWork search = delta(two, 5 * CHUNK);
        tryAll(two, search, chunk -> chunk < 3);
        assertThat(search.wantsSearch()).isTrue();

        ChunkWork one = work(5);
        DeltaWork none = delta(one, 5 * CHUNK);
        tryAll(one, none, chunk -> chunk < 4);
        assertThat(none.wantsSearch()).isFalse();
        assertThat(one.takeMissing(9)).isEqualTo(new ChunkRange(4, 1));
    }

    @Test
    void chunksBeyondTheOldFile_areNotTried_andTravel() {
        ChunkWork work = work(9);
        DeltaWork delta = delta(work, 4 * CHUNK);
        assertThat(tryAll(work, delta, _ -> true)).containsExactly(0L);
        assertThat(work.takeMissing(9)).isEqualTo(new ChunkRange(4, 5));
    }

    @Test
    void whatTheSearchFinds_isTriedThereOnce_andTheRestTravels() {
        ChunkWork work = work(20);
        DeltaWork delta = delta(work, 20 * CHUNK);
        tryAll(work, delta, _ -> false);
        assertThat(delta.beginSearch()).isZero();
        // 777 bytes were inserted in the fifth chunk.
        for (int chunk = 5; chunk < 10; chunk++) {
            delta.found(chunk * CHUNK + 777, chunk * CHUNK);
        }
        delta.searched(10 * CHUNK + 777);
        assertThat(tryAll(work, delta, chunk -> chunk != 7)).containsExactly(5 * CHUNK - 777);
        delta.searched(Long.MAX_VALUE);
        assertThat(tryAll(work, delta, _ -> false)).containsExactly(10 * CHUNK - 777);
        List<ChunkRange> travel = new ArrayList<>();
        for (ChunkRange range = work.takeMissing(99); range != null; range = work.takeMissing(99)) {
            travel.add(range);
        }
        assertThat(travel).containsExactly(new ChunkRange(0, 5), new ChunkRange(7, 1), new ChunkRange(10, 10));
        assertThat(delta.isHolding()).isFalse();
    }

    @Test
    void end_leavesEverythingToTravel() {
        ChunkWork work = work(40);
        DeltaWork delta = delta(work, 40 * CHUNK);
        Objects.requireNonNull(delta.take());
        for (int chunk = 0; chunk < DeltaWork.STRETCH; chunk++) {
            work.miss(chunk);
        }
        delta.end();
        assertThat(work.missing()).isEqualTo(40);
        assertThat(delta.isHolding()).isFalse();
        delta.begin();
        assertThat(work.missing()).isEqualTo(40);
    }

    @Test
    void lastShortChunk_behindWhatWasFound_isTriedToo() {
        ChunkPlan plan = new ChunkPlan(3 * CHUNK + 100);
        Shifts shifts = new Shifts(plan, 3 * CHUNK + 50);
        shifts.add(2 * CHUNK + 20, 2 * CHUNK - 30);
        assertThat(shifts.from(3)).isEqualTo(3 * CHUNK - 50);
        assertThat(shifts.from(2)).isEqualTo(2 * CHUNK - 50);
        assertThat(shifts.from(1)).isEqualTo(-1);
        assertThat(shifts.from(0)).isEqualTo(-1);
    }
}
