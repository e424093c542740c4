package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sampan.app.client.LinkException;
import sampan.app.transfer.FetchWindow.Asked;
import sampan.protocol.Limits;

@Timeout(60)
final class FetchWindowTest {
    private static final long CHUNK = Limits.CHUNK;

    /// What says that there was no room, instead of waiting for it.
    private final LinkException noRoom = new LinkException.Lost(LinkException.Lost.Ending.CLOSED, null);

    private final FetchWindow window = new FetchWindow(new Budget(64 * CHUNK));

    private Asked ask(long bytes) throws LinkException {
        return window.ask(bytes, () -> {
            throw noRoom;
        });
    }

    private void assertFull(long bytes) {
        assertThatExceptionOfType(LinkException.class)
                .isThrownBy(() -> ask(bytes))
                .isSameAs(noRoom);
    }

    private void bring(long chunks) throws LinkException {
        for (long i = 0; i < chunks; i++) {
            ask(CHUNK).over();
        }
    }

    @Test
    void ask_inTheBeginning_allowsOneChunk() throws Exception {
        Asked first = ask(CHUNK);
        assertFull(1);
        first.over();
        ask(CHUNK);
    }

    @Test
    void ask_forSmallFiles_allowsAChunkOfThem() throws Exception {
        for (int i = 0; i < 256; i++) {
            ask(4_096);
        }
        assertFull(4_096);
        ask(0);
    }

    @Test
    void ask_forWhatWillNotCome_makesRoomAgain() throws Exception {
        ask(CHUNK).lost();
        ask(CHUNK);
    }

    @Test
    void ask_forBytesThatAreWrittenAndNotSafe_keepsTheirPlace() throws Exception {
        ask(CHUNK).written();
        assertFull(1);
    }

    @Test
    void ask_later_allowsASixteenthOfWhatCame() throws Exception {
        bring(31);
        Asked one = ask(CHUNK);
        assertFull(CHUNK);
        one.over();
        ask(CHUNK);
        ask(CHUNK);
        assertFull(1);
    }

    @Test
    void ask_afterVeryMuch_allowsEightChunks() throws Exception {
        bring(1_000);
        for (int i = 0; i < 8; i++) {
            ask(CHUNK);
        }
        assertFull(1);
    }

    @Test
    void ask_whatDidNotCome_doesNotWidenIt() throws Exception {
        for (int i = 0; i < 100; i++) {
            ask(CHUNK).lost();
        }
        ask(CHUNK);
        assertFull(1);
    }

    @Test
    void ask_whatIsSaidToBeOverTwice_makesRoomOnce() throws Exception {
        Budget budget = new Budget(2 * CHUNK);
        FetchWindow one = new FetchWindow(budget);
        Asked first = one.ask(CHUNK / 2, () -> {});
        Asked second = one.ask(CHUNK / 2, () -> {});
        first.lost();
        first.over();
        first.written();
        assertThatExceptionOfType(LinkException.class)
                .isThrownBy(() -> one.ask(CHUNK, () -> {
                    throw noRoom;
                }))
                .isSameAs(noRoom);
        assertThat(budget.tryTake(CHUNK + CHUNK / 2)).isFalse();
        second.over();
        assertThat(budget.tryTake(CHUNK + CHUNK / 2)).isTrue();
    }

    @Test
    void ask_whatFailedToWait_hasTakenNothing() throws Exception {
        Asked first = ask(CHUNK);
        assertFull(CHUNK);
        first.over();
        ask(CHUNK);
    }

    @Test
    void ask_withoutRoom_waitsUntilThereIsSome() throws Exception {
        Asked first = ask(CHUNK);
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Asked> second = new AtomicReference<>();
        Thread asker = Thread.ofPlatform().start(() -> {
            try {
                second.set(window.ask(CHUNK, waiting::countDown));
            } catch (LinkException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get()).isNull();
        first.over();
        asker.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(second.get()).isNotNull();
    }

    @Test
    void ask_onManyLanes_sharesTheMemory() throws Exception {
        Budget budget = new Budget(CHUNK);
        Asked first = new FetchWindow(budget).ask(CHUNK / 2, () -> {});
        FetchWindow other = new FetchWindow(budget);
        assertThatExceptionOfType(LinkException.class)
                .isThrownBy(() -> other.ask(CHUNK, () -> {
                    throw noRoom;
                }))
                .isSameAs(noRoom);
        // What is written needs no memory, safe or not.
        first.written();
        other.ask(CHUNK, () -> {
            throw noRoom;
        });
    }
}
