package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.transfer.PreflightItem.Prospect;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;

/// Two folders, hosts of one of them, and looks at what a transfer would meet: what the tests of preflights share.
abstract class PreflightFixture {
    static final long OLD = 1_500_000_000_000L;
    static final long NEW = 1_700_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    Path shared;

    @SuppressWarnings("NullAway.Init")
    Path mine;

    final Map<String, PreflightItem> found = new TreeMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    RealHost host(Access most) throws IOException {
        RealHost host = new RealHost(shared, most);
        open.add(host);
        return host;
    }

    Transfers transfers(LocalSystem system) {
        Transfers transfers = new Transfers(Retries.DEFAULT, LocalDisk.REAL, system);
        open.add(transfers);
        return transfers;
    }

    static TransferOptions policy(ConflictPolicy policy) {
        return TransferOptions.DEFAULT.onConflict(policy, null);
    }

    static List<Path> in(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    PreflightSum up(RealHost host, TransferOptions options) throws IOException {
        return look(transfers(LocalSystem.HERE).uploadPreflight(host.visit(), in(mine), RealHost.at(), options));
    }

    PreflightSum down(RealHost host, LocalSystem system, TransferOptions options, String... what) throws IOException {
        List<RemotePath> paths = new ArrayList<>();
        for (String each : what) {
            paths.add(RealHost.at(each));
        }
        return look(transfers(system).downloadPreflight(host.visit(), paths, mine, options));
    }

    /// Looks, and sees that both sides are as before.
    PreflightSum look(Preflight preflight) throws IOException {
        Map<String, String> there = Trees.snapshot(shared);
        Map<String, String> here = Trees.snapshot(mine);
        PreflightSum sum = preflight.run(item -> assertThat(found.put(item.path(), item))
                .as(item.path() + " told twice")
                .isNull());
        assertThat(Trees.snapshot(shared)).isEqualTo(there);
        assertThat(Trees.snapshot(mine)).isEqualTo(here);
        assertThat(sum.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(found.size());
        return sum;
    }

    PreflightAnswer answer(String path) {
        PreflightItem item = found.get(path);
        if (item == null) {
            throw new AssertionError(path + " was not told");
        }
        return item.answer();
    }

    Set<String> failing() {
        return found.values().stream()
                .filter(item -> item.prospect() == Prospect.FAILS)
                .map(PreflightItem::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void tree(Path from, Path to) throws IOException {
        Trees.file(from.resolve("tree/same"), 5, 1);
        Trees.file(to.resolve("tree/same"), 5, 1);
        Trees.time(Trees.file(from.resolve("tree/differs"), 5, 2), NEW);
        Trees.time(Trees.file(to.resolve("tree/differs"), 4, 3), OLD);
        Trees.file(from.resolve("tree/new"), 7, 4);
        Trees.file(from.resolve("tree/folder/new"), 7, 5);
        Files.createDirectory(to.resolve("tree/folder"));
        Files.createDirectory(from.resolve("tree/empty"));
        Trees.file(from.resolve("tree/blocked/deep/inside"), 7, 6);
        Trees.time(Trees.file(to.resolve("tree/blocked"), 4, 7), OLD);
        Trees.time(Trees.file(from.resolve("tree/kind"), 7, 8), NEW);
        Files.createDirectory(to.resolve("tree/kind"));
    }
}
