package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// A download is paused while its last chunks wait for the disk: what was not written any more is fetched later, and no
/// file shows that has a hole.
@Timeout(120)
final class StopWhileWritingTest {
    private static final int CHUNKS = 80;
    private static final int SIZE = CHUNKS * Limits.CHUNK + 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    /// Runs something in the middle of one of the last writes.
    private static final class LateDisk implements LocalDisk {
        private final AtomicBoolean armed = new AtomicBoolean(true);
        private final Runnable late;

        LateDisk(Runnable late) {
            this.late = late;
        }

        @Override
        public int read(FileChannel from, ByteBuffer into, long at) throws IOException {
            return REAL.read(from, into, at);
        }

        @Override
        public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
            if (at >= (CHUNKS - 4L) * Limits.CHUNK && armed.compareAndSet(true, false)) {
                late.run();
            }
            REAL.write(to, from, at);
        }

        @Override
        public void force(FileChannel file, boolean all) throws IOException {
            REAL.force(file, all);
        }
    }

    @RepeatedTest(10)
    void whatWaitedForTheDiskWhenItWasPaused_isFetchedLater() throws Exception {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        Path mine = Files.createDirectory(temp.resolve("mine"));
        Path file = Trees.file(shared.resolve("file"), SIZE, 1);
        CompletableFuture<Transfer> under = new CompletableFuture<>();
        Runnable pause = () -> {
            Transfer transfer = under.join();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40)); // the rest comes, and waits
            CompletableFuture<Void> begun = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                begun.complete(null);
                transfer.pause();
            });
            begun.join();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        };
        try (RealHost host = new RealHost(shared, Access.READ);
                Transfers transfers = new Transfers(Retries.DEFAULT, new LateDisk(pause))) {
            Transfer transfer =
                    transfers.download(host.visit(), List.of(RealHost.at("file")), mine, ConflictPolicy.FAIL, null);
            under.complete(transfer);
            transfer.await();
            if (Files.exists(mine.resolve("file"))) {
                assertThat(Files.mismatch(file, mine.resolve("file"))).isEqualTo(-1);
            }
            Transfer again =
                    transfers.download(host.visit(), List.of(RealHost.at("file")), mine, ConflictPolicy.SKIP, null);
            assertThat(again.await()).isInstanceOf(TransferState.Done.class);
            assertThat(Files.mismatch(file, mine.resolve("file"))).isEqualTo(-1);
        }
    }
}
