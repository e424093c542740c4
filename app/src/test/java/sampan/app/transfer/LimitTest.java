package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// Transfers that may not be as fast as they could, with a real host.
@Timeout(120)
final class LimitTest {
    private static final Percentage TENTH = Percentage.withPercentage(10);
    private static final int SECONDS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers();

    @BeforeEach
    void start() throws Exception {
        shared = Files.createDirectory(temp.resolve("shared"));
        home = Files.createDirectory(temp.resolve("home"));
        host = new RealHost(shared, Access.ADD);
        // What is made only once takes no time of what is measured.
        Path first = file(temp.resolve("first"), 2_000_000);
        up(first, TransferOptions.DEFAULT).await();
        transfers
                .download(host.visit(), List.of(RealHost.at("first")), home, TransferOptions.DEFAULT)
                .await();
    }

    @AfterEach
    void stop() {
        transfers.close();
        host.close();
    }

    private static Path file(Path path, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(path, bytes);
    }

    private static TransferOptions at(long rate) {
        return TransferOptions.DEFAULT.noFasterThan(rate);
    }

    private Transfer up(Path what, TransferOptions options) {
        return transfers.upload(host.visit(), List.of(what), RealHost.at(), options);
    }

    private Transfer down(String what, TransferOptions options) {
        return transfers.download(host.visit(), List.of(RealHost.at(what)), home, options);
    }

    /// Content bytes a second until the end, which must be a good one.
    private static double speed(long began, Transfer... all) throws InterruptedException {
        long bytes = 0;
        for (Transfer transfer : all) {
            TransferState end = transfer.await();
            assertThat(end).isInstanceOf(TransferState.Done.class);
            bytes += ((TransferState.Done) end).summary().bytes();
        }
        return bytes * 1e9 / (System.nanoTime() - began);
    }

    @Test
    void upload_ofALargeFileOverSeveralLinks_keepsTheLimit() throws Exception {
        long rate = 4_000_000;
        Path file = file(temp.resolve("large"), (int) rate * SECONDS);
        assertThat(speed(System.nanoTime(), up(file, at(rate)))).isCloseTo((double) rate, TENTH);
        assertThat(Files.mismatch(file, shared.resolve("large"))).isEqualTo(-1);
    }

    @Test
    void download_ofALargeFileOverSeveralLinks_keepsTheLimit() throws Exception {
        long rate = 4_000_000;
        Path file = file(shared.resolve("large"), (int) rate * SECONDS);
        assertThat(speed(System.nanoTime(), down("large", at(rate)))).isCloseTo((double) rate, TENTH);
        assertThat(Files.mismatch(file, home.resolve("large"))).isEqualTo(-1);
    }

    @Test
    void manySmallFiles_bothWays_keepTheLimit() throws Exception {
        long rate = 500_000;
        Path folder = Files.createDirectory(temp.resolve("many"));
        for (int i = 0; i < 300; i++) {
            file(folder.resolve("file" + i), 5_000);
        }
        assertThat(speed(System.nanoTime(), up(folder, at(rate)))).isCloseTo((double) rate, TENTH);
        assertThat(speed(System.nanoTime(), down("many", at(rate)))).isCloseTo((double) rate, TENTH);
    }

    @Test
    void twoTransfers_underALimitOfAll_keepItTogether() throws Exception {
        long rate = 4_000_000;
        Path sent = file(temp.resolve("sent"), (int) rate * 2);
        file(shared.resolve("fetched"), (int) rate * 2);
        transfers.limit(rate);
        assertThat(speed(
                        System.nanoTime(), up(sent, TransferOptions.DEFAULT), down("fetched", TransferOptions.DEFAULT)))
                .isCloseTo((double) rate, TENTH);
    }

    @Test
    void limit_thatIsLifted_countsNoMore() throws Exception {
        Path file = file(temp.resolve("large"), 20_000_000);
        Transfer transfer = up(file, at(20_000));
        assertThat(transfer.limit()).isEqualTo(20_000);
        while (transfer.counters().sent() < 40_000) {
            Thread.onSpinWait();
        }
        transfer.limit(0);
        assertThat(speed(System.nanoTime(), transfer)).isGreaterThan(2_000_000);
    }

    @Test
    void limit_thatIsSetLater_isKeptFromThen() throws Exception {
        Path file = file(temp.resolve("large"), 12_000_000);
        Transfer transfer = up(file, at(50_000));
        while (transfer.counters().sent() < 60_000) {
            Thread.onSpinWait();
        }
        long before = transfer.counters().sent();
        long began = System.nanoTime();
        transfer.limit(4_000_000);
        transfer.await();
        double left = 12_000_000 - before;
        assertThat(left * 1e9 / (System.nanoTime() - began)).isCloseTo(4_000_000, TENTH);
    }

    @Test
    void cancel_ofATransferThatWaitsForItsPace_endsAtOnce() throws Exception {
        Transfer transfer = up(file(temp.resolve("large"), 20_000_000), at(10_000));
        while (transfer.counters().sent() < 20_000) {
            Thread.onSpinWait();
        }
        long began = System.nanoTime();
        transfer.cancel();
        assertThat(transfer.await()).isInstanceOf(TransferState.Cancelled.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void rate_ofManyWhoPayInPieces_isExact() {
        RateLimit limit = new RateLimit(null);
        limit.set(1_000_000);
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            limit.pace(10_000);
        }
        assertThat((System.nanoTime() - began) / 1e9).isCloseTo(0.9, within(0.15));
    }

    @Test
    void rate_tooSlowForALink_isRaised() {
        RateLimit limit = new RateLimit(null);
        limit.set(1);
        assertThat(limit.get()).isEqualTo(RateLimit.SLOWEST);
        limit.set(0);
        assertThat(limit.get()).isZero();
        assertThat(limit.isLimited()).isFalse();
    }
}
