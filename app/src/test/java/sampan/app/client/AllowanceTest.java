package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sampan.protocol.Limits;

@Timeout(60)
class AllowanceTest {
    private static final int REQUESTS = 40;
    private final Allowance allowance = new Allowance();
    private final AtomicInteger flushes = new AtomicInteger();

    private void take(long body) throws LinkException {
        allowance.take(body, flushes::incrementAndGet);
    }

    private CompletableFuture<Void> takeElsewhere(long body) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        take(body);
                    } catch (LinkException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private void grant() throws LinkException {
        take(0);
        allowance.grant(new Limits(REQUESTS, 4L * Limits.CHUNK, 16, 4, 0, 45_000));
    }

    private void awaitFlush(int count) {
        while (flushes.get() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void take_beforeTheHostTold_hasRoomForTheHelloOnly() throws Exception {
        take(0);
        CompletableFuture<Void> second = takeElsewhere(0);
        awaitFlush(1);
        assertThat(second).isNotDone();
        allowance.grant(Limits.DEFAULT);
        assertThat(second).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void take_ofTheLastRequest_flushesAndWaitsForAnAnswer() throws Exception {
        grant();
        for (int i = 0; i < REQUESTS; i++) {
            take(0);
        }
        assertThat(flushes).hasValue(0);
        CompletableFuture<Void> next = takeElsewhere(0);
        awaitFlush(1);
        assertThat(next).isNotDone();
        allowance.give(0);
        assertThat(next).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void take_ofMoreBytesThanAreLeft_waitsForAnAnswer() throws Exception {
        grant();
        take(3L * Limits.CHUNK);
        CompletableFuture<Void> next = takeElsewhere(2L * Limits.CHUNK);
        awaitFlush(1);
        assertThat(next).isNotDone();
        take(Limits.CHUNK);
        allowance.give(3L * Limits.CHUNK);
        assertThat(next).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void take_ofABodyLargerThanEverything_goesAlone() throws Exception {
        grant();
        take(16L * Limits.CHUNK);
        CompletableFuture<Void> next = takeElsewhere(1);
        awaitFlush(1);
        assertThat(next).isNotDone();
        allowance.give(16L * Limits.CHUNK);
        assertThat(next).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void end_freesWhoeverWaits() throws Exception {
        take(0);
        CompletableFuture<Void> waiting = takeElsewhere(0);
        awaitFlush(1);
        allowance.end(new LinkException.Lost(LinkException.Lost.Ending.BROKEN, null));
        assertThat(waiting).failsWithin(30, TimeUnit.SECONDS);
        assertThatThrownBy(() -> take(0)).isInstanceOf(LinkException.Lost.class);
    }
}
