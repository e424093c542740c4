package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.client.LinkException;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// Hosts that stop, visitors that stop, files that change: what arrives is identical, and nothing half-done
/// shows.
@Timeout(300)
final class CutsTest {
    private static final int CHUNK = Limits.CHUNK;
    private static final int LARGE = 64 * CHUNK + 777;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers(new Retries(50, 1_000, 60));

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        transfers.close();
        host.close();
    }

    private Transfer up(Path... what) {
        return transfers.upload(host.visit(), List.of(what), RealHost.at(), ConflictPolicy.FAIL, null);
    }

    private Transfer down(String... names) {
        return transfers.download(host.visit(), List.of(RealHost.at(names)), mine, ConflictPolicy.FAIL, null);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
    }

    private static void untilCarried(Transfer transfer, long bytes) {
        until(() -> transfer.counters().bytesDone() >= bytes || transfer.state().isEnd());
    }

    private List<String> hidden(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".sampan-"))
                    .toList();
        }
    }

    @Test
    void upload_whenTheHostStopsAndComesBack_sendsOnlyWhatIsMissing() throws Exception {
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        Transfer transfer = up(file);
        untilCarried(transfer, LARGE / 4);
        host.stop();
        assertThat(shared.resolve("big")).doesNotExist();
        until(() -> transfer.state() instanceof TransferState.Reconnecting);
        host.start();
        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), file)).isEqualTo(-1);
        // Unanswered bodies are 8 MiB a link at the most.
        assertThat(transfer.counters().sent()).isLessThan(LARGE + 34L * CHUNK);
    }

    @Test
    void download_whenTheHostStopsAndComesBack_fetchesOnlyWhatIsMissing() throws Exception {
        Path file = Trees.file(shared.resolve("big"), LARGE, 1);
        Transfer transfer = down("big");
        untilCarried(transfer, LARGE / 4);
        host.stop();
        assertThat(mine.resolve("big")).doesNotExist();
        until(() -> transfer.state() instanceof TransferState.Reconnecting
                || transfer.state().isEnd());
        host.start();
        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("big"), file)).isEqualTo(-1);
        assertThat(hidden(mine)).isEmpty();
    }

    @Test
    void smallFiles_whenTheHostStopsAndComesBack_allArriveBothWays() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            Trees.file(mine.resolve("tree/" + i % 30 + "/" + i), 100 + i % 5_000, i);
        }
        Transfer up = up(mine.resolve("tree"));
        until(() -> up.counters().filesDone() > 500);
        host.stop();
        host.start();
        assertThat(up.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        Path home = Files.createDirectory(temp.resolve("home"));
        Transfer down = transfers.download(host.visit(), List.of(RealHost.at("tree")), home, ConflictPolicy.FAIL, null);
        until(() -> down.counters().filesDone() > 500);
        host.stop();
        host.start();
        assertThat(down.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Trees.snapshot(home)).isEqualTo(Trees.snapshot(mine));
    }

    @Test
    void hostThatStaysAway_failsEverythingThatIsLeft_andRetryFinishesIt() throws Exception {
        Transfers impatient = new Transfers(new Retries(10, 20, 3));
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        Path small = Trees.file(mine.resolve("small"), 10, 2);
        Transfer transfer =
                impatient.upload(host.visit(), List.of(file, small), RealHost.at(), ConflictPolicy.FAIL, null);
        untilCarried(transfer, LARGE / 4);
        host.stop();
        assertThat(transfer.await())
                .isInstanceOfSatisfying(
                        TransferState.Failed.class,
                        failed -> assertThat(failed.summary().cause()).isInstanceOf(LinkException.class));
        assertThat(transfer.failures()).extracting(Item::path).contains("big");
        assertThat(shared.resolve("big")).doesNotExist();
        host.start();
        Transfer again = transfer.retry();
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), file)).isEqualTo(-1);
        assertThat(again.counters().saved()).isPositive();
        assertThat(again.counters().sent()).isLessThan(LARGE);
        impatient.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, CHUNK, 20L * CHUNK, 60L * CHUNK})
    void upload_paused_isResumedByTheNextEngine(long carried) throws Exception {
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        Transfers first = new Transfers();
        Transfer transfer = first.upload(host.visit(), List.of(file), RealHost.at(), ConflictPolicy.FAIL, null);
        untilCarried(transfer, carried);
        long done = transfer.counters().bytesDone();
        first.close();
        Transfer again = up(file);
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), file)).isEqualTo(-1);
        assertThat(again.counters().saved()).isGreaterThanOrEqualTo(Math.min(done, LARGE));
        assertThat(again.counters().sent()).isLessThan(LARGE - again.counters().saved() + 2L * CHUNK);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, CHUNK, 20L * CHUNK, 60L * CHUNK})
    void download_paused_isResumedByTheNextEngine(long carried) throws Exception {
        Path file = Trees.file(shared.resolve("big"), LARGE, 1);
        Transfers first = new Transfers();
        Transfer transfer = first.download(host.visit(), List.of(RealHost.at("big")), mine, ConflictPolicy.FAIL, null);
        untilCarried(transfer, carried);
        first.close();
        boolean finished = Files.exists(mine.resolve("big"));
        Transfer again = down("big");
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("big"), file)).isEqualTo(-1);
        assertThat(hidden(mine)).isEmpty();
        if (carried > CHUNK && !finished) {
            assertThat(again.counters().saved()).isPositive();
        }
    }

    @Test
    void download_ofWhatHasArrived_clearsAwayWhatAKilledRunLeft() throws Exception {
        Trees.file(shared.resolve("small"), 10, 1);
        Trees.file(mine.resolve("small"), 10, 1);
        Path left = Files.createDirectory(mine.resolve(".sampan-0123456789abcdef.part"));
        Trees.file(left.resolve("lock"), 0, 1);
        Trees.file(left.resolve("3.small"), 5, 1);
        assertThat(down("small").await()).isInstanceOf(TransferState.Done.class);
        assertThat(hidden(mine)).isEmpty();
    }

    @Test
    void download_afterTheHostsFileChanged_mixesNothing() throws Exception {
        Trees.file(shared.resolve("big"), LARGE, 1);
        Transfers first = new Transfers();
        Transfer transfer = first.download(host.visit(), List.of(RealHost.at("big")), mine, ConflictPolicy.FAIL, null);
        untilCarried(transfer, 20L * CHUNK);
        first.close();
        Path file = shared.resolve("big");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Trees.bytes(3 * CHUNK, 2)), 4L * CHUNK);
        }
        Transfer again = down("big");
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("big"), file)).isEqualTo(-1);
        assertThat(hidden(mine)).isEmpty();
    }

    @Test
    void download_ofAFileThatChangesOnce_arrivesAsItIsThen() throws Exception {
        Path file = Trees.file(shared.resolve("big"), LARGE, 1);
        Transfer transfer = down("big");
        untilCarried(transfer, 8L * CHUNK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Trees.bytes(CHUNK, 2)), LARGE - 2L * CHUNK);
        }
        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(mine.resolve("big")).hasSize(LARGE);
        assertThat(transfer.counters().bytesDone())
                .isEqualTo(transfer.counters().bytesTotal());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void upload_ofAFileThatChangesWhileSent_failsClearly_andPublishesNothing(boolean grows) throws Exception {
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        Path other = Trees.file(mine.resolve("other"), 10, 2);
        Transfer transfer = up(file, other);
        untilCarried(transfer, 4L * CHUNK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (grows) {
                channel.write(ByteBuffer.wrap(new byte[10]), LARGE);
            } else {
                channel.truncate(LARGE / 2);
            }
        }
        assertThat(transfer.await()).isInstanceOf(TransferState.Failed.class);
        assertReason(transfer, "big", TransferException.Reason.SOURCE_CHANGED);
        assertThat(shared.resolve("big")).doesNotExist();
        assertThat(Files.mismatch(shared.resolve("other"), other)).isEqualTo(-1);
    }

    private static void assertReason(Transfer transfer, String path, TransferException.Reason reason) {
        assertThat(transfer.failures()).singleElement().satisfies(item -> {
            assertThat(item.path()).isEqualTo(path);
            assertThat(item.outcome())
                    .isInstanceOfSatisfying(
                            ItemOutcome.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isInstanceOfSatisfying(
                                            TransferException.class,
                                            e -> assertThat(e.reason()).isEqualTo(reason)));
        });
    }

    @Test
    void upload_ofASmallFileThatIsReplacedMeanwhile_sendsOneVersionWhole() throws Exception {
        Path file = Trees.file(mine.resolve("log"), 10, 1);
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Transfer transfer =
                    transfers.upload(host.visit(), List.of(file), RealHost.at(), ConflictPolicy.REPLACE, null);
            Trees.file(file, 10 + random.nextInt(100_000), round);
            transfer.await();
            if (transfer.failures().isEmpty()) {
                byte[] there = Files.readAllBytes(shared.resolve("log"));
                byte[] now = Files.readAllBytes(file);
                assertThat(there.length == 0 || there.length == now.length || there.length >= 10)
                        .isTrue();
            } else {
                assertReason(transfer, "log", TransferException.Reason.SOURCE_CHANGED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5L * CHUNK, 50L * CHUNK})
    void cancel_leavesNothingHalfDone_atEitherSide(long carried) throws Exception {
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        for (int i = 0; i < 200; i++) {
            Trees.file(mine.resolve("tree/" + i), 1_000, i);
        }
        Transfer up = up(mine.resolve("tree"), file);
        untilCarried(up, carried);
        up.cancel();
        TransferState end = up.await();
        // With a fast disk it may have been too late to cancel.
        assertThat(Files.exists(shared.resolve("big"))).isEqualTo(end instanceof TransferState.Done);
        until(() -> drafts().isEmpty());
        Trees.file(shared.resolve("fetch"), LARGE, 3);
        Path home = Files.createDirectory(temp.resolve("home"));
        Transfer down =
                transfers.download(host.visit(), List.of(RealHost.at("fetch")), home, ConflictPolicy.FAIL, null);
        untilCarried(down, carried);
        down.cancel();
        boolean late = down.await() instanceof TransferState.Done;
        assertThat(Trees.snapshot(home).keySet()).containsExactlyElementsOf(late ? List.of("fetch") : List.of());
    }

    private List<Path> drafts() {
        try (var all = Files.walk(shared.resolve(".sampan/drafts"))) {
            return all.filter(path -> path.getFileName().toString().equals("data"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void cancel_thenRetry_bringsEverything() throws Exception {
        Path file = Trees.file(mine.resolve("big"), LARGE, 1);
        Transfer transfer = up(file);
        untilCarried(transfer, CHUNK);
        transfer.cancel();
        transfer.await();
        assertThat(transfer.retry().await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), file)).isEqualTo(-1);
    }

    @Test
    void sourcesThatAreGone_failWithTheirCause_andTheRestArrives() throws Exception {
        Path gone = Trees.file(mine.resolve("gone"), 10, 1);
        Path here = Trees.file(mine.resolve("here"), 10, 2);
        Files.delete(gone);
        Transfer transfer = up(gone, here);
        assertThat(transfer.await()).isInstanceOf(TransferState.Failed.class);
        assertReason(transfer, "gone", TransferException.Reason.SOURCE_GONE);
        assertThat(shared.resolve("here")).exists();
        Transfer missing = down("nothing there");
        assertThat(missing.await()).isInstanceOf(TransferState.Failed.class);
        assertThat(missing.failures()).extracting(Item::path).containsExactly("nothing there");
    }

    @Test
    void download_intoAFolderThatIsGone_failsAtOnce() throws Exception {
        Trees.file(shared.resolve("a"), 10, 1);
        Transfer transfer = transfers.download(
                host.visit(), List.of(RealHost.at("a")), temp.resolve("nowhere"), ConflictPolicy.FAIL, null);
        assertThat(transfer.await())
                .isInstanceOfSatisfying(
                        TransferState.Failed.class,
                        failed -> assertThat(failed.summary().cause()).isInstanceOf(TransferException.class));
    }
}
