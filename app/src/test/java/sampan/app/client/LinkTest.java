package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// A link against a host that answers by script.
@Timeout(120)
class LinkTest {
    private static final DeviceIdentity ME = DeviceIdentity.inMemory();
    private static final RemotePath FILE = RemotePath.of("Share", "file");
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Link link(Script script) throws Exception {
        ScriptedHost host = ScriptedHost.start(Script.welcoming(script));
        open.add(host);
        Visit visit = Visit.open(host.destination(), ME, "tester");
        open.add(visit);
        return visit.transferLink();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(count).nextBytes(bytes);
        return bytes;
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletableFuture<?> answer) {
        var failed = catchThrowableOfType(ExecutionException.class, () -> answer.get(60, TimeUnit.SECONDS));
        return Objects.requireNonNull(failed.getCause());
    }

    private static Request.Put put(int size) {
        return new Request.Put(FILE, size, 0, new Condition.Absent(), null);
    }

    private static Request.Get get(long offset) {
        return new Request.Get(FILE, offset, -1, null);
    }

    @Test
    void call_givesTheAnswer() throws Exception {
        Link link = link((_, _, talk) -> talk.reply(new Reply.Pong(7)));
        assertThat(link.call(new Request.Ping())).isEqualTo(new Reply.Pong(7));
        assertThat(link.welcome().host()).isEqualTo("Scripted");
    }

    @Test
    void call_thatIsRefused_saysWhatAndWhy_andTheLinkGoesOn() throws Exception {
        Link link = link((request, _, talk) -> {
            if (request instanceof Request.Ping) {
                talk.reply(new Reply.Pong(1));
            } else {
                talk.fail(new Failure.NotFound("gone"));
            }
        });
        var request = new Request.Describe(FILE);
        var refused = catchThrowableOfType(LinkException.Refused.class, () -> link.call(request));
        assertThat(refused.request()).isEqualTo(request);
        assertThat(refused.failure()).isInstanceOf(Failure.NotFound.class);
        assertThat(link.call(new Request.Ping())).isEqualTo(new Reply.Pong(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 256 * 1024, 256 * 1024 + 1, 1024 * 1024})
    void send_ofABody_bringsItsBytes(int size) throws Exception {
        CompletableFuture<byte[]> stored = new CompletableFuture<>();
        Link link = link((_, body, talk) -> {
            stored.complete(body);
            talk.reply(new Reply.Stored(Entry.file("", size, 0), false));
        });
        byte[] bytes = bytes(size);
        List<Digest> marked = new ArrayList<>();
        var answer = link.send(put(size), new BodySource() {
            @Override
            public int next(byte[] chunk) {
                System.arraycopy(bytes, 0, chunk, 0, size);
                return size;
            }

            @Override
            public void marked(Digest digest) {
                marked.add(digest);
            }
        });
        link.flush();
        assertThat(get(answer).already()).isFalse();
        assertThat(get(stored)).isEqualTo(bytes);
        assertThat(marked).containsExactly(Digests.chunk(bytes, 0, size));
    }

    @Test
    void send_ofSeveralChunks_asksTheSourceForEach() throws Exception {
        CompletableFuture<byte[]> stored = new CompletableFuture<>();
        Link link = link((_, body, talk) -> {
            stored.complete(body);
            talk.reply(new Reply.ChunksStored(new ChunkSet(List.of(new ChunkRange(4, 3)))));
        });
        byte[] bytes = bytes(2 * Limits.CHUNK + 17);
        int[] at = {0};
        var request = new Request.PutChunks(
                new Request.DraftRef("Share", new DraftId("0123456789abcdef0123456789abcdef")), new ChunkRange(4, 3));
        var answer = link.send(request, chunk -> {
            int length = Math.min(chunk.length, bytes.length - at[0]);
            System.arraycopy(bytes, at[0], chunk, 0, length);
            at[0] += length;
            return length;
        });
        link.flush();
        assertThat(get(answer).stored().count()).isEqualTo(3);
        assertThat(get(stored)).isEqualTo(bytes);
    }

    @Test
    void send_whoseSourceFails_takesTheBodyBack_andTheLinkGoesOn() throws Exception {
        Link link = link((request, _, talk) -> {
            if (request instanceof Request.Put) {
                talk.reply(new Reply.Stored(Entry.file("", 1, 0), false));
            } else {
                talk.reply(new Reply.Pong(3));
            }
        });
        var answer = link.send(put(5), _ -> {
            throw new IOException("the disk is gone");
        });
        assertThat(link.call(new Request.Ping())).isEqualTo(new Reply.Pong(3));
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        LinkException.Refused.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 256 * 1024, 1024 * 1024, 1024 * 1024 + 1, 9 * 1024 * 1024 + 333})
    void fetch_bringsEveryChunkInOrder(int size) throws Exception {
        byte[] bytes = bytes(size);
        Link link = link((_, _, talk) -> talk.reply(new Reply.Got(size, 0, "v", 0, size), bytes));
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        var answer = link.fetch(get(0), chunk -> {
            arrived.write(chunk.bytes(), 0, chunk.length());
            assertThat(chunk.digest()).isEqualTo(Digests.chunk(chunk.bytes(), 0, chunk.length()));
            chunk.release();
        });
        link.flush();
        assertThat(get(answer).size()).isEqualTo(size);
        assertThat(arrived.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void fetch_ofAnEmptyFile_bringsNoChunk() throws Exception {
        Link link = link((_, _, talk) -> talk.reply(new Reply.Got(0, 0, "v", 0, 0)));
        var answer = link.fetch(get(0), _ -> {
            throw new IOException("no chunk expected");
        });
        link.flush();
        assertThat(get(answer).length()).isZero();
    }

    @Test
    void fetch_whoseChunksAreHeld_waitsForTheirReleaseAndGoesOn() throws Exception {
        byte[] bytes = bytes(3 * ChunkPool.MOST * Limits.CHUNK);
        Link link = link((_, _, talk) -> talk.reply(new Reply.Got(bytes.length, 0, "v", 0, bytes.length), bytes));
        java.util.concurrent.BlockingQueue<ChunkBuffer> held = new java.util.concurrent.LinkedBlockingQueue<>();
        var answer = link.fetch(new Request.Get(FILE, 0, bytes.length, null), held::add);
        link.flush();
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        while (arrived.size() < bytes.length) {
            ChunkBuffer chunk = held.poll(60, TimeUnit.SECONDS);
            arrived.write(chunk.bytes(), 0, chunk.length());
            assertThat(held.size()).isLessThan(ChunkPool.MOST);
            chunk.release();
        }
        get(answer);
        assertThat(arrived.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void fetch_ofAChunkWithWrongBytes_isRefusedByItsDigest_andTheLinkGoesOn() throws Exception {
        byte[] bytes = bytes(3 * Limits.CHUNK);
        Link link = link((request, _, talk) -> {
            if (request instanceof Request.Ping) {
                talk.reply(new Reply.Pong(9));
                return;
            }
            talk.replyOpen(new Reply.Got(10L * Limits.CHUNK, 0, "v", 5L * Limits.CHUNK, bytes.length));
            for (int i = 0; i < 3; i++) {
                Digest digest = Digests.chunk(bytes, i * Limits.CHUNK, Limits.CHUNK);
                Digest told = i == 1 ? new Digest(digest.high(), digest.low() + 1) : digest;
                talk.chunk(bytes, i * Limits.CHUNK, Limits.CHUNK, told, i == 2);
            }
        });
        List<Integer> chunks = new ArrayList<>();
        var answer = link.fetch(get(5L * Limits.CHUNK), chunk -> {
            chunks.add(chunk.length());
            chunk.release();
        });
        link.flush();
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        LinkException.Refused.class,
                        refused -> assertThat(refused.failure())
                                .isInstanceOfSatisfying(
                                        Failure.BadDigest.class,
                                        bad -> assertThat(bad.chunks())
                                                .isEqualTo(new ChunkSet(List.of(new ChunkRange(6, 1))))));
        assertThat(chunks).hasSize(1);
        assertThat(link.call(new Request.Ping())).isEqualTo(new Reply.Pong(9));
    }

    @Test
    void fetch_whoseSinkFails_failsWithThat_andTheLinkGoesOn() throws Exception {
        byte[] bytes = bytes(3 * Limits.CHUNK);
        Link link = link((request, _, talk) -> {
            if (request instanceof Request.Ping) {
                talk.reply(new Reply.Pong(2));
            } else {
                talk.reply(new Reply.Got(bytes.length, 0, "v", 0, bytes.length), bytes);
            }
        });
        IOException full = new IOException("disk full");
        var answer = link.fetch(get(0), chunk -> {
            chunk.release();
            throw full;
        });
        assertThat(link.call(new Request.Ping())).isEqualTo(new Reply.Pong(2));
        assertThat(failure(answer)).isSameAs(full);
    }

    @Test
    void fetch_thatTheHostTakesBack_keepsWhatWasRight() throws Exception {
        byte[] bytes = bytes(2 * Limits.CHUNK);
        Failure changed = new Failure.Changed(Entry.file("file", 1, 1), "it changed");
        Link link = link((_, _, talk) -> {
            talk.replyOpen(new Reply.Got(bytes.length, 0, "v", 0, bytes.length));
            talk.chunk(bytes, 0, Limits.CHUNK, Digests.chunk(bytes, 0, Limits.CHUNK), false);
            talk.abort(changed);
        });
        List<Digest> kept = new ArrayList<>();
        CompletableFuture<Failure> told = new CompletableFuture<>();
        var answer = link.fetch(get(0), new BodySink() {
            @Override
            public void chunk(ChunkBuffer chunk) {
                kept.add(chunk.digest());
                chunk.release();
            }

            @Override
            public void aborted(Failure why) {
                told.complete(why);
            }
        });
        link.flush();
        assertThat(failure(answer)).isInstanceOf(LinkException.Refused.class);
        assertThat(get(told)).isInstanceOf(Failure.Changed.class);
        assertThat(kept).containsExactly(Digests.chunk(bytes, 0, Limits.CHUNK));
    }

    @Test
    void stream_bringsAllPiecesBeforeTheEnd() throws Exception {
        Link link = link((_, _, talk) -> {
            for (int i = 0; i < 50; i++) {
                talk.part(new Part.Entries(List.of(), List.of(Entry.file("f" + i, i, 0)), 0));
            }
            talk.reply(new Reply.Listed(50, "v"));
        });
        List<String> names = new ArrayList<>();
        var answer = link.stream(new Request.ListFolder(RemotePath.of("Share"), false, 0, false), part -> {
            if (part instanceof Part.Entries entries) {
                entries.entries().forEach(entry -> names.add(entry.name()));
            }
        });
        link.flush();
        assertThat(get(answer).count()).isEqualTo(50);
        assertThat(names).hasSize(50).startsWith("f0", "f1").endsWith("f49");
    }

    @Test
    void threadsThatSendAtOnce_eachGetTheirOwnAnswers() throws Exception {
        Link link = link((request, body, talk) -> {
            if (request instanceof Request.Put put) {
                boolean whole = body.length == put.size();
                for (byte b : body) {
                    whole &= b == body[0];
                }
                talk.reply(new Reply.Stored(Entry.file("", whole ? body[0] : -1, 0), false));
            } else {
                talk.reply(new Reply.Pong(0));
            }
        });
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int sender = 1; sender <= 8; sender++) {
            byte mine = (byte) sender;
            senders.add(CompletableFuture.runAsync(() -> sendMany(link, mine), Thread::startVirtualThread));
        }
        for (CompletableFuture<Void> sender : senders) {
            get(sender);
        }
    }

    private static void sendMany(Link link, byte mine) {
        try {
            List<CompletableFuture<Reply.Stored>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int size = 1 + (i * 7_919) % 60_000;
                answers.add(link.send(put(size), chunk -> {
                    Arrays.fill(chunk, 0, size, mine);
                    return size;
                }));
            }
            link.flush();
            for (CompletableFuture<Reply.Stored> answer : answers) {
                assertThat(get(answer).entry().size()).isEqualTo(mine);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void abort_failsWhatIsUnanswered() throws Exception {
        Link link = link((_, _, _) -> {});
        var answer = link.send(new Request.Ping());
        link.flush();
        link.abort();
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        LinkException.Lost.class,
                        lost -> assertThat(lost.reason()).isEqualTo(LinkException.Lost.Ending.CLOSED));
        assertThat(link.isOpen()).isFalse();
        assertThatThrownBy(() -> link.send(new Request.Ping())).isInstanceOf(LinkException.Lost.class);
    }
}
