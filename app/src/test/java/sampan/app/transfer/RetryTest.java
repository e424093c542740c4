package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// A host that goes away in the middle and stays away until the transfer has failed: carrying what failed once more
/// ends in the same tree as if nothing had happened, empty folders and the times of folders included.
@Timeout(300)
final class RetryTest {
    /// So many chunks that not all are on their way when the fifth is written.
    private static final int LARGE = 48 * Limits.CHUNK + 777;

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
    private final Transfers transfers = new Transfers(new Retries(5, 10, 3), disk);

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

    private static Path tree(Path top) throws IOException {
        for (int i = 0; i < 8; i++) {
            Trees.file(top.resolve("tree/small/" + i), 1_000 * i, 10 + i);
        }
        Trees.file(top.resolve("tree/large/it"), LARGE, 1);
        Files.createDirectories(top.resolve("tree/nothing/in here"));
        for (String name : List.of("small", "large", "nothing/in here", "nothing", "")) {
            Trees.time(top.resolve("tree").resolve(name), 1_444_444_444_444L + name.length());
        }
        return top.resolve("tree");
    }

    @ParameterizedTest
    @CsvSource({"UPLOAD, 0", "UPLOAD, 1", "UPLOAD, 2", "DOWNLOAD, 2"})
    void retry_afterTheHostStayedAway_endsInTheSameTree(Direction way, int moment) throws Exception {
        boolean up = way == Direction.UPLOAD;
        Path tree = tree(up ? mine : shared);
        AtomicBoolean away = new AtomicBoolean();
        DisturbedDisk.Deed leave = () -> {
            away.set(true);
            host.stop();
        };
        switch (moment) {
            case 0 -> leave.done();
            case 1 -> disk.whenReading(1_000, 0, leave);
            default -> {
                if (up) {
                    disk.whenReading(LARGE, 4 * Limits.CHUNK, leave);
                } else {
                    disk.whenWriting(4 * Limits.CHUNK, 0, leave);
                }
            }
        }
        Transfer transfer = up
                ? transfers.upload(host.visit(), List.of(tree), RealHost.at(), ConflictPolicy.FAIL, null)
                : transfers.download(host.visit(), List.of(RealHost.at("tree")), mine, ConflictPolicy.FAIL, null);
        assertThat(transfer.await()).isInstanceOf(TransferState.Failed.class);
        assertThat(away).isTrue();
        host.start();

        Transfer again = transfer.retry();

        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Trees.snapshot(up ? shared : mine)).isEqualTo(Trees.snapshot(up ? mine : shared));
    }
}
