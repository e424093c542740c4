package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Failure;

/// So many tiny files, of which five meet something at their names: all others arrive, the five are listed with their
/// causes, and when the names are free a retry carries just those.
final class ManyTiny implements AutoCloseable {
    private static final int BAD = 5;
    private static final int FOLDER = 100;

    private final int count;
    private final Path shared;
    private final Path mine;
    private final Path home;
    private final RealHost host;
    private final Transfers transfers = new Transfers();

    /// What one direction took.
    ///
    /// @param millis everything but the five
    /// @param againMillis the five
    /// @param againBytes bytes on the wire for the five, both ways
    record Took(long millis, long againMillis, long againBytes) {}

    ManyTiny(int count, Path temp) throws IOException {
        this.count = count;
        this.shared = Files.createDirectory(temp.resolve("shared"));
        this.mine = Files.createDirectory(temp.resolve("mine"));
        this.home = Files.createDirectory(temp.resolve("home"));
        for (int i = 0; i < count; i++) {
            Trees.file(mine.resolve(name(i)), 1 + i % FOLDER, i);
        }
        this.host = new RealHost(shared, Access.FULL);
    }

    private static String name(int i) {
        return "tree/folder " + i / FOLDER + "/file " + i;
    }

    /// The n-th of the five, spread over all of them.
    private String bad(int n) {
        return name((count - 1) / (BAD - 1) * n);
    }

    /// Every other bad name is a folder's.
    private void take(Path at) throws IOException {
        for (int n = 0; n < BAD; n++) {
            Path path = at.resolve(bad(n));
            if (n % 2 == 0) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, "taken by this");
            } else {
                Files.createDirectories(path);
            }
        }
    }

    private void free(Path at) throws IOException {
        for (int n = 0; n < BAD; n++) {
            Files.delete(at.resolve(bad(n)));
        }
    }

    Took up() throws Exception {
        take(shared);
        Transfer up =
                transfers.upload(host.visit(), List.of(mine.resolve("tree")), RealHost.at(), TransferOptions.DEFAULT);
        long millis = assertFive(up);
        for (Item item : up.failures()) {
            assertThat(((ItemOutcome.Failed) item.outcome()).cause())
                    .isInstanceOfSatisfying(
                            LinkException.Refused.class,
                            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        }
        free(shared);
        return again(up, millis, shared);
    }

    /// After [#up], whose files it fetches.
    Took down() throws Exception {
        take(home);
        Transfer down = transfers.download(host.visit(), List.of(RealHost.at("tree")), home, TransferOptions.DEFAULT);
        long millis = assertFive(down);
        for (Item item : down.failures()) {
            assertThat(((ItemOutcome.Failed) item.outcome()).cause())
                    .isInstanceOfSatisfying(
                            TransferException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NAME_TAKEN));
        }
        free(home);
        return again(down, millis, home);
    }

    private long assertFive(Transfer transfer) throws Exception {
        TransferState end = transfer.await();
        TreeSet<String> failed = new TreeSet<>();
        transfer.failures().forEach(item -> failed.add(item.path()));
        TreeSet<String> bad = new TreeSet<>();
        for (int n = 0; n < BAD; n++) {
            bad.add(bad(n));
        }
        assertThat(failed).isEqualTo(bad);
        assertThat(end).isInstanceOf(TransferState.Failed.class);
        Summary summary = ((TransferState.Failed) end).summary();
        assertThat(summary.files()).isEqualTo(count - BAD);
        assertThat(summary.failed()).isEqualTo(BAD);
        assertThat(summary.cause()).isNull();
        return summary.millis();
    }

    private Took again(Transfer transfer, long millis, Path at) throws Exception {
        Transfer retry = transfer.retry();
        TransferState end = retry.await();
        assertThat(end).isInstanceOf(TransferState.Done.class);
        Summary summary = ((TransferState.Done) end).summary();
        assertThat(summary.files()).isEqualTo(BAD);
        assertThat(summary.skipped()).isZero();
        assertThat(summary.sent() + summary.received()).isLessThan(50_000);
        assertThat(files(at)).isEqualTo(files(mine));
        return new Took(millis, summary.millis(), summary.sent() + summary.received());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>(Trees.snapshot(folder));
        files.values().removeIf(what -> what.startsWith("folder"));
        return files;
    }

    @Override
    public void close() {
        transfers.close();
        host.close();
    }
}
