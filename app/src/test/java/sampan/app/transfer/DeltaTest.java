package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// A large file that replaces an older version: only what changed travels, wherever it lies, both ways.
@Timeout(300)
final class DeltaTest {
    private static final int CHUNK = Limits.CHUNK;
    private static final int SIZE = 100 * CHUNK + 777;
    private static final int ODD = 1_000_001;
    private static final long OLD = 1_600_000_000_000L;

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

    /// How a file has changed.
    enum Change {
        ONE_CHUNK(1.2) {
            @Override
            byte[] of(byte[] old) {
                byte[] now = old.clone();
                now[40 * CHUNK + 5]++;
                return now;
            }
        },
        INSERTED_IN_FRONT(1.3) {
            @Override
            byte[] of(byte[] old) {
                return join(Trees.bytes(ODD, 99), old);
            }
        },
        A_CHUNK_INSERTED_IN_FRONT(1.3) {
            @Override
            byte[] of(byte[] old) {
                return join(Trees.bytes(CHUNK, 99), old);
            }
        },
        INSERTED_IN_THE_MIDDLE(2.5) {
            @Override
            byte[] of(byte[] old) {
                return join(part(old, 0, SIZE / 2), Trees.bytes(ODD, 99), part(old, SIZE / 2, SIZE));
            }
        },
        REMOVED_IN_THE_MIDDLE(1.3) {
            @Override
            byte[] of(byte[] old) {
                return join(part(old, 0, SIZE / 2), part(old, SIZE / 2 + ODD, SIZE));
            }
        },
        INSERTED_AND_REMOVED_HERE_AND_THERE(6.5) {
            @Override
            byte[] of(byte[] old) {
                return join(
                        Trees.bytes(ODD, 99),
                        part(old, 0, SIZE / 3),
                        Trees.bytes(12_345, 98),
                        part(old, SIZE / 3, SIZE / 2),
                        part(old, SIZE / 2 + 3 * ODD, SIZE));
            }
        },
        TWO_PARTS_SWAPPED(2.5) {
            @Override
            byte[] of(byte[] old) {
                return join(part(old, SIZE / 2, SIZE), part(old, 0, SIZE / 2));
            }
        },
        APPENDED(2.5) {
            @Override
            byte[] of(byte[] old) {
                return join(old, Trees.bytes(ODD, 99));
            }
        },
        CUT(0.2) {
            @Override
            byte[] of(byte[] old) {
                return part(old, 0, SIZE - 3 * ODD);
            }
        },
        NOTHING_BUT_THE_TIME(0.1) {
            @Override
            byte[] of(byte[] old) {
                return old;
            }
        },
        EVERYTHING(100.3) {
            @Override
            byte[] of(byte[] old) {
                return Trees.bytes(SIZE, 77);
            }
        };

        /// Most of the new file's bytes on the wire, in both directions, in percent.
        private final double percent;

        Change(double percent) {
            this.percent = percent;
        }

        abstract byte[] of(byte[] old);

        private static byte[] part(byte[] bytes, int from, int to) {
            return Arrays.copyOfRange(bytes, from, to);
        }

        private static byte[] join(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            return all.toByteArray();
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

    private static void write(Path file, byte[] bytes, long time) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }

    private Transfer up(ConflictPolicy policy) {
        return transfers.upload(host.visit(), List.of(mine.resolve("big")), RealHost.at(), policy, null);
    }

    private Transfer down(ConflictPolicy policy) {
        return transfers.download(host.visit(), List.of(RealHost.at("big")), mine, policy, null);
    }

    private static Summary done(Transfer transfer) throws InterruptedException {
        TransferState end = transfer.await();
        assertThat(end).isInstanceOf(TransferState.Done.class);
        return ((TransferState.Done) end).summary();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
    }

    private static void assertWire(Summary summary, Change change, long size) {
        long wire = summary.sent() + summary.received();
        assertThat(100.0 * wire / size).isLessThan(change.percent);
        assertThat(summary.saved()).isGreaterThanOrEqualTo((long) (size * (99.9 - change.percent) / 100));
        assertThat(summary.saved() + wire).isGreaterThanOrEqualTo(size);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void upload_thatReplaces_sendsWhatChanged(Change change) throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = change.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);

        Summary summary = done(up(ConflictPolicy.REPLACE));

        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
        assertThat(Files.getLastModifiedTime(shared.resolve("big")).toMillis()).isEqualTo(OLD + 5_000);
        assertWire(summary, change, now.length);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void download_thatReplaces_fetchesWhatChanged(Change change) throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = change.of(old);
        write(mine.resolve("big"), old, OLD);
        write(shared.resolve("big"), now, OLD + 5_000);

        Summary summary = done(down(ConflictPolicy.REPLACE));

        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
        assertThat(Files.getLastModifiedTime(mine.resolve("big")).toMillis()).isEqualTo(OLD + 5_000);
        assertWire(summary, change, now.length);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConflictPolicy.class,
            names = {"REPLACE_IF_NEWER", "ASK"})
    void replacing_afterAConflict_sendsWhatChanged(ConflictPolicy policy) throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.ONE_CHUNK.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);
        Asker asker = _ -> ConflictPolicy.REPLACE;

        Summary up = done(transfers.upload(host.visit(), List.of(mine.resolve("big")), RealHost.at(), policy, asker));
        assertWire(up, Change.ONE_CHUNK, SIZE);
        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);

        write(mine.resolve("big"), old, OLD);
        Summary down = done(transfers.download(host.visit(), List.of(RealHost.at("big")), mine, policy, asker));
        assertWire(down, Change.ONE_CHUNK, SIZE);
        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
    }

    @Test
    void upload_cutInTheMiddleOfADelta_goesOn() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.INSERTED_IN_THE_MIDDLE.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);
        for (int cut = 1; cut < 4; cut++) {
            Transfer transfer = up(ConflictPolicy.REPLACE);
            long share = (long) SIZE / 4 * cut;
            until(() ->
                    transfer.counters().bytesDone() > share || transfer.state().isEnd());
            host.stop();
            host.start();
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
            assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big")))
                    .isEqualTo(-1);
            long wire = transfer.counters().sent() + transfer.counters().received();
            // Bodies that were not answered are sent again.
            assertThat(wire).isLessThan(12L * CHUNK);
            write(shared.resolve("big"), old, OLD);
            write(mine.resolve("big"), now, OLD + 5_000L * (cut + 1));
        }
    }

    @Test
    void upload_pausedInTheMiddleOfADelta_goesOnInTheNextRun() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.INSERTED_IN_FRONT.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);
        Transfer first = up(ConflictPolicy.REPLACE);
        until(() -> first.counters().bytesDone() > SIZE / 3 || first.state().isEnd());
        first.pause();
        assertThat(first.await()).isInstanceOf(TransferState.Cancelled.class);

        Summary second = done(up(ConflictPolicy.REPLACE));

        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
        assertThat(second.sent() + second.received()).isLessThan(4L * CHUNK);
    }

    @Test
    void download_cutInTheMiddleOfADelta_goesOn() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.INSERTED_IN_THE_MIDDLE.of(old);
        write(mine.resolve("big"), old, OLD);
        write(shared.resolve("big"), now, OLD + 5_000);
        Transfer transfer = down(ConflictPolicy.REPLACE);
        until(() ->
                transfer.counters().bytesDone() > SIZE / 3 || transfer.state().isEnd());
        host.stop();
        host.start();
        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
        assertThat(transfer.counters().sent() + transfer.counters().received()).isLessThan(12L * CHUNK);
    }

    @Test
    void upload_whenTheBaseIsReplacedMeanwhile_isWhole() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.INSERTED_IN_FRONT.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);
        Transfer transfer = up(ConflictPolicy.REPLACE);
        until(() ->
                transfer.counters().bytesDone() > SIZE / 8 || transfer.state().isEnd());
        write(temp.resolve("other"), Trees.bytes(3 * CHUNK, 5), OLD + 1_000);
        Files.move(temp.resolve("other"), shared.resolve("big"), StandardCopyOption.REPLACE_EXISTING);
        done(transfer);
        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
    }

    @Test
    void upload_whenTheBaseVanishesMeanwhile_isWhole() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        byte[] now = Change.INSERTED_IN_FRONT.of(old);
        write(shared.resolve("big"), old, OLD);
        write(mine.resolve("big"), now, OLD + 5_000);
        Transfer transfer = up(ConflictPolicy.REPLACE);
        until(() ->
                transfer.counters().bytesDone() > SIZE / 8 || transfer.state().isEnd());
        Files.delete(shared.resolve("big"));
        done(transfer);
        assertThat(Files.mismatch(shared.resolve("big"), mine.resolve("big"))).isEqualTo(-1);
    }

    @Test
    void download_whenTheHostsFileChangesMeanwhile_isTheNewOne() throws Exception {
        byte[] old = Trees.bytes(SIZE, 1);
        write(mine.resolve("big"), old, OLD);
        write(shared.resolve("big"), Change.INSERTED_IN_FRONT.of(old), OLD + 5_000);
        Transfer transfer = down(ConflictPolicy.REPLACE);
        until(() ->
                transfer.counters().bytesDone() > SIZE / 8 || transfer.state().isEnd());
        write(temp.resolve("other"), Change.INSERTED_IN_THE_MIDDLE.of(old), OLD + 9_000);
        Files.move(temp.resolve("other"), shared.resolve("big"), StandardCopyOption.REPLACE_EXISTING);
        done(transfer);
        byte[] mineNow = Files.readAllBytes(mine.resolve("big"));
        boolean either = Arrays.equals(mineNow, Change.INSERTED_IN_THE_MIDDLE.of(old))
                || Arrays.equals(mineNow, Change.INSERTED_IN_FRONT.of(old));
        assertThat(either).isTrue();
    }
}
