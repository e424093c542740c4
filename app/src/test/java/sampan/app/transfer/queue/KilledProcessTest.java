package sampan.app.transfer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.Main;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.ChildJvm;
import sampan.app.store.Home;
import sampan.app.store.KeptBatch;
import sampan.app.store.KeptFile;
import sampan.app.store.QueueDatabase;
import sampan.app.store.QueueOwner;
import sampan.app.transfer.Asker;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.RealHost;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.Trees;
import sampan.app.ui.SlowRelay;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// `kill -9` of processes that carry batches: what they were at goes on, or can be told to, and ends in the same bytes.
@Timeout(300)
class KilledProcessTest {
    private static final int FILES = 150;
    private static final int LARGE = 4 * Limits.CHUNK + 77;
    private static final int SLOW = 1 << 19;
    private static final int FASTER = 1 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        home = Home.in(temp.resolve("home"));
        host = new RealHost(shared, Access.FULL);
        for (int i = 0; i < FILES; i++) {
            Trees.file(mine.resolve("tree/" + i % 7 + "/" + i), 60_000 + i, i);
        }
        Trees.file(mine.resolve("tree/large"), LARGE, 5);
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        host.close();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Process run(Class<?> main, String... arguments) throws IOException {
        Process process = ChildJvm.start(main, temp.resolve("home"), arguments);
        started.add(process);
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void untilEnded(Process process) throws InterruptedException {
        assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /// Everything that a window does with its queue, without a window.
    static final class Windowless implements Hosts {
        private final DeviceIdentity me;

        private Windowless(DeviceIdentity me) {
            this.me = me;
        }

        /// Adds a batch, or goes on with what is there; prints where it stands in the end.
        ///
        /// @param args `add` with a link and a folder to send, or `restore`
        public static void main(String[] args) throws IOException, InterruptedException {
            Home home = Home.ofThisProcess();
            Windowless hosts = new Windowless(DeviceIdentity.loadOrCreate(home.deviceFolder()));
            try (Queue queue = new Queue(new Transfers(), home, hosts, QueueTrouble.UNHEARD, 1)) {
                if (args[0].equals("add")) {
                    ShareLink link = ShareLink.parse(args[1]);
                    Visit visit = Visit.open(Destination.of(link, true), hosts.me, "Windowless");
                    RemotePath into = RemotePath.of(RealHost.SHARE);
                    queue.upload(visit, List.of(Path.of(args[2])), into, ConflictPolicy.FAIL);
                } else {
                    queue.restore();
                    until(() -> !queue.all().isEmpty());
                }
                QueuedBatch batch = queue.all().getFirst();
                if (batch.state() instanceof QueueState.Interrupted) {
                    queue.resume(batch);
                }
                until(() -> batch.state().isEnd() || batch.state() instanceof QueueState.Paused);
                System.out.println(batch.state());
            }
        }

        @Override
        public Visit visit(Destination last) throws IOException {
            return Visit.open(last, me, "Windowless");
        }

        @Override
        public Asker asker(boolean canReplace) {
            return _ -> ConflictPolicy.FAIL;
        }

        @Override
        public void over(Asker asker) {}
    }

    private List<KeptBatch> interrupted() throws IOException {
        try (QueueDatabase database = QueueDatabase.open(home, _ -> {})) {
            return database.interrupted();
        }
    }

    /// Waits until a process has written down its batch, and of that enough.
    ///
    /// @param owner how such owners are called
    /// @param enough whether this batch tells enough
    private void untilWrittenDown(Process process, String owner, Enough enough) throws IOException {
        until(() -> Files.exists(home.queueFile()) || !process.isAlive());
        try (QueueDatabase database = QueueDatabase.open(home, _ -> {})) {
            until(() -> {
                assertThat(process.isAlive()).as("it carries on").isTrue();
                try {
                    boolean found = false;
                    for (String name : owners(owner)) {
                        for (KeptBatch batch : database.of(name)) {
                            found |= enough.is(database, batch.id());
                        }
                    }
                    return found;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private interface Enough {
        boolean is(QueueDatabase database, long batch) throws IOException;
    }

    private void untilItIsKnown(Process command) throws IOException {
        untilWrittenDown(command, "terminal-", (_, _) -> true);
    }

    private String untilAFileArrived(Process window) throws IOException {
        return untilMoreArrived(window, 0).getLast();
    }

    /// Waits until more files than these are written down as arrived, and returns their paths.
    private List<String> untilMoreArrived(Process window, int before) throws IOException {
        List<String> found = new ArrayList<>();
        untilWrittenDown(window, "window-", (database, batch) -> {
            found.clear();
            database.files(batch, KeptFile.State.DONE, file -> found.add(file.path()));
            return found.size() > before;
        });
        return found;
    }

    private List<String> owners(String beginning) throws IOException {
        Path marks = temp.resolve("home/queue-owners");
        if (!Files.exists(marks)) {
            return List.of();
        }
        try (var all = Files.list(marks)) {
            return all.map(mark -> mark.getFileName().toString().replace(".lock", ""))
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        }
    }

    @Test
    void aWindow_killedInTheMiddle_goesOnTheNextTime_withoutLookingAtWhatIsFinished() throws Exception {
        String gone;
        try (SlowRelay relay = new SlowRelay(host.link(), SLOW)) {
            Process first = run(
                    Windowless.class,
                    "add",
                    relay.link().text(),
                    mine.resolve("tree").toString());
            gone = untilAFileArrived(first);
            kill(first);
            assertThat(shared.resolve("tree/large")).doesNotExist();
            Files.delete(shared.resolve(gone));
            Process second = run(Windowless.class, "restore");
            assertThat(second.inputReader().readLine()).startsWith("Done[");
            untilEnded(second);
        }
        // Had it been looked at again, it would be there again.
        assertThat(shared.resolve(gone)).doesNotExist();
        Files.copy(mine.resolve(gone), shared.resolve(gone), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setLastModifiedTime(
                shared.resolve(gone).getParent(),
                Files.getLastModifiedTime(mine.resolve(gone).getParent()));
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
        try (QueueDatabase database = QueueDatabase.open(home, _ -> {});
                QueueOwner next = QueueOwner.take(home, QueueOwner.Kind.WINDOW)) {
            database.inherit(next);
            assertThat(database.of(next.name())).isEmpty();
        }
    }

    /// The window itself, at which nobody does anything.
    @Test
    @Tag("window")
    void theWindow_killedInTheMiddle_goesOnByItself_andAgainWhenItIsKilledAgain() throws Exception {
        try (SlowRelay relay = new SlowRelay(host.link(), FASTER)) {
            Process first = run(
                    Windowless.class,
                    "add",
                    relay.link().text(),
                    mine.resolve("tree").toString());
            List<String> arrived = untilMoreArrived(first, 0);
            kill(first);
            Process second = run(Main.class);
            arrived = untilMoreArrived(second, arrived.size());
            kill(second);
            assertThat(arrived).hasSizeLessThan(FILES);
            Process third = run(Main.class);
            until(() -> isLikeMine(shared));
            untilNothingIsLeft();
            assertThat(third.isAlive()).isTrue();
            kill(third);
        }
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.WINDOW)).hasSize(1);
    }

    private boolean isLikeMine(Path folder) {
        try {
            return Trees.snapshot(folder).equals(Trees.snapshot(mine));
        } catch (IOException | UncheckedIOException e) {
            // Something got its name meanwhile.
            return false;
        }
    }

    private void untilNothingIsLeft() throws IOException {
        try (QueueDatabase database = QueueDatabase.open(home, _ -> {})) {
            until(() -> {
                try {
                    int left = 0;
                    for (String owner : owners("window-")) {
                        left += database.of(owner).size();
                    }
                    return left == 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void aTerminalGet_killedInTheMiddle_isLeftAsInterrupted_andTypedAgainBringsTheRest() throws Exception {
        Path away = Files.createDirectory(temp.resolve("away"));
        try (RealHost other = new RealHost(mine, Access.READ);
                SlowRelay relay = new SlowRelay(other.link(), FASTER)) {
            String[] command = {
                "get", relay.link().withPath(RealHost.at("tree")).text(), "--to", away.toString()
            };
            Process first = run(Main.class, command);
            untilItIsKnown(first);
            kill(first);
            assertThat(isLikeMine(away)).isFalse();
            assertThat(interrupted()).singleElement().satisfies(batch -> {
                assertThat(batch.label().title()).isEqualTo("tree");
                assertThat(batch.upload()).isFalse();
            });
            untilEnded(run(Main.class, command));
        }
        assertThat(interrupted()).isEmpty();
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).isEmpty();
        assertThat(Trees.snapshot(away)).isEqualTo(Trees.snapshot(mine));
    }

    @Test
    void aTerminalCommand_killedInTheMiddle_isLeftAsInterrupted_andTypedAgainLeavesNothing() throws Exception {
        try (SlowRelay relay = new SlowRelay(host.link(), SLOW)) {
            String[] command = {
                "put", mine.resolve("tree").toString(), relay.link().text()
            };
            Process first = run(Main.class, command);
            untilItIsKnown(first);
            assertThat(interrupted()).isEmpty();
            kill(first);
            assertThat(interrupted()).singleElement().satisfies(batch -> {
                assertThat(batch.label().title()).isEqualTo("tree");
                assertThat(batch.target()).isEqualTo(RealHost.SHARE);
            });
            byte[] kept = Files.readAllBytes(home.queueFile());
            String token = Objects.requireNonNull(relay.link().token()).text();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(token);
            Process second = run(Main.class, command);
            untilEnded(second);
        }
        assertThat(interrupted()).isEmpty();
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).isEmpty();
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
    }

    @Test
    void aTerminalCommand_killedInTheMiddle_isContinuedByAWindow() throws Exception {
        try (SlowRelay relay = new SlowRelay(host.link(), SLOW);
                Visit enrolled = Visit.open(
                        Destination.of(relay.link(), true),
                        DeviceIdentity.loadOrCreate(home.deviceFolder()),
                        "the same device")) {
            assertThat(enrolled.welcome().shares()).isNotEmpty();
            Process first = run(
                    Main.class,
                    "put",
                    mine.resolve("tree").toString(),
                    relay.link().text());
            untilItIsKnown(first);
            kill(first);
            Process window = run(Windowless.class, "restore");
            assertThat(window.inputReader().readLine()).startsWith("Done[");
            untilEnded(window);
        }
        assertThat(interrupted()).isEmpty();
        assertThat(QueueOwner.dead(home, QueueOwner.Kind.TERMINAL)).isEmpty();
        assertThat(Trees.snapshot(shared)).isEqualTo(Trees.snapshot(mine));
    }

    @Test
    void aShortTerminalCommand_touchesNoDatabase() throws Exception {
        Process process = run(
                Main.class,
                "put",
                mine.resolve("tree/1/1").toString(),
                host.link().text());
        untilEnded(process);
        assertThat(home.queueFile()).doesNotExist();
        assertThat(shared.resolve("1")).exists();
    }
}
