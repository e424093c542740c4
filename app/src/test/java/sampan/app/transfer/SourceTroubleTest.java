package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.Limits;

/// Something happens to a file while it is read, here or at the host: that file says why or arrives as it is then, the
/// others arrive, and nothing half-read shows.
@Timeout(300)
final class SourceTroubleTest {
    private static final int CHUNK = Limits.CHUNK;

    /// So many chunks that the host has not read the last before the first is written here.
    private static final int LARGE = 48 * CHUNK + 777;

    private static final int SMALL = 20_011;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final DisturbedDisk disk = new DisturbedDisk();
    private final Transfers transfers = new Transfers(new Retries(50, 1_000, 60), disk);

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

    /// What happens to a file.
    enum Trouble {
        GROWS {
            @Override
            void befall(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                    channel.write(ByteBuffer.wrap(new byte[10]));
                }
            }
        },
        SHRINKS {
            @Override
            void befall(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }
        },
        VANISHES {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        },
        BECOMES_A_FOLDER {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
                Files.createDirectory(file);
            }
        };

        abstract void befall(Path file) throws IOException;
    }

    static Stream<Arguments> troublesAndSizes() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of(Arguments.of(trouble, SMALL), Arguments.of(trouble, LARGE)));
    }

    /// A file that something will happen to, and others of both kinds.
    private static Path batch(Path top, int size) throws IOException {
        for (int i = 0; i < 5; i++) {
            Trees.file(top.resolve("batch/others/" + i), 1_000 * i, 10 + i);
        }
        Trees.file(top.resolve("batch/others/large"), 2 * CHUNK + 5, 20);
        return Trees.file(top.resolve("batch/it"), size, 1);
    }

    private Transfer up() {
        return transfers.upload(host.visit(), List.of(mine.resolve("batch")), RealHost.at(), ConflictPolicy.FAIL, null);
    }

    private Transfer down() {
        return transfers.download(host.visit(), List.of(RealHost.at("batch")), mine, ConflictPolicy.FAIL, null);
    }

    private static void assertOnlyItFailed(Transfer transfer) {
        assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
        assertThat(transfer.failures()).extracting(Item::path).containsExactly("batch/it");
    }

    private static void assertReason(Transfer transfer, Reason reason) {
        assertOnlyItFailed(transfer);
        assertThat(transfer.failures().getFirst().outcome())
                .isInstanceOfSatisfying(
                        ItemOutcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOfSatisfying(
                                        TransferException.class,
                                        e -> assertThat(e.reason()).isEqualTo(reason)));
    }

    /// Everything but the file itself is there, and nothing else.
    private void assertOthersArrived(Path from, Path to) throws IOException {
        assertThat(Trees.snapshot(to.resolve("batch/others"))).isEqualTo(Trees.snapshot(from.resolve("batch/others")));
        assertThat(to.resolve("batch/it")).doesNotExist();
        assertThat(Trees.snapshot(to.resolve("batch")).keySet())
                .allMatch(name -> name.equals("others") || name.startsWith("others/"));
        assertThat(Trees.snapshot(to).keySet()).allMatch(name -> name.startsWith("batch"));
    }

    @ParameterizedTest
    @MethodSource("troublesAndSizes")
    void upload_ofAFileToWhichSomethingHappens_saysWhyOrSendsItAsItIsThen(Trouble trouble, int size) throws Exception {
        Path file = batch(mine, size);
        disk.whenReading(size, size > CHUNK ? 8 * CHUNK : 0, () -> trouble.befall(file));

        Transfer transfer = up();
        transfer.await();

        assertThat(disk.isDone()).isTrue();
        boolean readAgain = size < CHUNK && (trouble == Trouble.GROWS || trouble == Trouble.SHRINKS);
        if (readAgain) {
            assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
            assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
            return;
        }
        assertReason(
                transfer,
                switch (trouble) {
                    case VANISHES -> Reason.SOURCE_GONE;
                    case BECOMES_A_FOLDER -> size < CHUNK ? Reason.SOURCE_UNREADABLE : Reason.SOURCE_CHANGED;
                    case GROWS, SHRINKS -> Reason.SOURCE_CHANGED;
                });
        assertOthersArrived(mine, shared);
        assertThat(drafts()).isEmpty();
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> all = Files.walk(shared.resolve(".sampan/drafts"))) {
            return all.filter(path -> path.endsWith("data")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void upload_ofAFileThatCanNotBeRead_saysSo_andRetrySendsIt(int size) throws Exception {
        batch(mine, size);
        boolean[] broken = {true};
        disk.wheneverReading(size, size > CHUNK ? 24L * CHUNK : 0, () -> {
            if (broken[0]) {
                throw new IOException("Input/output error");
            }
        });

        Transfer transfer = up();
        transfer.await();

        assertReason(transfer, Reason.SOURCE_UNREADABLE);
        assertOthersArrived(mine, shared);
        broken[0] = false;
        Transfer again = transfer.retry();
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(again.counters().filesTotal()).isEqualTo(1);
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
    }

    @ParameterizedTest
    @EnumSource
    void download_ofALargeFileToWhichSomethingHappens_saysWhyOrFetchesItAsItIsThen(Trouble trouble) throws Exception {
        Path file = batch(shared, LARGE);
        disk.whenWriting(4 * CHUNK, 0, () -> trouble.befall(file));

        Transfer transfer = down();
        transfer.await();

        assertThat(disk.isDone()).isTrue();
        assertFetchedOrRefused(transfer, trouble);
    }

    /// Between the listing and the reading, when everybody waits for an answer about the file.
    @ParameterizedTest
    @EnumSource
    void download_ofASmallFileToWhichSomethingHappens_saysWhyOrFetchesItAsItIsThen(Trouble trouble) throws Exception {
        Path file = batch(shared, SMALL);
        Trees.file(mine.resolve("batch/it"), 5, 2);
        Asker asker = _ -> {
            try {
                trouble.befall(file);
                return ConflictPolicy.REPLACE;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        Transfer transfer =
                transfers.download(host.visit(), List.of(RealHost.at("batch")), mine, ConflictPolicy.ASK, asker);
        transfer.await();

        if (trouble == Trouble.VANISHES || trouble == Trouble.BECOMES_A_FOLDER) {
            assertThat(mine.resolve("batch/it")).hasSize(5);
            Files.delete(mine.resolve("batch/it"));
        }
        assertFetchedOrRefused(transfer, trouble);
    }

    private void assertFetchedOrRefused(Transfer transfer, Trouble trouble) throws IOException {
        if (trouble == Trouble.GROWS || trouble == Trouble.SHRINKS) {
            assertThat(transfer.failures()).isEmpty();
            assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
            assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
            assertThat(transfer.counters().bytesDone())
                    .isEqualTo(transfer.counters().bytesTotal());
            return;
        }
        assertOnlyItFailed(transfer);
        assertThat(transfer.failures().getFirst().outcome())
                .isInstanceOfSatisfying(
                        ItemOutcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOfSatisfying(
                                        LinkException.Refused.class,
                                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.NotFound.class)));
        assertOthersArrived(shared, mine);
    }
}
