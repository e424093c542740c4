package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sampan.transport.TlsPair.get;
import static sampan.transport.TlsPair.receive;
import static sampan.transport.TlsPair.run;
import static sampan.transport.TlsPair.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TlsChannelTest {
    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void connect_provesBothSidesToEachOther() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            assertThat(pair.visitor().peer())
                    .isEqualTo(pair.hostContext().identity().id());
            assertThat(pair.host().peer())
                    .isEqualTo(pair.visitorContext().identity().id());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 64 * 1024, 300_001})
    void aMessageOfAnySize_arrivesWholeAfterAFlush(int size) throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            byte[] message = bytes(size, size);
            CompletableFuture<byte[]> received = run(() -> receive(pair.host(), size));
            send(pair.visitor(), message);
            assertThat(get(received)).isEqualTo(message);
        }
    }

    @Test
    void writesOfOddSizesFromSeveralBuffers_arriveInOrder() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            byte[] all = bytes(3_000_000, 1);
            CompletableFuture<byte[]> received = run(() -> receive(pair.host(), all.length));
            Random random = new Random(2);
            int at = 0;
            while (at < all.length) {
                int first = Math.min(random.nextInt(20), all.length - at);
                int second = Math.min(random.nextInt(random.nextBoolean() ? 100 : 40_000), all.length - at - first);
                pair.visitor().write(ByteBuffer.wrap(all, at, first), ByteBuffer.wrap(all, at + first, second));
                at += first + second;
            }
            pair.visitor().flush();
            assertThat(get(received)).isEqualTo(all);
        }
    }

    @Test
    void readsIntoTinyBuffers_giveTheSameBytes() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            byte[] all = bytes(100_000, 3);
            CompletableFuture<Void> sent = run(() -> {
                send(pair.visitor(), all);
                return null;
            });
            ByteBuffer joined = ByteBuffer.allocate(all.length);
            Random random = new Random(4);
            while (joined.hasRemaining()) {
                int room = Math.min(1 + random.nextInt(random.nextBoolean() ? 10 : 5_000), joined.remaining());
                int count = pair.host().read(joined.slice(joined.position(), room));
                joined.position(joined.position() + count);
            }
            get(sent);
            assertThat(joined.array()).isEqualTo(all);
        }
    }

    @Test
    void bothDirectionsAtOnce_doNotWaitForEachOther() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            byte[] there = bytes(24_000_000, 5);
            byte[] back = bytes(24_000_000, 6);
            CompletableFuture<byte[]> atHost = run(() -> receive(pair.host(), there.length));
            CompletableFuture<byte[]> atVisitor = run(() -> receive(pair.visitor(), back.length));
            CompletableFuture<Void> fromHost = run(() -> {
                send(pair.host(), back);
                return null;
            });
            send(pair.visitor(), there);
            get(fromHost);
            assertThat(get(atHost)).isEqualTo(there);
            assertThat(get(atVisitor)).isEqualTo(back);
        }
    }

    @Test
    void close_isReadAsTheEndAfterAllThatWasWritten() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<byte[]> received = run(() -> {
                byte[] message = receive(pair.host(), 5);
                assertThat(pair.host().read(ByteBuffer.allocate(1))).isEqualTo(-1);
                assertThat(pair.host().read(ByteBuffer.allocate(1))).isEqualTo(-1);
                pair.host().close();
                return message;
            });
            pair.visitor().write(ByteBuffer.wrap(bytes(5, 7)));
            pair.visitor().close();
            assertThat(get(received)).isEqualTo(bytes(5, 7));
            assertThat(pair.visitor().isOpen()).isFalse();
        }
    }

    @Test
    void aStreamThatEndsWithoutFarewell_isNoEnd() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            send(pair.visitor(), bytes(5, 8));
            receive(pair.host(), 5);
            pair.visitor().abort();
            assertThatThrownBy(() -> pair.host().read(ByteBuffer.allocate(1))).isInstanceOf(TruncatedException.class);
            assertThatThrownBy(() -> pair.host().read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void abort_behindABlockedWriter_returnsAtOnceAndFreesIt() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<Thread> writer = new CompletableFuture<>();
            CompletableFuture<Void> blocked = run(() -> writeForever(pair.visitor(), writer));
            awaitBlocked(pair.visitor(), get(writer));
            long start = System.nanoTime();
            pair.visitor().abort();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(blocked)
                    .failsWithin(TlsPair.PATIENCE)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void close_behindABlockedWriter_isBounded() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<Thread> writer = new CompletableFuture<>();
            CompletableFuture<Void> blocked = run(() -> writeForever(pair.visitor(), writer));
            awaitBlocked(pair.visitor(), get(writer));
            long start = System.nanoTime();
            pair.visitor().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(blocked)
                    .failsWithin(TlsPair.PATIENCE)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void abort_freesABlockedReader() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<Integer> reading = run(() -> pair.visitor().read(ByteBuffer.allocate(1)));
            pair.visitor().abort();
            assertThat(reading)
                    .failsWithin(TlsPair.PATIENCE)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void lastWords_arriveThoughThePeerIsStillTalking() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<Thread> writer = new CompletableFuture<>();
            CompletableFuture<Void> talking = run(() -> writeForever(pair.visitor(), writer));
            CompletableFuture<byte[]> lastWords = run(() -> receive(pair.visitor(), 3));
            receive(pair.host(), 1_000_000);
            pair.host().write(ByteBuffer.wrap("bye".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            pair.host().close();
            assertThat(get(lastWords)).asString().isEqualTo("bye");
            assertThat(talking).failsWithin(TlsPair.PATIENCE);
        }
    }

    @Test
    void idleConnections_holdNoLargeBuffers() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            CompletableFuture<byte[]> bulk = run(() -> receive(pair.host(), 5_000_000));
            send(pair.visitor(), bytes(5_000_000, 9));
            get(bulk);
            CompletableFuture<byte[]> small = run(() -> {
                byte[] message = receive(pair.host(), 100);
                send(pair.host(), message);
                pair.host().awaitReadable();
                return message;
            });
            send(pair.visitor(), bytes(100, 10));
            receive(pair.visitor(), 100);
            while (pair.hostContext().buffers().lent() > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            assertThat(small).isNotDone();
            assertThat(pair.visitorContext().buffers().lent()).isZero();
            pair.visitor().close();
            assertThat(get(small)).hasSize(100);
        }
    }

    @Test
    void partOfARecord_isWaitedForInPeace() throws Exception {
        TlsContext host = TlsContext.of(DeviceIdentity.inMemory());
        TlsContext visitor = TlsContext.of(DeviceIdentity.inMemory());
        try (ServerSocketChannel listener = TlsPair.listen(0);
                Tap tap = Tap.before(TlsPair.address(listener))) {
            CompletableFuture<TlsChannel> accepted =
                    run(() -> TlsChannel.accept(listener.accept(), host, TlsPair.PATIENCE));
            try (TlsChannel sender = TlsChannel.connect(
                            tap.address(), visitor, host.identity().id(), TlsPair.PATIENCE);
                    TlsChannel receiver = get(accepted)) {
                send(sender, bytes(1, 12));
                receive(receiver, 1);
                // All of the first record, and the beginning of the second.
                tap.close(200);
                send(sender, bytes(100, 13));
                send(sender, bytes(10_000, 14));
                tap.awaitHeld();
                CompletableFuture<Thread> reader = new CompletableFuture<>();
                AtomicInteger rounds = new AtomicInteger();
                CompletableFuture<Void> all = run(() -> {
                    reader.complete(Thread.currentThread());
                    return readInRounds(receiver, 10_100, rounds);
                });
                while (rounds.get() == 0 || (get(reader).getState() != Thread.State.WAITING && rounds.get() < 1_000)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                tap.open();
                get(all);
                assertThat(rounds).hasValueLessThan(20);
            }
        }
    }

    /// Counts how often it found nothing after the first bytes.
    private static Void readInRounds(TlsChannel channel, int count, AtomicInteger rounds) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        while (target.hasRemaining()) {
            if (channel.readNow(target) == 0) {
                rounds.addAndGet(target.position() > 0 ? 1 : 0);
                channel.awaitReadable();
            }
        }
        return null;
    }

    @Test
    void lastMoved_movesWithTheBytesOnly() throws Exception {
        try (TlsPair pair = TlsPair.open()) {
            long before = pair.host().lastMoved();
            assertThat(pair.host().lastMoved()).isEqualTo(before);
            send(pair.visitor(), bytes(1, 11));
            receive(pair.host(), 1);
            assertThat(pair.host().lastMoved() - before).isPositive();
        }
    }

    private static Void writeForever(TlsChannel channel, CompletableFuture<Thread> writer) throws IOException {
        writer.complete(Thread.currentThread());
        ByteBuffer block = ByteBuffer.allocate(64 * 1024);
        while (true) {
            channel.write(block.clear());
        }
    }

    /// Until the writer waits for the network and nothing has moved for a while.
    private static void awaitBlocked(TlsChannel channel, Thread writer) {
        while (writer.getState() != Thread.State.WAITING
                || System.nanoTime() - channel.lastMoved() < TimeUnit.MILLISECONDS.toNanos(300)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
