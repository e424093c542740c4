package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.store.ReceiptEntry;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// Transfers whose files are compared end to end, with a real host.
@Timeout(300)
final class VerifyTest {
    private static final int CHUNK = Limits.CHUNK;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    private final Transfers transfers = new Transfers(new Retries(50, 1_000, 60));
    private final List<ReceiptEntry> witnessed = Collections.synchronizedList(new ArrayList<>());
    private @Nullable RealHost host;

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        transfers.close();
        host().close();
    }

    private RealHost host() {
        return java.util.Objects.requireNonNull(host);
    }

    private TransferOptions options(ConflictPolicy policy) {
        return TransferOptions.DEFAULT.onConflict(policy, null).verified(witnessed::add);
    }

    private Transfer up(ConflictPolicy policy, Path what) throws InterruptedException {
        Transfer transfer = transfers.upload(host().visit(), List.of(what), RealHost.at(), options(policy));
        transfer.await();
        return transfer;
    }

    private Transfer down(ConflictPolicy policy, String name) throws InterruptedException {
        Transfer transfer = transfers.download(host().visit(), List.of(RealHost.at(name)), mine, options(policy));
        transfer.await();
        return transfer;
    }

    private static void tree(Path top) throws IOException {
        int[] sizes = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 40 * CHUNK + 17};
        for (int i = 0; i < sizes.length; i++) {
            Trees.file(top.resolve("sizes/f" + sizes[i]), sizes[i], i);
            Trees.file(top.resolve("深/文件 " + i + ".txt"), 100 * i, 100 + i);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
        Files.setLastModifiedTime(file, time);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void assertWitnessed(Path target, int count, @Nullable Boolean carried) throws Exception {
        assertThat(witnessed).hasSize(count);
        for (ReceiptEntry entry : witnessed) {
            Path file = target.resolve(entry.path());
            assertThat(entry.size()).isEqualTo(Files.size(file));
            assertThat(entry.sha256()).isEqualTo(sha256(file));
            assertThat(entry.modified())
                    .isEqualTo(Files.getLastModifiedTime(file).toMillis());
            if (carried != null) {
                assertThat(entry.carried()).isEqualTo(carried);
            }
            assertThat(entry.original()).isNull();
            assertThat(entry.there()).isEqualTo(RealHost.SHARE + "/" + entry.path());
        }
    }

    @Test
    void upload_ofATree_witnessesTheSumOfEveryFile() throws Exception {
        tree(mine.resolve("tree"));
        Transfer transfer = up(ConflictPolicy.FAIL, mine.resolve("tree"));
        assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
        assertWitnessed(shared, 12, true);
    }

    @Test
    void download_ofATree_witnessesTheSumOfEveryFile() throws Exception {
        tree(shared.resolve("tree"));
        Transfer transfer = down(ConflictPolicy.FAIL, "tree");
        assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
        assertWitnessed(mine, 12, true);
    }

    @Test
    void upload_again_comparesWhatIsThere_andSendsNothing() throws Exception {
        tree(mine.resolve("tree"));
        up(ConflictPolicy.FAIL, mine.resolve("tree"));
        witnessed.clear();
        Transfer transfer = up(ConflictPolicy.FAIL, mine.resolve("tree"));
        assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
        // The host still knows that it was this device that sent the large ones.
        assertWitnessed(shared, 12, null);
        assertThat(witnessed).filteredOn(entry -> !entry.carried()).hasSize(10);
        assertThat(transfer.counters().sent()).isLessThan(30_000);
    }

    @Test
    void download_again_comparesWhatIsHere_andFetchesNothing() throws Exception {
        tree(shared.resolve("tree"));
        down(ConflictPolicy.FAIL, "tree");
        witnessed.clear();
        Transfer transfer = down(ConflictPolicy.FAIL, "tree");
        assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
        assertWitnessed(mine, 12, false);
        assertThat(transfer.counters().received()).isLessThan(60_000);
    }

    /// A file of the same size and time is taken for the same without comparing: the flipped byte would stay.
    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, CHUNK, 3 * CHUNK + 5})
    void upload_ontoAFileOfEqualSizeAndTime_findsAFlippedByte_andReplacesWhereAllowed(int size) throws Exception {
        Path file = Trees.file(mine.resolve("文件.bin"), size, 1);
        Path there = Trees.file(shared.resolve("文件.bin"), size, 1);
        flip(there, size - 1);

        Transfer refused = up(ConflictPolicy.FAIL, file);
        assertThat(refused.failures()).hasSize(1);
        assertThat(Files.mismatch(file, there)).isEqualTo(size - 1);

        assertThat(up(ConflictPolicy.SKIP, file).state()).isInstanceOf(TransferState.Done.class);
        assertThat(witnessed).isEmpty();
        assertThat(Files.mismatch(file, there)).isEqualTo(size - 1);

        Asker replacing = _ -> ConflictPolicy.REPLACE;
        Transfer asked = transfers.upload(
                host().visit(),
                List.of(file),
                RealHost.at(),
                TransferOptions.DEFAULT
                        .onConflict(ConflictPolicy.ASK, replacing)
                        .verified(witnessed::add));
        assertThat(asked.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(file, there)).isEqualTo(-1);
        assertThat(witnessed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, CHUNK, 3 * CHUNK + 5})
    void download_ontoAFileOfEqualSizeAndTime_findsAFlippedByte_andKeepsBoth(int size) throws Exception {
        Path there = Trees.file(shared.resolve("a.bin"), size, 1);
        Path here = Trees.file(mine.resolve("a.bin"), size, 1);
        flip(here, 0);

        Transfer refused = down(ConflictPolicy.FAIL, "a.bin");
        assertThat(refused.failures()).extracting(VerifyTest::reason).containsExactly(Reason.NAME_TAKEN);

        assertThat(down(ConflictPolicy.KEEP_BOTH, "a.bin").state()).isInstanceOf(TransferState.Done.class);
        assertThat(Files.mismatch(here, there)).isEqualTo(0);
        assertThat(Files.mismatch(mine.resolve("a (2).bin"), there)).isEqualTo(-1);
        assertThat(witnessed).hasSize(1);
        assertThat(witnessed.getFirst().path()).isEqualTo("a (2).bin");
        assertThat(witnessed.getFirst().original()).isEqualTo("a.bin");
    }

    private static @Nullable Reason reason(Item item) {
        return item.outcome() instanceof ItemOutcome.Failed(TransferException why) ? why.reason() : null;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, CHUNK, 40 * CHUNK + 17})
    void compare_afterAByteWasFlippedAtTheHost_findsItAlone(int size) throws Exception {
        Path folder = Files.createDirectory(mine.resolve("folder"));
        Trees.file(folder.resolve("good"), 100, 1);
        Trees.file(folder.resolve("bad"), size, 2);
        TransferOptions remembered = TransferOptions.DEFAULT.remembered();
        Transfer carrying = transfers.upload(host().visit(), List.of(folder), RealHost.at(), remembered);
        assertThat(carrying.await()).isInstanceOf(TransferState.Done.class);
        flip(shared.resolve("folder/bad"), size / 2);

        List<Transfer> told = new ArrayList<>();
        transfers.onAdded(told::add);
        Transfer comparing = carrying.compare(host().visit(), witnessed::add);

        assertThat(comparing.await()).isInstanceOf(TransferState.Failed.class);
        assertThat(comparing.failures()).extracting(Item::path).containsExactly("folder/bad");
        assertThat(comparing.failures()).extracting(VerifyTest::reason).containsExactly(Reason.NOT_VERIFIED);
        assertThat(witnessed).extracting(ReceiptEntry::path).containsExactly("folder/good");
        assertThat(told).isEmpty();
    }

    @Test
    void compare_afterADownload_tellsEveryFileOfIt_alsoWhatWasFoundHere() throws Exception {
        tree(shared.resolve("tree"));
        Files.createDirectories(mine.resolve("tree/sizes"));
        Files.copy(
                shared.resolve("tree/sizes/f1"),
                mine.resolve("tree/sizes/f1"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        TransferOptions remembered = TransferOptions.DEFAULT.remembered();
        Transfer carrying = transfers.download(host().visit(), List.of(RealHost.at("tree")), mine, remembered);
        assertThat(carrying.await()).isInstanceOf(TransferState.Done.class);
        assertThat(carrying.comparable()).isEqualTo(12);

        assertThat(carrying.compare(host().visit(), witnessed::add).await()).isInstanceOf(TransferState.Done.class);

        assertThat(witnessed).filteredOn(entry -> !entry.carried()).hasSize(1);
        witnessed.removeIf(entry -> !entry.carried());
        assertWitnessed(mine, 11, true);
    }

    @Test
    void download_ofNamesThatThisSystemCantHold_witnessesBothNames() throws Exception {
        Trees.file(shared.resolve("tree/c:d/a?b.txt"), 100, 1);
        Trees.file(shared.resolve("tree/c:d/plain"), 2 * CHUNK, 2);
        try (Transfers onWindows = new Transfers(Retries.DEFAULT, LocalDisk.REAL, LocalSystem.WINDOWS)) {
            Transfer transfer = onWindows.download(
                    host().visit(), List.of(RealHost.at("tree")), mine, options(ConflictPolicy.FAIL));
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        }
        assertThat(witnessed)
                .extracting(ReceiptEntry::original)
                .containsExactlyInAnyOrder("tree/c:d/a?b.txt", "tree/c:d/plain");
        for (ReceiptEntry entry : witnessed) {
            assertThat(entry.path()).doesNotContain(":", "?");
            assertThat(entry.there()).isEqualTo(RealHost.SHARE + "/" + entry.original());
            assertThat(entry.sha256()).isEqualTo(sha256(mine.resolve(entry.path())));
            assertThat(new ReceiptCheck(mine, _ -> {}).check(entry))
                    .isEqualTo(new ReceiptCheck.Finding.Agrees(entry.path(), entry.size()));
            assertThat(new ReceiptCheck(shared, _ -> {}).check(entry)).isInstanceOf(ReceiptCheck.Finding.Agrees.class);
        }
    }

    /// Every byte came over the network as it should, but this disk keeps others.
    @ParameterizedTest
    @ValueSource(ints = {3, 2 * CHUNK + 5})
    void download_toADiskThatKeepsOtherBytes_fails(int size) throws Exception {
        Trees.file(shared.resolve("a.bin"), size, 1);
        LocalDisk lying = new LocalDisk() {
            @Override
            public void write(FileChannel to, ByteBuffer from, long at) throws IOException {
                byte[] bytes = new byte[from.remaining()];
                from.get(bytes);
                bytes[bytes.length - 1] ^= 4;
                LocalDisk.REAL.write(to, ByteBuffer.wrap(bytes), at);
            }

            @Override
            public void force(FileChannel file, boolean all) throws IOException {
                LocalDisk.REAL.force(file, all);
            }
        };
        try (Transfers onThatDisk = new Transfers(Retries.DEFAULT, lying)) {
            Transfer transfer = onThatDisk.download(
                    host().visit(), List.of(RealHost.at("a.bin")), mine, options(ConflictPolicy.FAIL));
            assertThat(transfer.await()).isInstanceOf(TransferState.Failed.class);
            assertThat(transfer.failures()).extracting(VerifyTest::reason).containsExactly(Reason.NOT_VERIFIED);
        }
        assertThat(witnessed).isEmpty();
    }

    @Test
    void verify_withManySmallFiles_namesEachOnce() throws Exception {
        Path folder = mine.resolve("many");
        for (int i = 0; i < 3_000; i++) {
            Trees.file(folder.resolve("d" + i % 7 + "/f" + i), i % 300, i);
        }
        Transfer transfer = up(ConflictPolicy.FAIL, folder);
        assertThat(transfer.state()).isInstanceOf(TransferState.Done.class);
        assertWitnessed(shared, 3_000, true);
        assertThat(witnessed).extracting(ReceiptEntry::path).doesNotHaveDuplicates();
    }

    @Test
    void verify_throughAHostThatIsStartedAgain_goesOn() throws Exception {
        Path file = Trees.file(mine.resolve("large"), 200 * CHUNK + 3, 1);
        up(ConflictPolicy.FAIL, file);
        witnessed.clear();
        Transfer transfer =
                transfers.upload(host().visit(), List.of(file), RealHost.at(), options(ConflictPolicy.FAIL));
        long end = System.nanoTime() + 60_000_000_000L;
        while (transfer.counters().received() < 6_000 && !transfer.state().isEnd()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
        host().stop();
        host().start();
        assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        assertWitnessed(shared, 1, null);
    }

    @Test
    void upload_toAnInbox_isRefusedBeforeAnythingIsSent() throws Exception {
        host().close();
        host = new RealHost(shared, Access.INBOX);
        Transfer transfer = up(ConflictPolicy.FAIL, Trees.file(mine.resolve("a"), 10, 1));
        assertThat(transfer.state())
                .isInstanceOfSatisfying(
                        TransferState.Failed.class,
                        failed -> assertThat(failed.summary().cause())
                                .isInstanceOfSatisfying(
                                        TransferException.class,
                                        cause -> assertThat(cause.reason()).isEqualTo(Reason.NOT_READABLE_THERE)));
        assertThat(Trees.snapshot(shared)).isEmpty();
    }
}
