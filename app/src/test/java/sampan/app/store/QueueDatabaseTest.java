package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;

class QueueDatabaseTest {
    private static final DeviceId HOST = DeviceIdentity.inMemory().id();

    @TempDir
    Path folder;

    private final List<SetAside> told = new ArrayList<>();
    private Home home = Home.in(Path.of(""));

    @BeforeEach
    void begin() {
        home = Home.in(folder.resolve("home"));
    }

    private QueueDatabase open() throws IOException {
        return QueueDatabase.open(home, told::add);
    }

    private static KeptBatch batch(long id, String owner, String... wanted) {
        return new KeptBatch(
                id,
                owner,
                owner.startsWith("window") ? QueueOwner.Kind.WINDOW : QueueOwner.Kind.TERMINAL,
                true,
                new KeptBatch.Host("::1", 7267, HOST),
                List.of(wanted),
                "Share/folder",
                new KeptBatch.Label("照片 +1", "/home/me", "nas: Share"),
                Map.of("conflict", "ASK"),
                KeptBatch.State.WAITING,
                "",
                new KeptBatch.Turn(1, id),
                1_700_000_000_000L);
    }

    private static KeptFile file(long batch, String path, KeptFile.State state) {
        return new KeptFile(batch, path, path.length(), 7, state, "");
    }

    private static List<String> paths(QueueDatabase database, long batch, KeptFile.State state) throws IOException {
        List<String> paths = new ArrayList<>();
        database.files(batch, state, file -> paths.add(file.path()));
        return paths;
    }

    @Test
    void whatWasPut_isThereAfterwards_inTheOrderOfItsTurns() throws Exception {
        KeptBatch first = batch(1, "window-0123456789abcdef", "/a", "/b\nc", "/名字");
        KeptBatch second = batch(2, "window-0123456789abcdef", "/d");
        try (QueueDatabase database = open()) {
            database.put(second);
            database.put(first);
        }
        try (QueueDatabase database = open()) {
            assertThat(database.of("window-0123456789abcdef")).containsExactly(first, second);
            database.turn(2, new KeptBatch.Turn(0, 9));
            database.state(1, KeptBatch.State.FAILED, "lost\tBROKEN");
            assertThat(database.of("window-0123456789abcdef"))
                    .extracting(KeptBatch::id, KeptBatch::state, KeptBatch::detail)
                    .containsExactly(
                            tuple(2L, KeptBatch.State.WAITING, ""), tuple(1L, KeptBatch.State.FAILED, "lost\tBROKEN"));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void files_keepTheirLastState_andGoWithTheirBatch() throws Exception {
        try (QueueDatabase database = open()) {
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            database.note(List.of(
                    file(1, "x", KeptFile.State.BEGUN),
                    file(1, "y", KeptFile.State.FAILED),
                    file(1, "x", KeptFile.State.DONE),
                    file(404, "z", KeptFile.State.DONE)));
            assertThat(paths(database, 1, KeptFile.State.DONE)).containsExactly("x");
            assertThat(paths(database, 1, KeptFile.State.BEGUN)).isEmpty();
            assertThat(paths(database, 404, KeptFile.State.DONE)).isEmpty();
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            assertThat(paths(database, 1, KeptFile.State.DONE)).containsExactly("x");
            database.forgetFailures(1);
            assertThat(paths(database, 1, KeptFile.State.FAILED)).isEmpty();
            database.remove(1);
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            assertThat(paths(database, 1, KeptFile.State.DONE)).isEmpty();
        }
    }

    @Test
    void aHundredThousandFiles_areWrittenInAFewSteps_withinSeconds() throws Exception {
        try (QueueDatabase database = open()) {
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            long began = System.nanoTime();
            for (int step = 0; step < 20; step++) {
                List<KeptFile> notes = new ArrayList<>();
                for (int i = 0; i < 5_000; i++) {
                    notes.add(file(1, "folder/" + step + "/" + i, KeptFile.State.DONE));
                }
                database.note(notes);
            }
            assertThat(paths(database, 1, KeptFile.State.DONE)).hasSize(100_000);
            assertThat(System.nanoTime() - began).isLessThan(60_000_000_000L);
        }
    }

    @Test
    void aBrokenDatabase_isSetAsideAndTold_andTheQueueIsEmpty() throws Exception {
        Files.createDirectories(home.queueFile().getParent());
        Files.writeString(home.queueFile(), "this is no database, and long enough to be taken for one".repeat(100));
        try (QueueDatabase database = open()) {
            assertThat(database.of("window-0123456789abcdef")).isEmpty();
        }
        assertThat(told).singleElement().satisfies(aside -> {
            assertThat(aside.file()).isEqualTo(home.queueFile());
            assertThat(aside.movedTo()).content().startsWith("this is no database");
        });
    }

    @Test
    void aDamagedPage_isNoticed() throws Exception {
        try (QueueDatabase database = open()) {
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            List<KeptFile> notes = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                notes.add(file(1, "folder/" + i, KeptFile.State.DONE));
            }
            database.note(notes);
        }
        byte[] bytes = Files.readAllBytes(home.queueFile());
        java.util.Arrays.fill(bytes, 8 * 4096, 20 * 4096, (byte) 0x5a);
        Files.write(home.queueFile(), bytes);
        open().close();
        assertThat(told).hasSize(1);
    }

    @Test
    void aNewerSchema_isRefused_andLeftAsItIs() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.queueFile());
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA user_version = 2");
        }
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NewerQueueException.class, e -> assertThat(e.file()).isEqualTo(home.queueFile()));
        assertThat(told).isEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.queueFile());
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeQuery("SELECT count(*) FROM batches").next()).isTrue();
        }
    }

    @Test
    void theDatabaseAndItsLibrary_areForTheirOwnerOnly() throws Exception {
        try (QueueDatabase database = open()) {
            database.put(batch(1, "window-0123456789abcdef", "/a"));
            for (String name : List.of("queue.db", "queue.db-wal")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.queueFile().resolveSibling(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
        Path unpacked = Path.of(System.getProperty("org.sqlite.lib.path"));
        assertThat(unpacked.getFileName()).hasToString("native");
        // The first test that opened a database has its own home, which may be gone.
        if (Files.exists(unpacked)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aLiveOwnersBatch_isNobodyElses_andADeadOnesIsInherited() throws Exception {
        try (QueueDatabase database = open();
                QueueOwner alive = QueueOwner.take(home, QueueOwner.Kind.WINDOW);
                QueueOwner heir = QueueOwner.take(home, QueueOwner.Kind.WINDOW)) {
            database.put(batch(1, alive.name(), "/a"));
            database.put(batch(2, "window-00000000000000ff", "/b"));
            database.put(batch(3, "terminal-00000000000000ff", "/c"));
            database.inherit(heir);
            assertThat(database.of(heir.name())).extracting(KeptBatch::id).containsExactly(2L);
            assertThat(database.interrupted()).extracting(KeptBatch::id).containsExactly(3L);
            assertThat(database.claim(heir, 1)).isFalse();
            assertThat(database.claim(heir, 3)).isTrue();
            assertThat(database.claim(alive, 3)).isFalse();
            assertThat(database.interrupted()).isEmpty();
        }
    }

    @Test
    void settle_takesOutWhatADeadCommandCarriedToo_andNothingElse() throws Exception {
        try (QueueDatabase database = open()) {
            database.put(batch(1, "terminal-00000000000000f1", "/a", "/b"));
            database.put(batch(2, "terminal-00000000000000f2", "/a"));
            database.settle(batch(9, "terminal-00000000000000f9", "/a", "/b"));
            assertThat(database.interrupted()).extracting(KeptBatch::id).containsExactly(2L);
        }
    }

    @Test
    void openingAndClosing_byManyAtOnce_neverFails() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> each = new ArrayList<>();
            for (int thread = 1; thread <= 6; thread++) {
                long id = thread;
                each.add(() -> {
                    for (int i = 0; i < 15; i++) {
                        try (QueueDatabase database = open()) {
                            database.put(batch(id, "window-0123456789abcdef", "/a"));
                        }
                    }
                    return 0;
                });
            }
            for (var done : threads.invokeAll(each)) {
                assertThat(done.get()).isZero();
            }
        }
        assertThat(told).isEmpty();
    }
}
