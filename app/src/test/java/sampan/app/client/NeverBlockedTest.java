package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.protocol.Condition;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// The rules that keep both sides from blocking each other, against the simplest host there may be: one thread that
/// reads a request and writes its answer, behind the smallest buffers the system gives.
@Timeout(300)
class NeverBlockedTest {
    private static final DeviceIdentity ME = DeviceIdentity.inMemory();
    private static final RemotePath FILE = RemotePath.of("Share", "file");
    private static final int PUTS = 100_000;

    /// With the most that can be told, and answers nearly as long as they may be, the host soon writes into full
    /// buffers, and only a reader that never waits for the writer keeps both going. (Short answers would all fit
    /// into buffers that the system lets grow.) With the least, only a writer that flushes before it waits does.
    @ParameterizedTest
    @CsvSource({"65535, 700", "1024, 0", Limits.EARLY + ", 0"})
    void aHundredThousandPuts_ofWhichNoneIsWaitedFor_areAllAnswered(int requests, int words) throws Exception {
        var limits = new Limits(requests, 1L << 40, 16, 4, 0, 45_000);
        String text = "x".repeat(words);
        Script script = Script.welcoming(limits, (request, body, talk) -> {
            if (request instanceof Request.Put put) {
                assertThat(body).hasSize(put.size());
                talk.fail(new Failure.NotFound(text));
            } else {
                talk.reply(new Reply.Pong(0));
            }
        });
        try (ScriptedHost host = ScriptedHost.startWithSmallBuffers(script);
                Visit visit = Visit.open(host.destination(), ME, "tester")) {
            Link link = visit.transferLink();
            CountDownLatch answered = new CountDownLatch(PUTS);
            AtomicLong refused = new AtomicLong();
            for (int i = 0; i < PUTS; i++) {
                int size = 1 + i % 40;
                var _ = link.send(new Request.Put(FILE, size, 0, new Condition.Absent(), null), _ -> size)
                        .whenComplete((_, why) -> {
                            refused.addAndGet(why instanceof LinkException.Refused ? 1 : 0);
                            answered.countDown();
                        });
            }
            link.flush();
            assertThat(answered.await(200, TimeUnit.SECONDS)).isTrue();
            assertThat(refused).hasValue(PUTS);
            assertThat(host.defect()).isNull();
        }
    }

    @Test
    void largeAnswersAndLargeBodiesAtOnce_passEachOther() throws Exception {
        byte[] file = new byte[Limits.CHUNK];
        Script script = Script.welcoming((request, body, talk) -> {
            if (request instanceof Request.Put) {
                talk.reply(new Reply.Stored(Entry.file("", body.length, 0), false));
            } else {
                talk.reply(new Reply.Got(file.length, 0, "v", 0, file.length), file);
            }
        });
        try (ScriptedHost host = ScriptedHost.startWithSmallBuffers(script);
                Visit visit = Visit.open(host.destination(), ME, "tester")) {
            Link link = visit.transferLink();
            CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
            AtomicLong fetched = new AtomicLong();
            for (int i = 0; i < 24; i++) {
                var got = link.fetch(new Request.Get(FILE, 0, -1, null), chunk -> {
                    fetched.addAndGet(chunk.length());
                    chunk.release();
                });
                var put = link.send(
                        new Request.Put(FILE, Limits.PUT_BYTES, 0, new Condition.Any(), null), chunk -> chunk.length);
                all = CompletableFuture.allOf(all, got, put);
            }
            link.flush();
            all.get(200, TimeUnit.SECONDS);
            assertThat(fetched).hasValue(24L * Limits.CHUNK);
        }
    }
}
