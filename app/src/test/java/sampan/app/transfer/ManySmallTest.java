package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;

/// Ten thousand small files, both ways; [ManyTinySoak] has a hundred thousand.
@Timeout(600)
final class ManySmallTest {
    private static final int FILES = 10_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void tenThousandFiles_comeBackIdentical(TestReporter reporter) throws Exception {
        Path shared = Files.createDirectory(temp.resolve("shared"));
        Path mine = Files.createDirectory(temp.resolve("mine"));
        Path home = Files.createDirectory(temp.resolve("home"));
        for (int i = 0; i < FILES; i++) {
            Trees.file(mine.resolve("tree/文件夹 " + i % 100 + "/file " + i), i % 8_192, i);
        }
        try (RealHost host = new RealHost(shared, Access.ADD);
                Transfers transfers = new Transfers()) {
            Transfer up = transfers.upload(
                    host.visit(), List.of(mine.resolve("tree")), RealHost.at(), ConflictPolicy.FAIL, null);
            assertDone(up, reporter, "up");
            Transfer down =
                    transfers.download(host.visit(), List.of(RealHost.at("tree")), home, ConflictPolicy.FAIL, null);
            assertDone(down, reporter, "down");
        }
        Map<String, String> there = Trees.snapshot(mine);
        assertThat(Trees.snapshot(shared)).isEqualTo(there);
        assertThat(Trees.snapshot(home)).isEqualTo(there);
    }

    @Test
    void tenThousandFiles_ofWhichFiveAreBad_allOthersArrive_andRetryCarriesTheFive(TestReporter reporter)
            throws Exception {
        try (ManyTiny many = new ManyTiny(FILES, temp)) {
            reporter.publishEntry("up", many.up().toString());
            reporter.publishEntry("down", many.down().toString());
        }
    }

    private static void assertDone(Transfer transfer, TestReporter reporter, String way) throws Exception {
        TransferState end = transfer.await();
        assertThat(transfer.failures()).isEmpty();
        assertThat(end).isInstanceOfSatisfying(TransferState.Done.class, done -> {
            assertThat(done.summary().files()).isEqualTo(FILES);
            long ms = Math.max(1, done.summary().millis());
            reporter.publishEntry(way, ms + " ms, " + FILES * 1_000L / ms + " files a second");
        });
    }
}
