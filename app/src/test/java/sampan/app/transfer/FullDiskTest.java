package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// A disk of this computer that takes only so many bytes, or says at a force that it lost some. Needs no disk of its
/// own, so it runs everywhere.
@Timeout(300)
final class FullDiskTest {
    private static final int LARGE = 24 * Limits.CHUNK + 777;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Room room = new Room();
    private final Transfers transfers = new Transfers(Retries.DEFAULT, room);

    /// A disk with so much room.
    private static final class Room implements LocalDisk {
        private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
        private volatile boolean losesAtForce;

        @Override
        public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
            int wanted = from.remaining();
            if (left.addAndGet(-wanted) < 0) {
                // As a real one does: a part of it is written.
                REAL.write(to, from.limit(from.position() + wanted / 2), at);
                throw full();
            }
            REAL.write(to, from, at);
        }

        @Override
        public void force(FileChannel file, boolean all) throws IOException {
            if (losesAtForce) {
                throw full();
            }
            REAL.force(file, all);
        }

        private static IOException full() {
            return new FileSystemException("part", null, "No space left on device");
        }
    }

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

    private Transfer down(String name) throws InterruptedException {
        Transfer transfer =
                transfers.download(host.visit(), List.of(RealHost.at(name)), mine, ConflictPolicy.FAIL, null);
        transfer.await();
        return transfer;
    }

    private List<Path> visible() throws IOException {
        try (Stream<Path> all = Files.walk(mine)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !mine.relativize(file).toString().startsWith(".sampan-"))
                    .toList();
        }
    }

    private static void assertFull(Transfer transfer, String path) {
        assertThat(transfer.failures())
                .singleElement()
                .satisfies(item -> assertThat(item.path()).isEqualTo(path))
                .satisfies(item -> assertThat(item.outcome())
                        .isInstanceOfSatisfying(
                                ItemOutcome.Failed.class,
                                failed -> assertThat(failed.cause())
                                        .isInstanceOfSatisfying(TransferException.class, e -> {
                                            assertThat(e.reason()).isEqualTo(Reason.NO_ROOM);
                                            assertThat(e.needed()).isPositive();
                                            assertThat(e.free()).isNotNegative();
                                        })));
    }

    @Test
    void largeFile_onADiskThatFillsUp_isKeptOutOfSightAndGoesOn() throws Exception {
        Path file = Trees.file(shared.resolve("large"), LARGE, 1);
        room.left.set(10 * Limits.CHUNK + 5);

        Transfer full = down("large");

        assertFull(full, "large");
        assertThat(visible()).isEmpty();
        room.left.set(Long.MAX_VALUE);
        Transfer again = down("large");
        assertThat(again.state()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("large"), file)).isEqualTo(-1);
        assertThat(again.counters().saved()).isGreaterThan(5L * Limits.CHUNK);
        assertThat(again.counters().received()).isLessThan(20L * Limits.CHUNK);
    }

    @Test
    void largeFile_thatCouldNotBeForced_isFetchedAnew() throws Exception {
        Path file = Trees.file(shared.resolve("large"), LARGE, 1);
        room.losesAtForce = true;

        assertFull(down("large"), "large");

        assertThat(visible()).isEmpty();
        room.losesAtForce = false;
        Transfer again = down("large");
        assertThat(again.state()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(mine.resolve("large"), file)).isEqualTo(-1);
        assertThat(again.counters().saved()).isZero();
    }

    @Test
    void smallFiles_onADiskThatFillsUp_areWholeOrNotThere() throws Exception {
        for (int i = 0; i < 200; i++) {
            Trees.file(shared.resolve("tree/f" + i), 10_000, i);
        }
        room.left.set(500_000);

        Transfer full = down("tree");

        assertThat(full.state()).isInstanceOf(TransferState.Failed.class);
        assertThat(full.failures()).isNotEmpty();
        assertThat(visible())
                .allSatisfy(file -> assertThat(
                                Files.mismatch(file, shared.resolve("tree").resolve(file.getFileName())))
                        .isEqualTo(-1));
        room.left.set(Long.MAX_VALUE);
        Transfer retried = full.retry();
        assertThat(retried.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
    }
}
