package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.client.LinkException.Lost;
import sampan.app.client.LinkException.Lost.Ending;
import sampan.protocol.Bye;
import sampan.protocol.Digests;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// How links end, and what their askers learn.
@Timeout(120)
class EndingTest {
    private static final DeviceIdentity ME = DeviceIdentity.inMemory();
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Request.Get GET = new Request.Get(RemotePath.of("Share", "file"), 0, -1, null);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Link link(Limits limits, LinkTimes times, Script script) throws Exception {
        ScriptedHost host = ScriptedHost.start(Script.welcoming(limits, script));
        open.add(host);
        Visit visit = Visit.open(host.destination(), ME, "tester", times);
        open.add(visit);
        return visit.transferLink();
    }

    private Link link(Script script) throws Exception {
        return link(Limits.DEFAULT, LinkTimes.DEFAULT, script);
    }

    private static Throwable failure(CompletableFuture<?> answer) {
        var failed = catchThrowableOfType(ExecutionException.class, () -> answer.get(60, TimeUnit.SECONDS));
        return Objects.requireNonNull(failed.getCause());
    }

    private static void assertLost(CompletableFuture<?> answer, Ending how) {
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.reason()).isEqualTo(how));
    }

    @Test
    void aCutConnection_failsEverythingUnanswered_inOrder() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Link link = link((_, _, talk) -> {
            if (asked.incrementAndGet() == 10) {
                talk.channel().flush();
                talk.channel().abort();
            } else {
                talk.reply(new Reply.Pong(asked.get()));
            }
        });
        List<Integer> failed = new ArrayList<>();
        List<CompletableFuture<Reply.Pong>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int number = i;
            CompletableFuture<Reply.Pong> answer = link.send(new Request.Ping());
            answers.add(answer.whenComplete((_, e) -> {
                if (e != null) {
                    failed.add(number);
                }
            }));
        }
        link.flush();
        assertLost(answers.getLast(), Ending.BROKEN);
        assertThat(failed).isSorted().contains(9, 29).doesNotHaveDuplicates();
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void aBodyThatIsCut_isNoSuccess() throws Exception {
        byte[] bytes = new byte[3 * Limits.CHUNK];
        Link link = link((_, _, talk) -> {
            talk.replyOpen(new Reply.Got(bytes.length, 0, "v", 0, bytes.length));
            talk.chunk(bytes, 0, Limits.CHUNK, Digests.chunk(bytes, 0, Limits.CHUNK), false);
            talk.channel().close();
        });
        AtomicInteger chunks = new AtomicInteger();
        var answer = link.fetch(GET, chunk -> {
            chunks.incrementAndGet();
            chunk.release();
        });
        link.flush();
        assertLost(answer, Ending.BROKEN);
        assertThat(chunks).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"DRAINING, STOPPING", "IDLE, IDLE", "LIMIT, CROWDED", "INTERNAL, DEFECT", "BAD_FRAME, DEFECT"})
    void aFarewell_tellsWhy(Bye.Reason said, Ending heard) throws Exception {
        Link link = link((_, _, talk) -> talk.bye(said));
        var answer = link.send(new Request.Ping());
        link.flush();
        assertLost(answer, heard);
    }

    @Test
    void aFarewellWhileWeAreSending_isHeardAllTheSame() throws Exception {
        Link link = link((_, _, talk) -> talk.bye(Bye.Reason.REVOKED));
        var end = catchThrowableOfType(LinkException.class, () -> {
            while (true) {
                var _ = link.send(
                        new Request.Put(
                                RemotePath.of("Share", "f"),
                                Limits.PUT_BYTES,
                                0,
                                new sampan.protocol.Condition.Any(),
                                null),
                        chunk -> chunk.length);
            }
        });
        assertThat(end).isInstanceOf(LinkException.NotTrusted.class);
    }

    @Test
    void aHostThatSpeaksRubbish_isNotSampan() throws Exception {
        Link link = link((_, _, talk) -> talk.rubbish(new byte[] {0, 0, 0, 1, 77, 0, 0, 0, 1, 2, 3, 4}));
        var answer = link.send(new Request.Ping());
        link.flush();
        assertThat(failure(answer)).isInstanceOf(LinkException.NotSampan.class);
    }

    @Test
    void rubbishWhileWeAreSending_isNotTakenForAMistakeOfTheSender() throws Exception {
        Link link = link((_, _, talk) -> talk.rubbish(new byte[] {0, 0, 0, 1, 77, 0, 0, 0, 1, 2, 3, 4}));
        var end = catchThrowableOfType(LinkException.class, () -> {
            while (true) {
                var _ = link.send(new Request.Ping());
                link.flush();
            }
        });
        assertThat(end).isInstanceOf(LinkException.NotSampan.class);
    }

    @Test
    void aHostThatPromisesTwoGibibytes_isNotSampan() throws Exception {
        Link link = link((_, _, talk) -> talk.rubbish(new byte[] {(byte) 0x7f, -1, -1, -1, 2, 0, 0, 1, '{'}));
        var answer = link.send(new Request.Ping());
        link.flush();
        assertThat(failure(answer)).isInstanceOf(LinkException.NotSampan.class);
    }

    @Test
    void aHostThatFallsSilentWhileItOwes_isGivenUp() throws Exception {
        var times = new LinkTimes(Duration.ofSeconds(60), NEVER, Duration.ofMillis(800), NEVER);
        Link link = link(Limits.DEFAULT, times, (_, _, _) -> {});
        var answer = link.send(new Request.Ping());
        link.flush();
        assertLost(answer, Ending.SILENT);
    }

    @Test
    void aHostThatDoesNotReadWhatWeSend_isGivenUp() throws Exception {
        var times = new LinkTimes(Duration.ofSeconds(60), NEVER, Duration.ofMillis(800), NEVER);
        CountDownLatch never = new CountDownLatch(1);
        open.add(never::countDown);
        Link link = link(Limits.DEFAULT, times, (_, _, _) -> awaitQuietly(never));
        var _ = link.send(new Request.Ping());
        link.flush();
        var end = catchThrowableOfType(Lost.class, () -> {
            while (true) {
                var _ = link.send(
                        new Request.Put(
                                RemotePath.of("Share", "f"),
                                Limits.PUT_BYTES,
                                0,
                                new sampan.protocol.Condition.Any(),
                                null),
                        chunk -> chunk.length);
            }
        });
        assertThat(end.reason()).isEqualTo(Ending.SILENT);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aQuietLink_isKeptByPings() throws Exception {
        var times = new LinkTimes(Duration.ofSeconds(60), Duration.ofMillis(300), NEVER, NEVER);
        CountDownLatch pings = new CountDownLatch(6);
        Link link = link(Limits.DEFAULT, times, (request, _, talk) -> {
            assertThat(request).isInstanceOf(Request.Ping.class);
            pings.countDown();
            talk.reply(new Reply.Pong(0));
        });
        assertThat(pings.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(link.isOpen()).isTrue();
    }

    @Test
    void aHostThatWantsQuietVisitorsGone_isNotPinged() throws Exception {
        var limits = new Limits(1_024, 8L * Limits.CHUNK, 16, 4, 0, 1_000);
        var times = new LinkTimes(Duration.ofSeconds(60), Duration.ofSeconds(1), NEVER, NEVER);
        AtomicInteger pings = new AtomicInteger();
        Link link = link(limits, times, (_, _, _) -> pings.incrementAndGet());
        // Long enough for several beats: the time is what is under test here.
        assertThat(new CountDownLatch(1).await(2_500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pings).hasValue(0);
        assertThat(link.isOpen()).isTrue();
    }
}
