package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// A disk that is slower with several things at once gets one at a time.
final class AtOnceTest {
    private final AtOnce atOnce = new AtOnce(2);
    private long now = 1_000;
    private long bytes;

    /// Goes on for so many seconds at this speed, and looks each second.
    private void goOn(int seconds, long perSecond, @Nullable Bottleneck by) {
        for (int i = 0; i < seconds; i++) {
            now += TimeUnit.SECONDS.toNanos(1);
            bytes += perSecond;
            atOnce.look(now, bytes, by);
        }
    }

    private void untilItTries() {
        for (int i = 0; i < 40 && !atOnce.isOne(); i++) {
            goOn(1, 100, Bottleneck.OWN_DISK);
        }
        assertThat(atOnce.isOne()).isTrue();
    }

    @Test
    void oneAtATime_isKeptWhereItIsFaster() {
        untilItTries();
        goOn(12, 120, Bottleneck.OWN_DISK);
        assertThat(atOnce.isOne()).isTrue();
        goOn(60, 120, Bottleneck.NETWORK);
        assertThat(atOnce.isOne()).isTrue();
    }

    @Test
    void oneAtATime_isGivenUpWhereItIsNot() {
        untilItTries();
        goOn(12, 104, Bottleneck.THEIR_DISK);
        assertThat(atOnce.isOne()).isFalse();
        goOn(60, 100, Bottleneck.THEIR_DISK);
        assertThat(atOnce.isOne()).isFalse();
    }

    @Test
    void whatNoDiskLimits_goesAsBefore() {
        for (Bottleneck by : Bottleneck.values()) {
            if (by != Bottleneck.OWN_DISK && by != Bottleneck.THEIR_DISK) {
                goOn(20, 100, by);
                assertThat(atOnce.isOne()).as(by.name()).isFalse();
            }
        }
        goOn(20, 100, null);
        assertThat(atOnce.isOne()).isFalse();
    }

    @Test
    void atFirst_thereAreAsManyAsProcessors() {
        assertThat(atOnce.most()).isEqualTo(2);
        assertThat(new AtOnce(1).most()).isEqualTo(2);
        assertThat(new AtOnce(8).most()).isEqualTo(8);
        goOn(20, 100, Bottleneck.OWN_PROCESSOR);
        goOn(20, 100, Bottleneck.LIMIT);
        assertThat(atOnce.most()).isEqualTo(2);
    }

    @Test
    void whereItWaitsForTheNetwork_thereAreMore() {
        goOn(1, 100, Bottleneck.NETWORK);
        assertThat(atOnce.most()).isGreaterThan(100);
        goOn(20, 100, Bottleneck.OWN_PROCESSOR);
        assertThat(atOnce.most()).isGreaterThan(100);
    }

    @Test
    void afterAWhile_itIsTriedAgain() {
        untilItTries();
        goOn(12, 50, Bottleneck.OWN_DISK);
        assertThat(atOnce.isOne()).isFalse();
        goOn(100, 100, Bottleneck.OWN_DISK);
        untilItTries();
    }

    /// A disk with heads: going to another file takes a while.
    private static final class Heads implements LocalDisk {
        private static final long SEEK_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
        private static final long LAST = 96L << 20;

        private @Nullable FileChannel at;
        private long written;
        private final long all;
        private int seeks;
        private int lateSeeks;

        Heads(long all) {
            this.all = all;
        }

        @Override
        public synchronized void write(FileChannel to, ByteBuffer from, long offset) throws IOException {
            if (!to.equals(at)) {
                at = to;
                seeks++;
                lateSeeks += written > all - LAST ? 1 : 0;
                long end = System.nanoTime() + SEEK_NANOS;
                for (long left = SEEK_NANOS; left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(this, left);
                }
            }
            written += from.remaining();
            REAL.write(to, from, offset);
        }

        @Override
        public void force(FileChannel file, boolean all) throws IOException {
            REAL.force(file, all);
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    @Timeout(180)
    void diskWithHeads_isLeftToOneFile() throws Exception {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        Path many = Files.createDirectory(shared.resolve("many"));
        Path home = Files.createDirectory(temp.resolve("home"));
        int files = 12;
        for (int i = 0; i < files; i++) {
            Files.write(many.resolve("file" + i), new byte[32 << 20]);
        }
        Heads disk = new Heads((long) files << 25);
        try (RealHost host = new RealHost(shared, Access.READ);
                Transfers transfers = new Transfers(Retries.DEFAULT, disk)) {
            Transfer transfer =
                    transfers.download(host.visit(), List.of(RealHost.at("many")), home, TransferOptions.DEFAULT);
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        }
        synchronized (disk) {
            assertThat(disk.seeks).isGreaterThan(50);
            assertThat(disk.lateSeeks).isLessThan(100);
        }
    }
}
