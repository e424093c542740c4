package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Limits;

final class ChunkWorkTest {
    private static final long CHUNK = Limits.CHUNK;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK / 2})
    void takeMissing_untilNothingIsLeft_handsOutEveryChunkOnce(long size) {
        ChunkWork work = new ChunkWork(new ChunkPlan(size));
        long bytes = 0;
        int next = 0;
        for (ChunkRange range = work.takeMissing(2); range != null; range = work.takeMissing(2)) {
            assertThat(range.first()).isEqualTo(next);
            assertThat(range.count()).isBetween(1, 2);
            next = range.end();
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                bytes += work.hold(chunk);
            }
        }
        assertThat(bytes).isEqualTo(size);
        assertThat(work.isComplete()).isTrue();
        assertThat(work.isIdle()).isTrue();
        assertThat(work.hasWork()).isFalse();
    }

    @Test
    void miss_ofAChunkHandedOut_isHandedOutAgain() {
        ChunkWork work = new ChunkWork(new ChunkPlan(3 * CHUNK));
        ChunkRange all = Objects.requireNonNull(work.takeMissing(3));
        work.hold(0);
        work.miss(1);
        assertThat(work.isIdle()).isFalse();
        work.hold(2);
        assertThat(all.count()).isEqualTo(3);
        assertThat(work.isIdle()).isTrue();
        assertThat(work.isComplete()).isFalse();
        assertThat(work.takeMissing(3)).isEqualTo(new ChunkRange(1, 1));
    }

    @Test
    void told_whatIsMissing_leavesTheRestToBeProved() {
        ChunkWork work = new ChunkWork(new ChunkPlan(10 * CHUNK));
        work.told(new ChunkSet(List.of(new ChunkRange(2, 3))), 10);
        assertThat(work.takeMissing(100)).isEqualTo(new ChunkRange(2, 3));
        assertThat(work.takeUnproven(100)).isEqualTo(new ChunkRange(0, 2));
        assertThat(work.takeUnproven(100)).isEqualTo(new ChunkRange(5, 5));
        assertThat(work.hasWork()).isFalse();
    }

    @Test
    void told_thatAHeldChunkIsMissing_takesItsBytesBack() {
        ChunkWork work = new ChunkWork(new ChunkPlan(3 * CHUNK + 5));
        work.takeMissing(4);
        for (int chunk = 0; chunk < 4; chunk++) {
            work.hold(chunk);
        }
        long lost = work.told(new ChunkSet(List.of(new ChunkRange(3, 1))), 4);
        assertThat(lost).isEqualTo(5);
        assertThat(work.isComplete()).isFalse();
        assertThat(work.takeUnproven(9)).isNull();
        assertThat(work.takeMissing(9)).isEqualTo(new ChunkRange(3, 1));
    }

    @Test
    void told_onlyABeginning_knowsNothingOfTheRest() {
        ChunkWork work = new ChunkWork(new ChunkPlan(10 * CHUNK));
        work.told(new ChunkSet(List.of(new ChunkRange(1, 1), new ChunkRange(3, 1))), 4);
        work.takeMissing(1);
        work.takeMissing(1);
        work.takeUnproven(1);
        work.takeUnproven(1);
        assertThat(work.hasWork()).isFalse();
        for (int chunk = 0; chunk < 4; chunk++) {
            work.hold(chunk);
        }
        assertThat(work.isIdle()).isTrue();
        assertThat(work.isComplete()).isFalse();
    }

    @Test
    void doubtHeld_thenMissHeld_isProvedFirstAndSentLater() {
        ChunkWork work = new ChunkWork(new ChunkPlan(2 * CHUNK));
        work.takeMissing(2);
        work.hold(0);
        work.hold(1);
        assertThat(work.doubtHeld(1)).isEqualTo(CHUNK);
        assertThat(work.doubtHeld(1)).isZero();
        assertThat(work.takeUnproven(2)).isEqualTo(new ChunkRange(1, 1));
        work.hold(1);
        assertThat(work.missHeld(1)).isEqualTo(CHUNK);
        assertThat(work.takeUnproven(2)).isNull();
        assertThat(work.takeMissing(2)).isEqualTo(new ChunkRange(1, 1));
    }

    @Test
    void unprovenBefore_splitsWhatIsThereFromWhatIsNot() {
        ChunkWork work = new ChunkWork(new ChunkPlan(4 * CHUNK));
        work.unprovenBefore(3);
        assertThat(work.takeUnproven(9)).isEqualTo(new ChunkRange(0, 3));
        assertThat(work.takeMissing(9)).isEqualTo(new ChunkRange(3, 1));
    }
}
