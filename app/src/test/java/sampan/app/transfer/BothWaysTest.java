package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;

/// Real files, both ways, with a real host.
@Timeout(300)
final class BothWaysTest {
    private static final int CHUNK = Limits.CHUNK;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers();

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        home = Files.createDirectory(temp.resolve("home"));
        host = new RealHost(shared, Access.ADD);
    }

    @AfterEach
    void stop() {
        transfers.close();
        host.close();
    }

    private Summary up(Path... what) throws Exception {
        Transfer transfer = transfers.upload(host.visit(), List.of(what), RealHost.at(), ConflictPolicy.FAIL, null);
        return done(transfer);
    }

    private Summary down(RemotePath... what) throws Exception {
        return done(transfers.download(host.visit(), List.of(what), home, ConflictPolicy.FAIL, null));
    }

    private static Summary done(Transfer transfer) throws Exception {
        TransferState end = transfer.await();
        assertThat(transfer.failures()).isEmpty();
        assertThat(end).isInstanceOf(TransferState.Done.class);
        Counters counters = transfer.counters();
        assertThat(counters.filesDone()).isEqualTo(counters.filesTotal());
        assertThat(counters.bytesDone()).isEqualTo(counters.bytesTotal());
        return ((TransferState.Done) end).summary();
    }

    private Path tree() throws IOException {
        Path tree = mine.resolve("照片 2026");
        int[] sizes = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK / 2};
        for (int i = 0; i < sizes.length; i++) {
            Trees.file(tree.resolve("sizes/f" + sizes[i]), sizes[i], i);
            Trees.file(tree.resolve("深/更深/文件" + i + ".txt"), 100 * i, 100 + i);
        }
        Files.createDirectories(tree.resolve("empty/deeper"));
        Trees.time(tree.resolve("empty/deeper"), 1_111_111_111_111L);
        Trees.time(tree.resolve("empty"), 1_222_222_222_222L);
        Trees.time(tree.resolve("深/更深"), 1_333_333_333_333L);
        Trees.time(tree.resolve("深"), 1_444_444_444_444L);
        Trees.time(tree.resolve("sizes"), 1_555_555_555_555L);
        Trees.time(tree, 1_666_666_666_666L);
        return tree;
    }

    @Test
    void upload_ofATree_isIdenticalAtTheHost_withTimesAndEmptyFolders() throws Exception {
        Summary summary = up(tree());
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        assertThat(summary.files()).isEqualTo(12);
        assertThat(summary.folders()).isEqualTo(6);
        assertThat(summary.sent()).isGreaterThan(summary.bytes());
    }

    @Test
    void download_ofATree_isIdenticalHere_withTimesAndEmptyFolders() throws Exception {
        tree();
        Files.move(mine.resolve("照片 2026"), shared.resolve("照片 2026"));
        Map<String, String> there = Trees.snapshot(shared);
        Summary summary = down(RealHost.at("照片 2026"));
        assertThat(Trees.snapshot(home)).isEqualTo(there);
        assertThat(summary.files()).isEqualTo(12);
        assertThat(summary.folders()).isEqualTo(6);
        assertThat(summary.received()).isGreaterThan(summary.bytes());
    }

    @Test
    void download_ofSingleFilesOfEverySize_isIdentical() throws Exception {
        tree();
        Files.move(mine.resolve("照片 2026"), shared.resolve("tree"));
        List<RemotePath> files = new ArrayList<>();
        for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK / 2}) {
            files.add(RealHost.at("tree", "sizes", "f" + size));
        }
        down(files.toArray(RemotePath[]::new));
        Map<String, String> sizes = Trees.snapshot(shared.resolve("tree/sizes"));
        assertThat(Trees.snapshot(home)).isEqualTo(sizes);
    }

    @Test
    void download_ofTheLibrary_bringsEveryShareAsAFolder() throws Exception {
        Trees.file(shared.resolve("a/b"), 10, 1);
        Summary summary = down(RemotePath.LIBRARY);
        assertThat(Trees.snapshot(home.resolve(RealHost.SHARE)).keySet()).containsExactly("a", "a/b");
        assertThat(summary.files()).isEqualTo(1);
    }

    @Test
    void upload_ofSeveralThings_landsSideBySide() throws Exception {
        Path one = Trees.file(mine.resolve("one"), 10, 1);
        Path two = Trees.file(mine.resolve("deep/two"), 20, 2);
        Files.createDirectories(mine.resolve("folder/sub"));
        up(one, two, mine.resolve("folder"));
        assertThat(Trees.snapshot(shared).keySet()).containsExactly("folder", "folder/sub", "one", "two");
    }

    @Test
    void upload_ofNothing_isDone() throws Exception {
        assertThat(up().files()).isZero();
    }

    @Test
    void upload_again_sendsNothingTwice_andIsNoConflict() throws Exception {
        Path tree = tree();
        up(tree);
        Summary second = up(tree);
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        assertThat(second.saved()).isGreaterThanOrEqualTo(CHUNK + 1 + 7 * CHUNK / 2);
        assertThat(second.sent()).isLessThan(3L * CHUNK);
    }

    @Test
    void download_again_passesEverythingOver() throws Exception {
        tree();
        Files.move(mine.resolve("照片 2026"), shared.resolve("tree"));
        down(RealHost.at("tree"));
        Map<String, String> before = Trees.snapshot(home);
        Summary second = down(RealHost.at("tree"));
        assertThat(Trees.snapshot(home)).isEqualTo(before);
        assertThat(second.files()).isZero();
        assertThat(second.skipped()).isEqualTo(12);
        assertThat(second.received()).isLessThan(CHUNK);
    }

    @Test
    void download_ofAnExecutableFile_isNotExecutableHere() throws Exception {
        Path script = Trees.file(shared.resolve("run.sh"), 10, 1);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        down(RealHost.at("run.sh"));
        assertThat(Files.isExecutable(home.resolve("run.sh"))).isFalse();
    }

    @Test
    void upload_ofAStream_isAFile() throws Exception {
        for (int size : new int[] {0, 5, 3 * CHUNK + 7}) {
            byte[] bytes = Trees.bytes(size, size);
            String name = "stream " + size;
            done(transfers.upload(
                    host.visit(), new ByteArrayInputStream(bytes), name, RealHost.at(), TransferOptions.DEFAULT));
            assertThat(Files.readAllBytes(shared.resolve(name))).isEqualTo(bytes);
        }
    }

    @Test
    void download_intoAStream_isInOrder() throws Exception {
        for (int size : new int[] {0, 5, CHUNK, 20 * CHUNK + 7}) {
            Path file = Trees.file(shared.resolve("stream " + size), size, size);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            done(transfers.download(host.visit(), RealHost.at("stream " + size), out, TransferOptions.DEFAULT));
            assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void upload_ofALargeFile_usesSeveralLinks_andIsIdentical() throws Exception {
        Path file = Trees.file(mine.resolve("64 MiB"), 64 * CHUNK + 12_345, 64);
        Summary summary = up(file);
        assertThat(Files.mismatch(shared.resolve("64 MiB"), file)).isEqualTo(-1);
        assertThat(summary.sent()).isBetween(64L * CHUNK, 67L * CHUNK);
    }

    @Test
    void download_ofALargeFile_isIdentical_andLeavesNoPart() throws Exception {
        Path file = Trees.file(shared.resolve("64 MiB"), 64 * CHUNK + 12_345, 64);
        down(RealHost.at("64 MiB"));
        assertThat(Files.mismatch(home.resolve("64 MiB"), file)).isEqualTo(-1);
        assertThat(Trees.snapshot(home).keySet()).containsExactly("64 MiB");
    }

    @Test
    void severalTransfers_atOnce_allArrive() throws Exception {
        List<Transfer> all = new ArrayList<>();
        List<Transfer> told = new ArrayList<>();
        transfers.onAdded(told::add);
        for (int i = 0; i < 7; i++) {
            Path file = Trees.file(mine.resolve("file " + i), 5 * CHUNK + i, i);
            all.add(transfers.upload(host.visit(), List.of(file), RealHost.at(), ConflictPolicy.FAIL, null));
        }
        for (Transfer each : all) {
            done(each);
        }
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        assertThat(told).isEqualTo(all);
        assertThat(transfers.underWay()).isEmpty();
    }
}
