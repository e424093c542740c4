package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Access;
import sampan.protocol.Failure;
import sampan.protocol.Limits;

/// Something happens to where a file goes while it is written, here or at the host: that file says why, the others
/// arrive, nothing half-written shows, and what somebody else has put there stays.
@DisabledOnOs(WINDOWS)
@Timeout(300)
final class TargetTroubleTest {
    private static final int CHUNK = Limits.CHUNK;
    private static final int LARGE = 12 * CHUNK + 777;
    private static final int SMALL = 20_011;
    private static final String THEIRS = "theirs";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path shared;

    @SuppressWarnings("NullAway.Init")
    private Path mine;

    @SuppressWarnings("NullAway.Init")
    private Path outside;

    private final DisturbedDisk disk = new DisturbedDisk();
    private final Transfers transfers = new Transfers(new Retries(50, 1_000, 60), disk);

    @BeforeEach
    void start() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        mine = Files.createDirectory(temp.resolve("mine"));
        outside = Files.createDirectory(temp.resolve("outside"));
    }

    @AfterEach
    void stop() {
        transfers.close();
    }

    /// What happens to the folder that a file goes to, or in it.
    enum Trouble {
        FOLDER_REMOVED,
        FOLDER_BECOMES_A_LINK,
        FOLDER_BECOMES_A_FILE,
        FOLDER_BECOMES_READ_ONLY,
        NAME_TAKEN_BY_A_FILE,
        NAME_TAKEN_BY_A_FOLDER
    }

    static Stream<Arguments> all() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of(SMALL, LARGE)
                        .flatMap(size -> Stream.of(Direction.values()).map(way -> Arguments.of(trouble, size, way))));
    }

    private void befall(Trouble trouble, Path folder) throws IOException {
        switch (trouble) {
            case FOLDER_REMOVED -> remove(folder);
            case FOLDER_BECOMES_A_LINK -> {
                remove(folder);
                Files.createSymbolicLink(folder, outside);
            }
            case FOLDER_BECOMES_A_FILE -> {
                remove(folder);
                Files.writeString(folder, THEIRS);
            }
            case FOLDER_BECOMES_READ_ONLY -> {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
                assertThat(!Files.isWritable(folder) || run("chattr", "+i", folder.toString()))
                        .isTrue();
            }
            case NAME_TAKEN_BY_A_FILE -> Files.writeString(folder.resolve("it"), THEIRS);
            case NAME_TAKEN_BY_A_FOLDER -> Files.createDirectory(folder.resolve("it"));
        }
    }

    private static void makeWritable(Path folder) throws IOException {
        run("chattr", "-i", folder.toString());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Whether a folder of this system can be kept from whoever runs this test.
    private boolean canForbid() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("forbidden"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        boolean can = !Files.isWritable(folder) || run("chattr", "+i", folder.toString());
        makeWritable(folder);
        return can;
    }

    /// A file that has a folder of its own, and others of both kinds.
    private static void batch(Path top, int size) throws IOException {
        Trees.file(top.resolve("batch/in/it"), size, 1);
        for (int i = 0; i < 5; i++) {
            Trees.file(top.resolve("batch/others/" + i), 1_000 * i, 10 + i);
        }
        Trees.file(top.resolve("batch/others/large"), 2 * CHUNK + 5, 20);
    }

    private Transfer carry(RealHost host, Direction way) {
        return way == Direction.UPLOAD
                ? transfers.upload(
                        host.visit(), List.of(mine.resolve("batch")), RealHost.at(), ConflictPolicy.FAIL, null)
                : transfers.download(host.visit(), List.of(RealHost.at("batch")), mine, ConflictPolicy.FAIL, null);
    }

    /// When the file is being carried.
    private void when(Direction way, int size, DisturbedDisk.Deed deed) {
        if (way == Direction.UPLOAD) {
            disk.whenReading(size, size > CHUNK ? 4 * CHUNK : 0, deed);
        } else {
            disk.whenWriting(size > CHUNK ? 4 * CHUNK : 0, size > CHUNK ? 0 : size, deed);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void target_toWhichSomethingHappens_failsThatFile_andTheOthersArrive(Trouble trouble, int size, Direction way)
            throws Exception {
        assumeTrue(trouble != Trouble.FOLDER_BECOMES_READ_ONLY || canForbid());
        Path from = way == Direction.UPLOAD ? mine : shared;
        Path to = way == Direction.UPLOAD ? shared : mine;
        Path folder = to.resolve("batch/in");
        batch(from, size);
        when(way, size, () -> befall(trouble, folder));

        try (RealHost host = new RealHost(shared, Access.FULL)) {
            Transfer transfer = carry(host, way);
            transfer.await();

            assertThat(disk.isDone()).isTrue();
            assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
            assertThat(transfer.failures()).extracting(Item::path).contains("batch/in/it");
            assertThat(transfer.failures()).extracting(Item::path).allMatch(path -> path.startsWith("batch/in"));
            assertThat(transfer.failures())
                    .filteredOn(item -> item.path().equals("batch/in/it"))
                    .singleElement()
                    .satisfies(item -> assertThat(why(item.outcome())).isEqualTo(expected(trouble, way)));
        } finally {
            if (trouble == Trouble.FOLDER_BECOMES_READ_ONLY) {
                makeWritable(folder);
            }
        }
        assertThat(Trees.snapshot(to.resolve("batch/others"))).isEqualTo(Trees.snapshot(from.resolve("batch/others")));
        assertThat(outside).isEmptyDirectory();
        assertTheirs(trouble, folder);
        assertThat(Trees.snapshot(to).keySet())
                .allMatch(name -> name.startsWith("batch"))
                .noneMatch(name -> name.contains(".sampan"));
    }

    /// Which reason, or which refusal of the host, a failed file has.
    private static String why(ItemOutcome outcome) {
        return switch (cause(outcome)) {
            case TransferException here -> here.reason().name();
            case LinkException.Refused there -> there.failure().getClass().getSimpleName();
            case IOException other -> other.toString();
        };
    }

    private static String expected(Trouble trouble, Direction way) {
        boolean there = way == Direction.UPLOAD;
        return switch (trouble) {
            case FOLDER_REMOVED -> there ? "NotFound" : "NOT_WRITABLE";
            case FOLDER_BECOMES_A_LINK, FOLDER_BECOMES_A_FILE -> there ? "NotFound" : "NOT_A_FOLDER";
            case FOLDER_BECOMES_READ_ONLY -> there ? "Denied" : "NOT_WRITABLE";
            case NAME_TAKEN_BY_A_FILE, NAME_TAKEN_BY_A_FOLDER -> there ? "Conflict" : "NAME_TAKEN";
        };
    }

    private static IOException cause(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Failed(IOException why) -> why;
            case ItemOutcome.Stranded(IOException why) -> why;
            case ItemOutcome.Done _, ItemOutcome.Skipped _ -> new IOException("did not fail");
        };
    }

    private static void assertTheirs(Trouble trouble, Path folder) {
        switch (trouble) {
            case FOLDER_REMOVED -> assertThat(folder).doesNotExist();
            case FOLDER_BECOMES_A_LINK -> assertThat(folder).isSymbolicLink();
            case FOLDER_BECOMES_A_FILE -> assertThat(folder).hasContent(THEIRS);
            case FOLDER_BECOMES_READ_ONLY -> assertThat(folder).isEmptyDirectory();
            case NAME_TAKEN_BY_A_FILE -> assertThat(folder.resolve("it")).hasContent(THEIRS);
            case NAME_TAKEN_BY_A_FOLDER -> assertThat(folder.resolve("it")).isEmptyDirectory();
        }
    }

    /// Somebody writes another file over the one that a person wants replaced, while the new one comes.
    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void fileThatMayBeReplaced_andIsAnotherByNow_isAskedForAgain(int size) throws Exception {
        batch(shared, size);
        Path there = Trees.file(mine.resolve("batch/in/it"), 7, 30);
        when(Direction.DOWNLOAD, size, () -> Files.writeString(there, THEIRS));
        List<Long> asked = new CopyOnWriteArrayList<>();
        Asker asker = conflict -> {
            asked.add(Objects.requireNonNull(conflict.existing()).size());
            return asked.size() == 1 ? ConflictPolicy.REPLACE : ConflictPolicy.SKIP;
        };
        try (RealHost host = new RealHost(shared, Access.FULL)) {
            Transfer transfer =
                    transfers.download(host.visit(), List.of(RealHost.at("batch")), mine, ConflictPolicy.ASK, asker);
            assertThat(transfer.await()).isInstanceOf(TransferState.Done.class);
        }
        assertThat(disk.isDone()).isTrue();
        assertThat(asked).containsExactly(7L, (long) THEIRS.length());
        assertThat(there).hasContent(THEIRS);
        assertThat(Trees.snapshot(mine.resolve("batch/others")))
                .isEqualTo(Trees.snapshot(shared.resolve("batch/others")));
        assertThat(Trees.snapshot(mine).keySet()).noneMatch(name -> name.contains(".sampan"));
    }

    /// A real disk, which somebody else fills up meanwhile. Needs the right to mount.
    @ParameterizedTest
    @EnumSource
    void target_thatFillsUp_saysSo_andEverythingArrivesWhenThereIsRoom(Direction way) throws Exception {
        Path from = way == Direction.UPLOAD ? mine : shared;
        Path to = way == Direction.UPLOAD ? shared : mine;
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m", "none", to.toString()), "the right to mount");
        try {
            batch(from, LARGE);
            Path hog = to.resolve("hog");
            when(way, LARGE, () -> fill(hog));
            try (RealHost host = new RealHost(shared, Access.FULL)) {
                Transfer transfer = carry(host, way);
                transfer.await();

                assertThat(disk.isDone()).isTrue();
                assertThat(transfer.state()).isInstanceOf(TransferState.Failed.class);
                assertThat(transfer.failures()).extracting(Item::path).contains("batch/in/it");
                assertThat(transfer.failures()).allMatch(item -> saysFull(item.outcome()));
                Map<String, String> whole = Trees.snapshot(from);
                assertThat(Trees.snapshot(to).entrySet())
                        .filteredOn(each -> each.getKey().startsWith("batch/")
                                && each.getValue().startsWith("file"))
                        .allMatch(each -> each.getValue().equals(whole.get(each.getKey())));

                Files.delete(hog);
                assertThat(transfer.retry().await()).isInstanceOf(TransferState.Done.class);
                assertThat(Trees.snapshot(to)).isEqualTo(whole);
            }
        } finally {
            transfers.close();
            assertThat(run("umount", to.toString())).as("nothing is open there").isTrue();
        }
    }

    private static void fill(Path hog) throws IOException {
        byte[] bytes = new byte[CHUNK];
        try (var out = Files.newOutputStream(hog)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            assertThat(hog).isNotEmptyFile();
        }
    }

    private static boolean saysFull(ItemOutcome outcome) {
        IOException cause = cause(outcome);
        return (cause instanceof TransferException here && here.reason() == Reason.NO_ROOM)
                || (cause instanceof LinkException.Refused there && there.failure() instanceof Failure.NoSpace);
    }
}
