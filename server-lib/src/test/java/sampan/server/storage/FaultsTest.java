package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Limits;
import sampan.protocol.TrashId;

/// Disks that are full, broken or less able: what is told, what is kept, and that nothing is half there.
final class FaultsTest {
    private static final byte[] BYTES = Visitor.bytes(2 * Limits.CHUNK + 5, 3);
    private static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path top;

    private final Faults faults = new Faults();
    private Storage storage;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        storage =
                LocalStorage.open(new WatchedDisk(Disk.best(), faults), top, StorageOptions.standard(), Runnable::run);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void complete(String path) throws StorageException {
        visitor.chunks(path, BYTES, visitor.offer(path, BYTES).missing());
    }

    @Test
    void fullDiskAtAChunk_tellsTheRoomAndKeepsTheDraft() throws IOException {
        visitor.offer("a", BYTES);
        visitor.chunk("a", BYTES, 0, Limits.CHUNK);
        faults.fail(
                Errno.NOSPC, act -> act.deed() == Act.Deed.WRITE && act.name().equals(Draft.DATA));

        Failure.NoSpace full = Failing.with(Failure.NoSpace.class, () -> visitor.chunk("a", BYTES, 1, Limits.CHUNK));

        assertThat(full.needed()).isEqualTo(Limits.CHUNK);
        assertThat(full.free()).isPositive();
        faults.heal();
        assertThat(visitor.offer("a", BYTES).missing().ranges()).containsExactly(new ChunkRange(1, 2));
        complete("a");
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "MAKE_FOLDER", "SET_TIME"})
    void fullDiskWhereverASmallFileIsWritten_leavesNothing(Act.Deed deed) throws IOException {
        faults.fail(Errno.NOSPC, Faults.of(deed));
        if (deed == Act.Deed.MAKE_FOLDER) {
            Failing.with(Failure.NoSpace.class, () -> storage.makeFolder(Visitor.path("d"), false));
        } else {
            Failure.NoSpace full = Failing.with(Failure.NoSpace.class, () -> visitor.put("a", BYTES_SMALL));
            assertThat(full.needed()).isEqualTo(BYTES_SMALL.length);
        }
        assertThat(visitor.list("", true)).isEmpty();
        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
    }

    private static final byte[] BYTES_SMALL = "small".getBytes(UTF_8);

    @Test
    void quotaOfTheDisk_isTold() {
        faults.fail(Errno.DQUOT, Faults.of(Act.Deed.WRITE));

        Failure.NoSpace full = Failing.with(Failure.NoSpace.class, () -> visitor.put("a", BYTES_SMALL));

        assertThat(full.why()).isEqualTo(Failure.SpaceReason.QUOTA);
    }

    @Test
    void fullDiskAtTheForce_acknowledgesNothingAndAsksForAllAgain() throws IOException {
        complete("a");
        faults.fail(
                Errno.NOSPC, act -> act.deed() == Act.Deed.FORCE && act.name().equals(Draft.DATA));

        Failing.with(Failure.NoSpace.class, () -> visitor.publish("a", BYTES));

        assertThat(faults.hits()).isEqualTo(1);
        faults.heal();
        assertThat(visitor.list("", true)).isEmpty();
        assertThat(visitor.offer("a", BYTES).missing()).isEqualTo(new ChunkSet(List.of(new ChunkRange(0, 3))));
        complete("a");
        visitor.publish("a", BYTES);
        assertThat(visitor.get("a")).isEqualTo(BYTES);
    }

    @Test
    void brokenDiskAtTheForce_throwsTheDraftAwayAndNeverForcesAgain() throws IOException {
        complete("a");
        faults.fail(Errno.IO, act -> act.deed() == Act.Deed.FORCE && act.name().equals(Draft.DATA));

        Failing.with(Failure.Broken.class, () -> visitor.publish("a", BYTES));
        Failing.with(Failure.NotFound.class, () -> visitor.publish("a", BYTES));

        assertThat(faults.hits()).isEqualTo(1);
        faults.heal();
        assertThat(visitor.list("", true)).isEmpty();
        assertThat(visitor.offer("a", BYTES).held()).isZero();
    }

    @Test
    void brokenDiskAtTheForceOfASmallFile_leavesNothing() throws IOException {
        faults.fail(Errno.IO, Faults.of(Act.Deed.FORCE));

        Failing.with(Failure.Broken.class, () -> visitor.put("a", BYTES_SMALL));

        assertThat(faults.hits()).isEqualTo(1);
        assertThat(visitor.list("", true)).isEmpty();
        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
    }

    @Test
    void brokenDiskWhileAFileIsRead_isTold_andNoByteIsMadeUp() throws IOException {
        visitor.put("a", BYTES_SMALL);
        visitor.put("b", BYTES_SMALL);
        faults.fail(Errno.IO, act -> act.deed() == Act.Deed.READ && act.name().equals("a"));

        Failing.with(Failure.Broken.class, () -> visitor.get("a"));

        assertThat(visitor.get("b")).isEqualTo(BYTES_SMALL);
        faults.heal();
        assertThat(visitor.get("a")).isEqualTo(BYTES_SMALL);
    }

    @Test
    void brokenDiskAtTheForceOfTheFolder_takesTheNamesBack() throws IOException {
        Files.writeString(top.resolve("old"), "old");
        faults.fail(Errno.IO, Faults.of(Act.Deed.FORCE_FOLDER));

        Failing.with(Failure.Broken.class, () -> visitor.put("a", BYTES_SMALL));

        assertThat(visitor.list("", true)).containsExactly("old");
    }

    @ParameterizedTest
    @EnumSource(names = {"PERM", "NOSYS", "NOTSUP", "XDEV", "MLINK", "INVAL"})
    void diskWithoutHardLinks_publishesAllTheSameAndReplacesNothing(Errno errno) throws IOException {
        faults.fail(errno, Faults.of(Act.Deed.LINK));

        complete("a");
        visitor.publish("a", BYTES);
        visitor.put("b", BYTES_SMALL);
        complete("c");
        Files.writeString(top.resolve("c"), "taken");

        Failing.conflict(ConflictReason.EXISTS, () -> visitor.publish("c", BYTES));
        assertThat(visitor.get("a")).isEqualTo(BYTES);
        assertThat(visitor.get("b")).isEqualTo(BYTES_SMALL);
        assertThat(Files.readString(top.resolve("c"))).isEqualTo("taken");
        assertThat(visitor.publish("a", BYTES).entry().size()).isEqualTo(BYTES.length);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOSYS", "INVAL", "NOTSUP"})
    void diskWithNeitherLinksNorRenamesThatKeep_reservesTheNameAndReplacesNothing(Errno errno) throws IOException {
        faults.fail(errno, Faults.of(Act.Deed.LINK, Act.Deed.RENAME_KEEPING, Act.Deed.EXCHANGE));

        complete("a");
        visitor.publish("a", BYTES);
        visitor.put("b", BYTES_SMALL);
        Files.writeString(top.resolve("c"), "taken");
        storage.move(Visitor.path("b"), Visitor.path("d"), null);

        Failing.conflict(ConflictReason.EXISTS, () -> visitor.put("c", BYTES_SMALL));
        assertThat(visitor.get("a")).isEqualTo(BYTES);
        assertThat(visitor.get("d")).isEqualTo(BYTES_SMALL);
        assertThat(visitor.list("", true)).containsExactly("a", "c", "d");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCHANGE", "LINK"})
    void diskThatCanNotExchange_replacesAndKeepsTheOldFile(Act.Deed lacking) throws IOException {
        Files.writeString(top.resolve("a"), "old");
        faults.fail(Errno.NOSYS, act -> act.deed() == lacking || act.deed() == Act.Deed.EXCHANGE);

        storage.offer(visitor.device(), Visitor.offer("a", BYTES, Visitor.ANY), false);
        visitor.chunks("a", BYTES, new ChunkSet(List.of(new ChunkRange(0, 3))));
        storage.publish(visitor.device(), Visitor.publish("a", BYTES, Visitor.ANY, TRASH), false);

        assertThat(visitor.get("a")).isEqualTo(BYTES);
        assertThat(Files.readString(top.resolve(".sampan/trash/" + TRASH + "/item")))
                .isEqualTo("old");
    }

    @Test
    void nameTakenByAnotherProgramBetweenTheLookAndTheDeed_isNotReplaced() throws IOException {
        complete("a");
        faults.meanwhile(Faults.of(Act.Deed.LINK), () -> writeNow("a", "theirs"));

        Failing.conflict(ConflictReason.EXISTS, () -> visitor.publish("a", BYTES));

        assertThat(Files.readString(top.resolve("a"))).isEqualTo("theirs");
    }

    @Test
    void fileChangedByAnotherProgramJustBeforeTheExchange_isPutBack() throws IOException {
        Files.writeString(top.resolve("a"), "old");
        String seen = String.valueOf(storage.describe(Visitor.path("a")).version());
        byte[] bytes = BYTES_SMALL;
        faults.meanwhile(Faults.of(Act.Deed.EXCHANGE), () -> {
            deleteNow("a");
            writeNow("a", "theirs, and longer");
        });

        Failure.Conflict conflict = Failing.with(
                Failure.Conflict.class, visitor.put(Visitor.put("a", bytes, new Condition.Is(seen)), bytes));

        assertThat(conflict.reason()).isEqualTo(ConflictReason.CHANGED);
        assertThat(Files.readString(top.resolve("a"))).isEqualTo("theirs, and longer");
        assertThat(storage.trash()).isEmpty();
    }

    @Test
    void refusalByTheSystem_isTold() {
        faults.fail(Errno.ACCES, Faults.of(Act.Deed.CREATE));
        Failing.with(Failure.Denied.class, () -> visitor.put("a", BYTES_SMALL));
        faults.fail(Errno.ROFS, Faults.of(Act.Deed.CREATE));
        Failing.with(Failure.Denied.class, () -> visitor.put("a", BYTES_SMALL));
        faults.fail(Errno.MFILE, Faults.of(Act.Deed.OPEN));
        Failing.with(Failure.Busy.class, () -> visitor.list("d", true));
        faults.fail(Errno.NAMETOOLONG, Faults.of(Act.Deed.RENAME_KEEPING, Act.Deed.LINK));
        Failing.with(Failure.BadName.class, () -> visitor.put("a", BYTES_SMALL));
    }

    @Test
    void shareThatMayNotBeOpened_isNamedByItsFolder() {
        Disk closed = _ -> {
            throw new AccessDeniedException(".");
        };
        assertThatThrownBy(() -> LocalStorage.open(closed, top, StorageOptions.standard(), Runnable::run))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(top.toString());
    }

    @Test
    void folderThatMayNotBeRead_isLeftOutAndItsSiblingsFollow() throws IOException {
        Files.createDirectories(top.resolve("locked/inner"));
        Files.createDirectories(top.resolve("open/inner"));
        faults.fail(
                Errno.ACCES, act -> act.deed() == Act.Deed.OPEN && act.name().equals("locked"));

        assertThat(visitor.list("", true)).containsExactly("locked", "open", "open/inner");
        Failing.with(Failure.Denied.class, () -> visitor.list("locked", false));
    }

    private void writeNow(String name, String text) {
        try {
            Files.writeString(top.resolve(name), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void deleteNow(String name) {
        try {
            Files.delete(top.resolve(name));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
