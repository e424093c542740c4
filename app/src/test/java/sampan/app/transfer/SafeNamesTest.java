package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;

/// What fetched files and folders are called, and may do, on systems that can't hold what the host holds.
@Timeout(300)
final class SafeNamesTest {
    private static final int LARGE = 2 * Limits.CHUNK + 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        host = new RealHost(shared, Access.FULL);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Map<String, String> renamed(LocalSystem system, TransferOptions options, RemotePath... what)
            throws Exception {
        List<Item> items = Collections.synchronizedList(new ArrayList<>());
        try (Transfers transfers = new Transfers(Retries.DEFAULT, LocalDisk.REAL, system)) {
            Transfer transfer = transfers.download(host.visit(), List.of(what), mine, options);
            transfer.onItem(items::add);
            transfer.await();
            assertThat(transfer.failures()).isEmpty();
        }
        Map<String, String> names = new TreeMap<>();
        for (Item item : items) {
            if (item.outcome() instanceof ItemOutcome.Done(String name) && name != null) {
                names.put(item.path(), name);
            }
        }
        return names;
    }

    private void text(String path) throws IOException {
        Path file = shared.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private void assertHolds(String path, String from) {
        assertThat(mine.resolve(path)).hasContent(from);
    }

    @ParameterizedTest
    @CsvSource({
        "a:b, a_b",
        "CON, _CON",
        "com1.txt, _com1.txt",
        "what?.txt, what_.txt",
        "end., end_",
        "'end ', end_",
        "plain.txt, plain.txt"
    })
    void windows_safeNames(String name, String safe) {
        assertThat(LocalSystem.WINDOWS.safe(name)).isEqualTo(safe);
        assertThat(LocalSystem.UNIX.safe(name)).isEqualTo(name);
    }

    @Test
    void aNameThatIsTooLongForTheDisk_isCutBeforeItsEnding() {
        LocalSystem shorter = new LocalSystem(false, false, 143, 4_095);
        String safe = shorter.safe("字".repeat(80) + ".txt");
        assertThat(safe).startsWith("字字").endsWith("字.txt");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(140, 143);
        assertThat(NumberedName.of("字".repeat(84) + ".txt", 12))
                .endsWith("字 (12).txt")
                .hasSizeLessThan(255);
    }

    @Test
    void windows_filesAndFolders_getSafeNames_andThatIsSaid() throws Exception {
        text("tree/a:b");
        text("tree/a_b");
        text("tree/a?b");
        text("tree/CON/in it");
        text("tree/CON/deep./x|y");
        text("tree/_CON/other");
        text("tree/fine");
        Map<String, String> names =
                renamed(LocalSystem.WINDOWS, TransferOptions.DEFAULT, RemotePath.of(RealHost.SHARE, "tree"));
        assertThat(names)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tree/a:b", "a_b (2)",
                        "tree/a?b", "a_b (3)",
                        "tree/CON", "_CON (2)",
                        "tree/CON/deep.", "deep_",
                        "tree/CON/deep./x|y", "x_y"));
        assertHolds("tree/a_b", "tree/a_b");
        assertHolds("tree/a_b (2)", "tree/a:b");
        assertHolds("tree/a_b (3)", "tree/a?b");
        assertHolds("tree/_CON/other", "tree/_CON/other");
        assertHolds("tree/_CON (2)/in it", "tree/CON/in it");
        assertHolds("tree/_CON (2)/deep_/x_y", "tree/CON/deep./x|y");
        assertHolds("tree/fine", "tree/fine");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void windows_namesThatAreOneThere_areBothKept_alsoByReplace(int size) throws Exception {
        Trees.file(shared.resolve("tree/Photo.jpg"), size, 1);
        Trees.file(shared.resolve("tree/photo.JPG"), size, 2);
        TransferOptions replace = TransferOptions.DEFAULT.onConflict(ConflictPolicy.REPLACE, null);
        Map<String, String> names = renamed(LocalSystem.WINDOWS, replace, RemotePath.of(RealHost.SHARE, "tree"));
        assertThat(names).hasSize(1);
        String other = names.keySet().iterator().next().substring("tree/".length());
        String first = other.equals("Photo.jpg") ? "photo.JPG" : "Photo.jpg";
        assertThat(names.values()).containsExactly(other.replace(".", " (2)."));
        assertThat(Files.mismatch(mine.resolve("tree").resolve(first), shared.resolve("tree/" + first)))
                .isEqualTo(-1);
        assertThat(Files.mismatch(
                        mine.resolve("tree").resolve(other.replace(".", " (2).")), shared.resolve("tree/" + other)))
                .isEqualTo(-1);
    }

    @Test
    void windows_things_thatWereChosenThemselves_getSafeNames() throws Exception {
        text("one/a:b");
        text("two/a?b");
        text("three/NUL/x");
        Map<String, String> names = renamed(
                LocalSystem.WINDOWS,
                TransferOptions.DEFAULT,
                RealHost.at("one", "a:b"),
                RealHost.at("two", "a?b"),
                RealHost.at("three", "NUL"));
        assertThat(names).containsOnly(Map.entry("a:b", "a_b"), Map.entry("a?b", "a_b (2)"), Map.entry("NUL", "_NUL"));
        assertHolds("a_b (2)", "two/a?b");
        assertHolds("_NUL/x", "three/NUL/x");
    }

    @Test
    void theSameDownload_again_findsEverythingUnderItsSafeName() throws Exception {
        text("tree/a:b");
        text("tree/a?b");
        text("tree/CON/x");
        renamed(LocalSystem.WINDOWS, TransferOptions.DEFAULT, RealHost.at("tree"));
        Map<String, String> before = Trees.snapshot(mine);
        try (Transfers transfers = new Transfers(Retries.DEFAULT, LocalDisk.REAL, LocalSystem.WINDOWS)) {
            Transfer again =
                    transfers.download(host.visit(), List.of(RealHost.at("tree")), mine, TransferOptions.DEFAULT);
            assertThat(again.await()).isInstanceOfSatisfying(TransferState.Done.class, done -> {
                assertThat(done.summary().files()).isZero();
                assertThat(done.summary().skipped()).isEqualTo(3);
            });
        }
        assertThat(Trees.snapshot(mine)).isEqualTo(before);
    }

    @Test
    void retry_ofAFileWithASafeName_givesItTheSameOne() throws Exception {
        text("tree/a:b");
        text("tree/a_b");
        Files.createDirectories(mine.resolve("tree/a_b (2)"));
        try (Transfers transfers = new Transfers(Retries.DEFAULT, LocalDisk.REAL, LocalSystem.WINDOWS)) {
            Transfer first =
                    transfers.download(host.visit(), List.of(RealHost.at("tree")), mine, TransferOptions.DEFAULT);
            first.await();
            assertThat(first.failures()).extracting(Item::path).containsExactly("tree/a:b");
            Files.delete(mine.resolve("tree/a_b (2)"));
            assertThat(first.retry().await()).isInstanceOf(TransferState.Done.class);
        }
        assertHolds("tree/a_b", "tree/a_b");
        assertHolds("tree/a_b (2)", "tree/a:b");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void executable_isSetOnlyWhenAskedFor_andOnlyWhereTheHostsOwnerMayRunIt(int size) throws Exception {
        assumeThat(LocalSystem.HERE.portable()).isFalse();
        Trees.file(shared.resolve("tree/run"), size, 1);
        Trees.file(shared.resolve("tree/data"), size, 2);
        Files.setPosixFilePermissions(shared.resolve("tree/run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        renamed(LocalSystem.HERE, TransferOptions.DEFAULT, RealHost.at("tree"));
        assertThat(mine.resolve("tree/run")).isNotEmptyFile().matches(file -> !Files.isExecutable(file));
        TransferOptions asked =
                TransferOptions.DEFAULT.onConflict(ConflictPolicy.REPLACE, null).withExecutable(true);
        renamed(LocalSystem.HERE, asked, RealHost.at("tree"));
        assertThat(mine.resolve("tree/run")).isExecutable();
        assertThat(mine.resolve("tree/data")).isNotEmptyFile().matches(file -> !Files.isExecutable(file));
        assertThat(Files.mismatch(mine.resolve("tree/run"), shared.resolve("tree/run")))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, LARGE})
    void executable_isNeverSetAtTheHost(int size) throws Exception {
        assumeThat(LocalSystem.HERE.portable()).isFalse();
        Trees.file(mine.resolve("run"), size, 1);
        Files.setPosixFilePermissions(mine.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Transfers transfers = new Transfers()) {
            Transfer up = transfers.upload(
                    host.visit(),
                    List.of(mine.resolve("run")),
                    RealHost.at(),
                    TransferOptions.DEFAULT.withExecutable(true));
            assertThat(up.await()).isInstanceOf(TransferState.Done.class);
        }
        assertThat(shared.resolve("run")).isNotEmptyFile().matches(file -> !Files.isExecutable(file));
    }
}
