package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Script;
import sampan.app.client.ScriptedHost;
import sampan.app.client.Visit;
import sampan.protocol.Access;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;

/// What is slow is what a transfer says that limits it.
@Timeout(120)
final class BottleneckTest {
    private static final long SLOW = 8_000_000;
    private static final int SIZE = 24_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private @Nullable Transfers transfers;

    @BeforeEach
    void start() throws Exception {
        shared = Files.createDirectory(temp.resolve("shared"));
        home = Files.createDirectory(temp.resolve("home"));
        host = new RealHost(shared, Access.ADD);
    }

    @AfterEach
    void stop() {
        if (transfers != null) {
            transfers.close();
        }
        host.close();
    }

    private Transfers on(LocalDisk disk) {
        Transfers made = new Transfers(Retries.DEFAULT, disk);
        transfers = made;
        return made;
    }

    private static Path file(Path path, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(path, bytes);
    }

    private static Path many(Path folder) throws IOException {
        Files.createDirectory(folder);
        for (int i = 0; i < 600; i++) {
            file(folder.resolve("file" + i), 30_000 + i);
        }
        return folder;
    }

    private Transfer up(Transfers engine, Visit visit, Path what) {
        return engine.upload(visit, List.of(what), RealHost.at(), TransferOptions.DEFAULT);
    }

    private Transfer down(Transfers engine, Visit visit, String what) {
        return engine.download(visit, List.of(RealHost.at(what)), home, TransferOptions.DEFAULT);
    }

    /// What it says at its end.
    private static @Nullable Bottleneck limit(Transfer transfer) throws InterruptedException {
        TransferState end = transfer.await();
        assertThat(end).isInstanceOf(TransferState.Done.class);
        return ((TransferState.Done) end).summary().limitedBy();
    }

    @Test
    void slowDiskHere_limitsWhatIsSent() throws Exception {
        Path what = file(temp.resolve("large"), SIZE);
        assertThat(limit(up(on(new SlowDisk(SLOW)), host.visit(), what))).isEqualTo(Bottleneck.OWN_DISK);
    }

    @Test
    void slowDiskHere_limitsWhatIsFetched() throws Exception {
        file(shared.resolve("large"), SIZE);
        assertThat(limit(down(on(new SlowDisk(SLOW)), host.visit(), "large"))).isEqualTo(Bottleneck.OWN_DISK);
    }

    @Test
    void slowDiskHere_limitsManySmallFiles() throws Exception {
        many(shared.resolve("many"));
        assertThat(limit(down(on(new SlowDisk(SLOW)), host.visit(), "many"))).isEqualTo(Bottleneck.OWN_DISK);
        Path what = many(temp.resolve("other"));
        assertThat(limit(up(on(new SlowDisk(SLOW)), host.visit(), what))).isEqualTo(Bottleneck.OWN_DISK);
    }

    @Test
    void slowLink_limitsWhatIsSentAndFetched() throws Exception {
        Path what = file(temp.resolve("large"), SIZE);
        try (SlowWay way = new SlowWay(host.port(), SLOW);
                Visit visit = host.again(host.by(way.port()))) {
            Transfers engine = on(LocalDisk.REAL);
            assertThat(limit(up(engine, visit, what))).isEqualTo(Bottleneck.NETWORK);
            assertThat(limit(down(engine, visit, "large"))).isEqualTo(Bottleneck.NETWORK);
        }
    }

    @Test
    void slowLink_limitsManySmallFiles() throws Exception {
        Path what = many(temp.resolve("many"));
        try (SlowWay way = new SlowWay(host.port(), SLOW / 3);
                Visit visit = host.again(host.by(way.port()))) {
            Transfers engine = on(LocalDisk.REAL);
            assertThat(limit(up(engine, visit, what))).isEqualTo(Bottleneck.NETWORK);
            assertThat(limit(down(engine, visit, "many"))).isEqualTo(Bottleneck.NETWORK);
        }
    }

    @Test
    void slowReader_limitsWhatIsFetchedForIt() throws Exception {
        file(shared.resolve("large"), SIZE);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int one) {
                throw new AssertionError("bytes come in chunks");
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                rest(count);
            }
        };
        Transfer transfer =
                on(LocalDisk.REAL).download(host.visit(), RealHost.at("large"), slow, TransferOptions.DEFAULT);
        assertThat(limit(transfer)).isEqualTo(Bottleneck.OWN_PROGRAM);
    }

    @Test
    void slowWriter_limitsWhatIsSentForIt() throws Exception {
        AtomicLong left = new AtomicLong(SIZE);
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("bytes are asked for in pieces");
            }

            @Override
            public int read(byte[] into, int from, int count) {
                int some = (int) Math.min(count, left.get());
                left.addAndGet(-some);
                rest(some);
                return some == 0 ? -1 : some;
            }
        };
        Transfer transfer =
                on(LocalDisk.REAL).upload(host.visit(), slow, "stream", RealHost.at(), TransferOptions.DEFAULT);
        assertThat(limit(transfer)).isEqualTo(Bottleneck.OWN_PROGRAM);
    }

    private static void rest(int bytes) {
        long due = System.nanoTime() + bytes * 1_000_000_000L / SLOW;
        for (long nanos = due - System.nanoTime(); nanos > 0; nanos = due - System.nanoTime()) {
            LockSupport.parkNanos(nanos);
        }
    }

    @Test
    void limitThatWasSet_isSaid() throws Exception {
        Path what = file(temp.resolve("large"), SIZE);
        Transfers engine = on(LocalDisk.REAL);
        TransferOptions options = TransferOptions.DEFAULT.noFasterThan(SLOW);
        assertThat(limit(engine.upload(host.visit(), List.of(what), RealHost.at(), options)))
                .isEqualTo(Bottleneck.LIMIT);
        assertThat(limit(engine.download(host.visit(), List.of(RealHost.at("large")), home, options)))
                .isEqualTo(Bottleneck.LIMIT);
    }

    @Test
    void whileItIsUnderWay_countersSayIt() throws Exception {
        Path what = file(temp.resolve("large"), 4 * SIZE);
        Transfer transfer = up(on(new SlowDisk(SLOW)), host.visit(), what);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (transfer.counters().limitedBy() == null) {
            assertThat(System.nanoTime() - end).as("waited too long").isNegative();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(transfer.counters().limitedBy()).isEqualTo(Bottleneck.OWN_DISK);
        transfer.cancel();
        transfer.await();
    }

    @Test
    void whatIsOverSoon_saysNothing() throws Exception {
        Path what = file(temp.resolve("small"), 10);
        assertThat(limit(up(on(LocalDisk.REAL), host.visit(), what))).isNull();
    }

    @Test
    void slowDiskAtTheHost_isTheirs() throws Exception {
        assertThat(limitOfAHost(true)).isEqualTo(Bottleneck.THEIR_DISK);
    }

    @Test
    void slowProcessorAtTheHost_isTheirs() throws Exception {
        assertThat(limitOfAHost(false)).isEqualTo(Bottleneck.THEIR_PROCESSOR);
    }

    /// What a transfer says to a host that takes long for every chunk and tells what for.
    private @Nullable Bottleneck limitOfAHost(boolean disk) throws Exception {
        Path what = file(temp.resolve("large"), 16 * Limits.CHUNK);
        AtomicLong micros = new AtomicLong();
        Limits one = new Limits(1_024, 8L * Limits.CHUNK, 16, 1, 25_000, 45_000);
        Script script = Script.welcoming(one, (request, body, talk) -> {
            switch (request) {
                case Request.Offer offer ->
                    talk.reply(new Reply.Offered(0, new ChunkSet(List.of(new ChunkRange(0, 16))), false, 4, null));
                case Request.PutChunks put -> {
                    rest(body.length);
                    micros.addAndGet(body.length * 1_000_000L / SLOW);
                    talk.reply(new Reply.ChunksStored(new ChunkSet(List.of(put.range()))));
                }
                case Request.Publish publish ->
                    talk.reply(new Reply.Published(
                            new Entry("", Entry.Kind.FILE, Files.size(what), 0, "version", false), false));
                case Request.Describe describe -> talk.reply(new Reply.Described(Entry.folder("", 0), null, null));
                case Request.Preflight check ->
                    talk.reply(new Reply.Checked(
                            check.entries().stream()
                                    .map(_ -> (Reply.Answer) new Reply.New())
                                    .toList(),
                            1L << 40));
                case Request.Ping _ ->
                    talk.reply(disk ? new Reply.Pong(0, micros.get(), 0) : new Reply.Pong(0, 0, micros.get()));
                default -> talk.fail(new Failure.Unknown(""));
            }
        });
        try (ScriptedHost scripted = ScriptedHost.start(script);
                Visit visit = Visit.open(scripted.destination(), DeviceIdentity.inMemory(), "Visitor")) {
            Transfers engine = on(LocalDisk.REAL);
            Transfer transfer = engine.upload(visit, List.of(what), RemotePath.of("Share"), TransferOptions.DEFAULT);
            Bottleneck by = limit(transfer);
            assertThat(Objects.requireNonNullElse(scripted.defect(), "none")).isEqualTo("none");
            return by;
        }
    }
}
