package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.client.LinkException;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.Limits;

/// What each policy does when a name is taken, both ways, for small and large files; the others always
/// arrive.
@Timeout(300)
final class PoliciesTest {
    private static final int LARGE = 2 * Limits.CHUNK + 5;
    private static final long OLD = 1_500_000_000_000L;
    private static final long NEW = 1_700_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final Transfers transfers = new Transfers();

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

    private Transfer up(ConflictPolicy policy, @Nullable Asker asker) throws Exception {
        List<Path> files;
        try (var all = Files.list(mine)) {
            files = all.sorted().toList();
        }
        Transfer transfer = transfers.upload(host.visit(), files, RealHost.at(), policy, asker);
        transfer.await();
        return transfer;
    }

    private Transfer down(ConflictPolicy policy, @Nullable Asker asker) throws Exception {
        Transfer transfer =
                transfers.download(host.visit(), List.of(RealHost.at("a"), RealHost.at("b")), mine, policy, asker);
        transfer.await();
        return transfer;
    }

    /// `a` is taken with other bytes, `b` is not.
    private void clash(Path from, Path to, int size, long fromTime, long toTime) throws IOException {
        Trees.time(Trees.file(from.resolve("a"), size, 1), fromTime);
        Trees.file(from.resolve("b"), size, 2);
        Files.write(to.resolve("a"), "old".getBytes(StandardCharsets.UTF_8));
        Trees.time(to.resolve("a"), toTime);
    }

    private static List<ItemOutcome> outcomes(Transfer transfer) throws Exception {
        List<Item> items = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch told = new CountDownLatch(1);
        transfer.onItem(items::add);
        transfer.onState(_ -> told.countDown());
        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        return items.stream()
                .filter(item -> item.path().equals("a"))
                .map(Item::outcome)
                .toList();
    }

    private void assertKept(Path to, Path from) throws IOException {
        assertThat(to.resolve("a")).hasContent("old");
        assertThat(Files.mismatch(to.resolve("b"), from.resolve("b"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void upload_fail_keepsTheOldFile_andTheRestArrives(int size) throws Exception {
        clash(mine, shared, size, NEW, OLD);
        Transfer transfer = up(ConflictPolicy.FAIL, null);
        assertKept(shared, mine);
        assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
        assertThat(transfer.failures()).singleElement().satisfies(item -> {
            assertThat(item.path()).isEqualTo("a");
            assertThat(item.outcome())
                    .isInstanceOfSatisfying(
                            ItemOutcome.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isInstanceOfSatisfying(
                                            LinkException.Refused.class,
                                            refused -> assertThat(refused.failure())
                                                    .isInstanceOf(Failure.Conflict.class)));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void download_fail_keepsTheOldFile_andTheRestArrives(int size) throws Exception {
        clash(shared, mine, size, NEW, OLD);
        Transfer transfer = down(ConflictPolicy.FAIL, null);
        assertKept(mine, shared);
        assertThat(transfer.failures())
                .singleElement()
                .satisfies(item -> assertThat(item.outcome())
                        .isInstanceOfSatisfying(
                                ItemOutcome.Failed.class,
                                failed -> assertThat(failed.cause())
                                        .isInstanceOfSatisfying(
                                                TransferException.class,
                                                e -> assertThat(e.reason())
                                                        .isEqualTo(TransferException.Reason.NAME_TAKEN))));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void skip_keepsTheOldFile_andNothingFailed(int size) throws Exception {
        clash(mine, shared, size, NEW, OLD);
        Transfer up = up(ConflictPolicy.SKIP, null);
        assertKept(shared, mine);
        assertThat(up.state()).isInstanceOf(TransferState.Done.class);
        assertThat(outcomes(up)).containsExactly(new ItemOutcome.Skipped(SkipReason.EXISTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void download_skip_keepsTheOldFile_andFetchesNothing(int size) throws Exception {
        clash(shared, mine, size, NEW, OLD);
        Transfer down = down(ConflictPolicy.SKIP, null);
        assertKept(mine, shared);
        assertThat(down.counters().received()).isLessThan(size + 100_000L);
        assertThat(outcomes(down)).containsExactly(new ItemOutcome.Skipped(SkipReason.EXISTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void upload_replace_putsTheOldFileIntoTheTrash(int size) throws Exception {
        clash(mine, shared, size, NEW, OLD);
        Transfer transfer = up(ConflictPolicy.REPLACE, null);
        assertThat(transfer.failures()).isEmpty();
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        try (var trash = Files.walk(shared.resolve(".sampan/trash"))) {
            assertThat(trash.filter(Files::isRegularFile))
                    .anySatisfy(file -> assertThat(file).hasContent("old"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void download_replace_takesTheOldFilesPlace(int size) throws Exception {
        clash(shared, mine, size, NEW, OLD);
        Transfer transfer = down(ConflictPolicy.REPLACE, null);
        assertThat(transfer.failures()).isEmpty();
        assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void upload_keepBoth_addsAFreeName(int size) throws Exception {
        clash(mine, shared, size, NEW, OLD);
        Transfer transfer = up(ConflictPolicy.KEEP_BOTH, null);
        assertThat(transfer.failures()).isEmpty();
        assertKept(shared, mine);
        List<String> names = new ArrayList<>(Trees.snapshot(shared).keySet());
        assertThat(names).hasSize(3).contains("a", "b");
        names.removeAll(List.of("a", "b"));
        assertThat(Files.mismatch(shared.resolve(names.getFirst()), mine.resolve("a")))
                .isEqualTo(-1);
        assertThat(outcomes(transfer)).containsExactly(new ItemOutcome.Done(names.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void download_keepBoth_addsAFreeName(int size) throws Exception {
        clash(shared, mine, size, NEW, OLD);
        Transfer transfer = down(ConflictPolicy.KEEP_BOTH, null);
        assertKept(mine, shared);
        assertThat(Files.mismatch(mine.resolve("a (2)"), shared.resolve("a"))).isEqualTo(-1);
        assertThat(outcomes(transfer)).containsExactly(new ItemOutcome.Done("a (2)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void replaceIfNewer_goesByTheTimes_bothWays(int size) throws Exception {
        clash(mine, shared, size, OLD, NEW);
        assertThat(outcomes(up(ConflictPolicy.REPLACE_IF_NEWER, null)))
                .containsExactly(new ItemOutcome.Skipped(SkipReason.NOT_NEWER));
        assertKept(shared, mine);
        Trees.time(mine.resolve("a"), NEW + 1_001);
        assertThat(outcomes(up(ConflictPolicy.REPLACE_IF_NEWER, null))).containsExactly(new ItemOutcome.Done(null));
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        Files.writeString(mine.resolve("a"), "other");
        Trees.time(mine.resolve("a"), OLD);
        assertThat(outcomes(down(ConflictPolicy.REPLACE_IF_NEWER, null))).containsExactly(new ItemOutcome.Done(null));
        Map<String, String> there = Trees.snapshot(shared);
        assertThat(Trees.snapshot(mine)).isEqualTo(there);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConflictPolicy.class,
            names = {"SKIP", "REPLACE", "KEEP_BOTH", "FAIL", "ASK"})
    void ask_holdsUpOnlyThatFile_andDoesWhatIsAnswered(ConflictPolicy answer) throws Exception {
        clash(mine, shared, 5, NEW, OLD);
        for (int i = 0; i < 50; i++) {
            Trees.file(mine.resolve("other" + i), 5, i);
        }
        CountDownLatch others = new CountDownLatch(51);
        List<Conflict> asked = Collections.synchronizedList(new ArrayList<>());
        List<Path> files;
        try (var all = Files.list(mine)) {
            files = all.sorted().toList();
        }
        Transfer transfer = transfers.upload(host.visit(), files, RealHost.at(), ConflictPolicy.ASK, conflict -> {
            asked.add(conflict);
            try {
                assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer;
        });
        transfer.onItem(_ -> others.countDown());
        transfer.await();
        assertThat(asked).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("a");
            assertThat(conflict.existing()).isNotNull();
            assertThat(conflict.freeName()).isNotNull();
        });
        boolean kept = answer != ConflictPolicy.REPLACE;
        assertThat(Files.size(shared.resolve("a"))).isEqualTo(kept ? 3 : 5);
        assertThat(transfer.failures()).hasSize(answer == ConflictPolicy.FAIL || answer == ConflictPolicy.ASK ? 1 : 0);
        assertThat(shared.resolve("other49")).exists();
    }

    @Test
    void download_ask_holdsUpOnlyThatFile() throws Exception {
        clash(shared, mine, 5, NEW, OLD);
        List<Conflict> asked = new ArrayList<>();
        Transfer transfer = down(ConflictPolicy.ASK, conflict -> {
            asked.add(conflict);
            return ConflictPolicy.REPLACE;
        });
        assertThat(transfer.failures()).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().direction()).isEqualTo(Direction.DOWNLOAD);
        assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
    }

    /// Says a name that is taken too, then one that is free.
    private static Asker renaming(List<Conflict> asked) {
        return conflict -> {
            asked.add(conflict);
            return new NewName(asked.size() == 1 ? "b" : "c");
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void upload_underAnotherName_isAskedAgain_whereThatIsTakenToo(int size) throws Exception {
        clash(mine, shared, size, NEW, OLD);
        Files.write(shared.resolve("b"), "theirs".getBytes(StandardCharsets.UTF_8));
        Files.delete(mine.resolve("b"));
        List<Conflict> asked = Collections.synchronizedList(new ArrayList<>());
        Transfer transfer = up(ConflictPolicy.ASK, renaming(asked));
        assertThat(transfer.failures()).isEmpty();
        assertThat(asked).extracting(Conflict::path).containsExactly("a", "b");
        assertThat(outcomes(transfer)).containsExactly(new ItemOutcome.Done("c"));
        assertThat(shared.resolve("a")).hasContent("old");
        assertThat(shared.resolve("b")).hasContent("theirs");
        assertThat(Files.mismatch(mine.resolve("a"), shared.resolve("c"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void download_underAnotherName_isAskedAgain_whereThatIsTakenToo(int size) throws Exception {
        clash(shared, mine, size, NEW, OLD);
        Files.write(mine.resolve("b"), "mine".getBytes(StandardCharsets.UTF_8));
        List<Conflict> asked = Collections.synchronizedList(new ArrayList<>());
        Transfer transfer =
                transfers.download(host.visit(), List.of(RealHost.at("a")), mine, ConflictPolicy.ASK, renaming(asked));
        transfer.await();
        assertThat(transfer.failures()).isEmpty();
        assertThat(asked).extracting(Conflict::path).containsExactly("a", "b");
        assertThat(outcomes(transfer)).containsExactly(new ItemOutcome.Done("c"));
        assertThat(mine.resolve("a")).hasContent("old");
        assertThat(mine.resolve("b")).hasContent("mine");
        assertThat(Files.mismatch(shared.resolve("a"), mine.resolve("c"))).isEqualTo(-1);
    }

    @Test
    void anotherName_thatNothingCanHave_failsThatFileOnly() throws Exception {
        clash(shared, mine, 5, NEW, OLD);
        Transfer transfer = down(ConflictPolicy.ASK, _ -> new NewName("../c"));
        assertThat(transfer.failures()).extracting(Item::path).containsExactly("a");
        assertThat(mine.resolve("a")).hasContent("old");
        assertThat(mine.resolve("../c")).doesNotExist();
    }

    @Test
    void upload_ofNamesThatAreNotPortable_failsThoseOnly_andRetryFailsThemAgain() throws Exception {
        Trees.file(mine.resolve("good"), 5, 1);
        Trees.file(mine.resolve("con"), 5, 2);
        Trees.file(mine.resolve("a:b"), LARGE, 3);
        Trees.file(mine.resolve("bad?/inside"), 5, 4);
        Transfer transfer = up(ConflictPolicy.FAIL, null);
        assertThat(Trees.snapshot(shared).keySet()).containsExactly("good");
        assertThat(transfer.failures())
                .extracting(Item::path)
                .containsExactlyInAnyOrder("con", "a:b", "bad?", "bad?/inside");
        Transfer again = transfer.retry();
        again.await();
        assertThat(again.failures())
                .extracting(Item::path)
                .containsExactlyInAnyOrder("con", "a:b", "bad?", "bad?/inside");
    }

    @Test
    void retry_afterTheNameBecameFree_carriesOnlyWhatFailed() throws Exception {
        Trees.file(mine.resolve("tree/a"), 5, 1);
        Trees.file(mine.resolve("tree/b"), LARGE, 2);
        Trees.file(mine.resolve("tree/c"), 5, 3);
        Trees.time(mine.resolve("tree"), OLD);
        Files.createDirectories(shared.resolve("tree/a"));
        Files.writeString(shared.resolve("tree/b"), "old");
        Transfer transfer = up(ConflictPolicy.FAIL, null);
        assertThat(transfer.failures()).extracting(Item::path).containsExactlyInAnyOrder("tree/a", "tree/b");
        Files.delete(shared.resolve("tree/a"));
        Files.delete(shared.resolve("tree/b"));
        Transfer again = transfer.retry();
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(((TransferState.Done) again.state()).summary().files()).isEqualTo(2);
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
    }

    @Test
    void download_retry_carriesOnlyWhatFailed() throws Exception {
        Trees.file(shared.resolve("a/x"), 5, 1);
        Trees.file(shared.resolve("a/y"), LARGE, 2);
        Trees.file(shared.resolve("b"), 5, 3);
        Trees.time(shared.resolve("a"), OLD);
        Files.createDirectories(mine.resolve("a/x"));
        Files.writeString(mine.resolve("a/y"), "old");
        Transfer transfer = down(ConflictPolicy.FAIL, null);
        assertThat(transfer.failures()).extracting(Item::path).containsExactlyInAnyOrder("a/x", "a/y");
        Files.delete(mine.resolve("a/x"));
        Files.delete(mine.resolve("a/y"));
        Transfer again = transfer.retry();
        assertThat(again.await()).isInstanceOf(TransferState.Done.class);
        assertThat(Trees.snapshot(mine)).isEqualTo(Trees.snapshot(shared));
    }
}
