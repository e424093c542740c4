package sampan.app.transfer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.KeptBatch;
import sampan.app.store.KeptFile;
import sampan.app.store.QueueDatabase;
import sampan.app.transfer.Asker;
import sampan.app.transfer.Conflict;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.RealHost;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.TransferException;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.Trees;
import sampan.protocol.Access;
import sampan.protocol.Limits;

/// Batches that wait, pause, fail and go on, within one run and after the next start.
@Timeout(300)
class QueueTest {
    private static final int LARGE = 64 * Limits.CHUNK + 777;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private @Nullable Queue queue;

    /// A question that is not answered before the test says so.
    private final AtomicReference<@Nullable Conflict> asked = new AtomicReference<>();

    private volatile boolean answered;

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        answered = true;
        if (queue != null) {
            queue.close();
        }
        host.close();
    }

    private final class Known implements Hosts {
        @Override
        public Visit visit(Destination last) throws IOException {
            assertThat(last.token()).isNull();
            return host.again(last);
        }

        @Override
        public Asker asker(boolean canReplace) {
            return conflict -> {
                asked.set(conflict);
                until(() -> answered);
                return ConflictPolicy.SKIP;
            };
        }

        @Override
        public void over(Asker asker) {}
    }

    private Queue queue(int most) {
        Queue made = new Queue(new Transfers(), Home.in(temp.resolve("home")), new Known(), QueueTrouble.UNHEARD, most);
        queue = made;
        return made;
    }

    private Queue restarted(Queue before, int most) {
        before.close();
        Queue made = queue(most);
        made.restore();
        return made;
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
    }

    private static <S extends QueueState> S untilIs(QueuedBatch batch, Class<S> state) {
        until(() -> state.isInstance(batch.state()) || batch.state() instanceof QueueState.Failed);
        assertThat(batch.state()).isInstanceOf(state);
        return state.cast(batch.state());
    }

    private static QueuedBatch only(Queue queue) {
        until(() -> !queue.all().isEmpty());
        return queue.all().getFirst();
    }

    private static void untilCarried(QueuedBatch batch, long files, long bytes) {
        until(() -> {
            Transfer transfer = batch.transfer();
            return transfer != null
                    && (batch.state().isEnd()
                            || (transfer.counters().filesDone() >= files
                                    && transfer.counters().bytesDone() >= bytes));
        });
    }

    private Path tree(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Trees.file(mine.resolve("tree/" + i % 20 + "/" + i), 100 + i % 3_000, i);
        }
        return mine.resolve("tree");
    }

    /// A batch that is under way until its question is answered.
    private QueuedBatch blocked(Queue in) throws IOException {
        Trees.file(shared.resolve("taken"), 5, 1);
        Path taken = Trees.file(mine.resolve("taken"), 6, 2);
        QueuedBatch batch = in.upload(host.visit(), List.of(taken), RealHost.at(), ConflictPolicy.ASK);
        until(() -> asked.get() != null);
        return batch;
    }

    private QueuedBatch add(Queue to, String name) throws IOException {
        Path file = Trees.file(mine.resolve(name), 10, name.hashCode() & 0xff);
        return to.upload(host.visit(), List.of(file), RealHost.at(), ConflictPolicy.FAIL);
    }

    @Test
    void batches_waitForTheirTurn_andTheirOrderCanBeChanged() throws Exception {
        Queue queue = queue(1);
        QueuedBatch first = blocked(queue);
        QueuedBatch a = add(queue, "a");
        QueuedBatch b = add(queue, "b");
        QueuedBatch c = add(queue, "c");
        QueuedBatch d = add(queue, "d");
        assertThat(List.of(a, b, c, d))
                .allSatisfy(batch -> assertThat(batch.state()).isInstanceOf(QueueState.Waiting.class));
        queue.moveUp(c);
        queue.moveDown(a);
        queue.prioritize(b, Priority.LOW);
        queue.moveToTop(d);
        assertThat(queue.all()).containsExactly(d, first, c, a, b);
        queue.moveUp(d);
        queue.moveDown(a);
        assertThat(queue.all()).containsExactly(d, first, c, a, b);
        assertThat(shared.resolve("a")).doesNotExist();
        answered = true;
        until(() -> queue.all().stream().allMatch(batch -> batch.state() instanceof QueueState.Done));
        assertThat(shared.resolve("a")).exists();
        queue.removeEnded();
        assertThat(queue.all()).isEmpty();
    }

    @Test
    void limit_holdsWhileItIsUnderWay_andAfterARestart() throws Exception {
        Path large = mine.resolve("large");
        Files.write(large, new byte[6_000_000]);
        Queue first = queue(1);
        QueuedBatch batch = first.upload(host.visit(), List.of(large), RealHost.at(), ConflictPolicy.ASK);
        first.limit(batch, 1_000_000);
        until(() -> batch.transfer() != null
                && Objects.requireNonNull(batch.transfer()).limit() == 1_000_000);
        Queue second = restarted(first, 1);
        QueuedBatch again = only(second);
        assertThat(again.limit()).isEqualTo(1_000_000);
        until(() -> again.transfer() != null
                && Objects.requireNonNull(again.transfer()).limit() == 1_000_000);
        second.limit(again, 0);
        untilIs(again, QueueState.Done.class);
        assertThat(Files.mismatch(shared.resolve("large"), large)).isEqualTo(-1);
    }

    @Test
    void severalBatches_areUnderWayAtOnce_andOthersAddedMeanwhile() throws Exception {
        Queue queue = queue(2);
        QueuedBatch first = blocked(queue);
        QueuedBatch second = add(queue, "second");
        untilIs(second, QueueState.Done.class);
        QueuedBatch third = add(queue, "third");
        untilIs(third, QueueState.Done.class);
        assertThat(first.state()).isInstanceOf(QueueState.Running.class);
    }

    @Test
    void pause_holdsWhatIsUnderWayAndWhatWaits_andResumeGoesOn() throws Exception {
        Queue queue = queue(1);
        Path large = Trees.file(mine.resolve("large"), LARGE, 1);
        QueuedBatch one = queue.upload(host.visit(), List.of(large), RealHost.at(), ConflictPolicy.FAIL);
        QueuedBatch two = add(queue, "two");
        untilCarried(one, 0, LARGE / 4);
        queue.pauseAll();
        until(() -> one.state() instanceof QueueState.Paused || one.state().isEnd());
        assertThat(two.state()).isInstanceOf(QueueState.Paused.class);
        assertThat(shared.resolve("two")).doesNotExist();
        queue.resumeAll();
        untilIs(one, QueueState.Done.class);
        untilIs(two, QueueState.Done.class);
        assertThat(Files.mismatch(shared.resolve("large"), large)).isEqualTo(-1);
    }

    @Test
    void cancel_leavesNothingHalfDone_andResumeBringsEverything() throws Exception {
        Queue queue = queue(1);
        Path large = Trees.file(mine.resolve("large"), LARGE, 1);
        QueuedBatch batch = queue.upload(host.visit(), List.of(large), RealHost.at(), ConflictPolicy.FAIL);
        untilCarried(batch, 0, Limits.CHUNK);
        queue.cancel(batch);
        until(() -> batch.state().isEnd());
        if (batch.state() instanceof QueueState.Cancelled) {
            assertThat(shared.resolve("large")).doesNotExist();
            queue.resume(batch);
        }
        untilIs(batch, QueueState.Done.class);
        assertThat(Files.mismatch(shared.resolve("large"), large)).isEqualTo(-1);
    }

    @Test
    void aPausedUpload_takenOut_leavesNoDraftAtTheHost() throws Exception {
        Queue queue = queue(1);
        Path large = Trees.file(mine.resolve("large"), LARGE, 1);
        QueuedBatch batch = queue.upload(host.visit(), List.of(large), RealHost.at(), ConflictPolicy.FAIL);
        untilCarried(batch, 0, LARGE / 4);
        queue.pause(batch);
        untilIs(batch, QueueState.Paused.class);
        assertThat(drafts()).isNotEmpty();
        queue.cancel(batch);
        assertThat(queue.all()).isEmpty();
        until(() -> drafts().isEmpty());
    }

    @Test
    void aPausedDownload_takenOut_leavesNoPartHere() throws Exception {
        Trees.file(shared.resolve("large"), LARGE, 1);
        Queue queue = queue(1);
        QueuedBatch batch = queue.download(host.visit(), List.of(RealHost.at("large")), mine, ConflictPolicy.FAIL);
        untilCarried(batch, 0, LARGE / 8);
        queue.pause(batch);
        untilIs(batch, QueueState.Paused.class);
        assertThat(mine).isNotEmptyDirectory();
        queue.cancel(batch);
        until(() -> isEmpty(mine));
    }

    private static boolean isEmpty(Path folder) {
        try (var all = Files.list(folder)) {
            return all.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> drafts() {
        try (var all = Files.walk(shared.resolve(".sampan/drafts"))) {
            return all.filter(path -> path.getFileName().toString().equals("data"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void afterARestart_onlyWhatIsNotFinishedIsLookedAt_upload() throws Exception {
        Queue first = queue(1);
        Path tree = tree(3_000);
        Path large = Trees.file(mine.resolve("large"), LARGE, 5);
        QueuedBatch batch = first.upload(host.visit(), List.of(tree, large), RealHost.at(), ConflictPolicy.FAIL);
        untilCarried(batch, 1_000, 0);
        Queue second = restarted(first, 1);
        QueuedBatch again = only(second);
        assertThat(again.title()).isEqualTo("tree +1");
        Path gone = untouched();
        untilIs(again, QueueState.Done.class);
        assertThat(Objects.requireNonNull(again.transfer()).counters().filesDone())
                .isEqualTo(3_001);
        assertThat(Objects.requireNonNull(again.transfer()).counters().filesTotal())
                .isEqualTo(3_001);
        // Had it been looked at, it would be there again.
        assertThat(gone).doesNotExist();
        assertThat(Trees.snapshot(shared.resolve("tree")).keySet()).hasSize(3_000 + 20 - 1);
        assertThat(Files.mismatch(shared.resolve("large"), large)).isEqualTo(-1);
    }

    /// A file that has arrived and is written down as such is taken away at the host.
    private Path untouched() throws IOException {
        try (QueueDatabase database = QueueDatabase.open(Home.in(temp.resolve("home")), _ -> {})) {
            AtomicReference<@Nullable String> any = new AtomicReference<>();
            for (KeptBatch kept : everything(database)) {
                database.files(kept.id(), KeptFile.State.DONE, file -> any.compareAndSet(null, file.path()));
            }
            assertThat(any.get()).isNotNull();
            Path gone = shared.resolve(String.valueOf(any.get()));
            Files.delete(gone);
            return gone;
        }
    }

    private List<KeptBatch> everything(QueueDatabase database) throws IOException {
        List<KeptBatch> all = new ArrayList<>();
        try (var marks = Files.list(temp.resolve("home/queue-owners"))) {
            for (Path mark : (Iterable<Path>) marks::iterator) {
                all.addAll(database.of(mark.getFileName().toString().replace(".lock", "")));
            }
        }
        return all;
    }

    @Test
    void afterARestart_aDownloadGoesOn_andAPausedOneStaysPaused() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Trees.file(shared.resolve("tree/" + i % 20 + "/" + i), 100 + i % 3_000, i);
        }
        Trees.file(shared.resolve("tree/large"), LARGE, 9);
        Queue first = queue(2);
        QueuedBatch batch = first.download(host.visit(), List.of(RealHost.at("tree")), mine, ConflictPolicy.FAIL);
        untilCarried(batch, 300, 0);
        QueuedBatch held = add(first, "held");
        first.pause(held);
        until(() -> held.state() instanceof QueueState.Paused || held.state() instanceof QueueState.Done);
        boolean paused = held.state() instanceof QueueState.Paused;
        Queue second = restarted(first, 2);
        until(() -> second.all().size() == (paused ? 2 : 1));
        QueuedBatch again = second.all().getFirst();
        untilIs(again, QueueState.Done.class);
        assertThat(Trees.snapshot(mine.resolve("tree"))).isEqualTo(Trees.snapshot(shared.resolve("tree")));
        if (paused) {
            assertThat(second.all().get(1).state()).isEqualTo(new QueueState.Paused(null));
            second.resume(second.all().get(1));
            untilIs(second.all().get(1), QueueState.Done.class);
        }
        Queue third = restarted(second, 2);
        third.lookForInterrupted();
        assertThat(third.all()).isEmpty();
    }

    @Test
    void whatFailed_isKnownAfterARestartByItsCause_andOnlyThatIsTriedAgain() throws Exception {
        Queue first = queue(1);
        Path tree = tree(200);
        Path a = mine.resolve("tree/1/1");
        Path b = mine.resolve("tree/2/2");
        Files.delete(a);
        Files.createDirectories(shared.resolve("tree/1"));
        Trees.file(shared.resolve("tree/3/3"), 7, 400);
        Trees.file(shared.resolve("tree/2/2"), 7, 400);
        Trees.file(b, 8, 1);
        QueuedBatch batch = first.upload(host.visit(), List.of(tree), RealHost.at(), ConflictPolicy.FAIL);
        until(() -> batch.state() instanceof QueueState.Failed);
        Queue second = restarted(first, 1);
        QueuedBatch again = only(second);
        assertThat(again.state()).isInstanceOfSatisfying(QueueState.Failed.class, failed -> {
            assertThat(failed.why()).isNull();
            assertThat(failed.files()).extracting(FailedFile::path).containsExactly("tree/2/2", "tree/3/3");
            assertThat(failed.files())
                    .allSatisfy(file -> assertThat(file.why()).isInstanceOf(LinkException.Refused.class));
        });
        Files.delete(shared.resolve("tree/2/2"));
        Files.delete(shared.resolve("tree/3/3"));
        Path gone = untouched();
        second.resume(again);
        untilIs(again, QueueState.Done.class);
        assertThat(gone).doesNotExist();
        assertThat(Files.mismatch(shared.resolve("tree/2/2"), b)).isEqualTo(-1);
    }

    @Test
    void aHostThatIsAway_holdsTheBatchWithTheReason_untilItIsBack() throws Exception {
        Queue first = queue(1);
        Path large = Trees.file(mine.resolve("large"), LARGE, 1);
        QueuedBatch batch = first.upload(host.visit(), List.of(large), RealHost.at(), ConflictPolicy.FAIL);
        untilCarried(batch, 0, LARGE / 4);
        first.close();
        host.stop();
        Queue second = queue(1);
        second.restore();
        QueuedBatch again = only(second);
        assertThat(untilIs(again, QueueState.Paused.class).why()).isInstanceOf(LinkException.Unreachable.class);
        host.start();
        second.resume(again);
        untilIs(again, QueueState.Done.class);
        assertThat(Objects.requireNonNull(again.transfer()).counters().saved()).isPositive();
        assertThat(Files.mismatch(shared.resolve("large"), large)).isEqualTo(-1);
    }

    @Test
    void withoutADatabase_theQueueWorksInMemory_andSaysSoOnce() throws Exception {
        Files.writeString(temp.resolve("home"), "a file where the folder should be");
        List<IOException> told = new CopyOnWriteArrayList<>();
        QueueTrouble trouble = new QueueTrouble() {
            @Override
            public void setAside(sampan.app.store.SetAside broken) {}

            @Override
            public void unusable(IOException why) {
                told.add(why);
            }
        };
        Queue made = new Queue(new Transfers(), Home.in(temp.resolve("home")), new Known(), trouble, 1);
        queue = made;
        made.restore();
        QueuedBatch batch = add(made, "a");
        untilIs(batch, QueueState.Done.class);
        assertThat(shared.resolve("a")).exists();
        assertThat(told).hasSize(1);
    }

    @Test
    void causes_areKeptAsWords_thatSayTheSameAfterwards() {
        IOException full = new TransferException(TransferException.Reason.NO_ROOM, "a", 10, 3, null);
        assertThat(CauseText.of(CauseText.parse(CauseText.of(full), "a"))).isEqualTo("here\tNO_ROOM\t10\t3");
        IOException away = new LinkException.Unreachable("nas", 7267, LinkException.Unreachable.Obstacle.TIMEOUT, null);
        assertThat(CauseText.of(CauseText.parse(CauseText.of(away), "a"))).isEqualTo("unreachable\tnas\t7267\tTIMEOUT");
        assertThat(CauseText.of(CauseText.parse("no-space\t1\t2\tQUOTA", "a"))).isEqualTo("no-space\t1\t2\tQUOTA");
        assertThat(CauseText.of(CauseText.parse("of a later version", "a"))).isEmpty();
        assertThat(CauseText.of(CauseText.parse("here\tNOTHING\t1\t2", "a"))).isEmpty();
    }
}
