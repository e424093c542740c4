package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.ChunkRange;
import sampan.protocol.Condition;
import sampan.protocol.Digests;
import sampan.protocol.Limits;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;

/// The host is killed between any two steps. What is seen afterwards is whole or not there, what was
/// replaced is not lost, and doing it again succeeds.
final class KillTest {
    private static final byte[] BYTES = Visitor.bytes(2 * Limits.CHUNK + 5, 3);
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");
    private static final int MOST = 500;

    @TempDir
    Path folder;

    /// What a visitor does, from its beginning; it may be done again after the host was killed in it.
    private interface Errand {
        void run(Storage storage) throws IOException;
    }

    /// What must be true of the share's folder at any moment.
    private interface Invariant {
        void holds(Path top) throws IOException;
    }

    private void killEverywhere(Errand before, Errand errand, Invariant always, Invariant done) throws IOException {
        killEverywhere(_ -> {}, before, errand, always, done);
    }

    /// @param lacks what the disk can't do
    private void killEverywhere(
            WatchedDisk.Watcher lacks, Errand before, Errand errand, Invariant always, Invariant done)
            throws IOException {
        for (int at = 0; at < MOST; at++) {
            Path top = Files.createDirectory(folder.resolve("top" + at));
            try (Storage storage = LocalStorage.open(top, StorageOptions.standard(), Runnable::run)) {
                before.run(storage);
            }
            boolean killed = killed(top, lacks, new Killer(at), errand);
            always.holds(top);
            try (Storage storage = open(top, lacks)) {
                errand.run(storage);
            }
            always.holds(top);
            done.holds(top);
            if (!killed) {
                assertThat(at).as("steps").isGreaterThan(5);
                return;
            }
        }
        throw new AssertionError("it never came to an end");
    }

    private static Storage open(Path top, WatchedDisk.Watcher watcher) throws IOException {
        return LocalStorage.open(new WatchedDisk(Disk.best(), watcher), top, StorageOptions.standard(), Runnable::run);
    }

    private static boolean killed(Path top, WatchedDisk.Watcher lacks, Killer killer, Errand errand)
            throws IOException {
        Storage storage = null;
        try {
            storage = open(top, act -> {
                lacks.before(act);
                killer.before(act);
            });
            errand.run(storage);
            return false;
        } catch (Killer.Killed _) {
            return true;
        } finally {
            if (storage != null) {
                storage.close();
            }
        }
    }

    private static void upload(Storage storage, Condition condition) throws IOException {
        Visitor visitor = new Visitor(storage);
        var offered = storage.offer(visitor.device(), Visitor.offer("a", BYTES, condition), false);
        if (offered.published() == null) {
            if (offered.held() > 0) {
                storage.sums(
                        visitor.device(), Visitor.id("a", BYTES), new ChunkRange(0, 3), SumsAlgorithm.XXH3_128, false);
                offered = storage.offer(visitor.device(), Visitor.offer("a", BYTES, condition), false);
            }
            visitor.chunks("a", BYTES, offered.missing());
        }
        storage.publish(visitor.device(), Visitor.publish("a", BYTES, condition, TRASH), false);
    }

    private static void isWhole(Path top, byte[]... contents) throws IOException {
        Path file = top.resolve("a");
        if (Files.exists(file)) {
            assertThat(List.of(contents))
                    .anySatisfy(content -> assertThat(Files.readAllBytes(file)).isEqualTo(content));
        }
        try (var all = Files.list(top)) {
            assertThat(all.map(each -> each.getFileName().toString())).isSubsetOf("a", ".sampan");
        }
    }

    private static boolean isAnywhere(Path top, byte[] content) throws IOException {
        List<Path> places = List.of(top.resolve("a"), top.resolve(".sampan/trash/" + TRASH + "/item"));
        for (Path place : places) {
            if (Files.exists(place) && Arrays.equals(Files.readAllBytes(place), content)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void uploadOfANewFile_isThereWholeOrNotAtAll() throws IOException {
        killEverywhere(
                _ -> {},
                storage -> upload(storage, Visitor.ABSENT),
                top -> isWhole(top, BYTES),
                top -> assertThat(Files.readAllBytes(top.resolve("a"))).isEqualTo(BYTES));
    }

    @Test
    void uploadInPlaceOfAFile_neverLosesTheOldOne() throws IOException {
        killEverywhere(
                storage -> new Visitor(storage).put("a", OLD),
                storage -> upload(storage, Visitor.ANY),
                top -> {
                    isWhole(top, OLD, BYTES);
                    assertThat(isAnywhere(top, OLD)).as("the old file").isTrue();
                    assertThat(top.resolve("a")).exists();
                },
                top -> assertThat(Files.readAllBytes(top.resolve("a"))).isEqualTo(BYTES));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCHANGE", "LINK"})
    void uploadInPlaceOfAFileOnADiskThatCanDoLess_neverLosesTheOldOne(Act.Deed lacking) throws IOException {
        Faults less = new Faults();
        less.fail(Errno.NOSYS, act -> act.deed() == lacking || act.deed() == Act.Deed.EXCHANGE);
        killEverywhere(
                less,
                storage -> new Visitor(storage).put("a", OLD),
                storage -> upload(storage, Visitor.ANY),
                top -> {
                    isWhole(top, OLD, BYTES);
                    assertThat(isAnywhere(top, OLD)).as("the old file").isTrue();
                },
                top -> assertThat(Files.readAllBytes(top.resolve("a"))).isEqualTo(BYTES));
    }

    @Test
    void groupOfSmallFiles_isThereFileByFile() throws IOException {
        byte[] one = "one".getBytes(UTF_8);
        killEverywhere(
                storage -> storage.makeFolder(Visitor.path("a"), false),
                storage -> {
                    List<Storage.Pending> group = new ArrayList<>();
                    for (String name : List.of("a/1", "a/2", "a/3")) {
                        group.add(storage.begin(
                                Visitor.put(name, one, Visitor.ABSENT), one, Digests.chunk(one, 0, one.length), false));
                    }
                    assertThat(storage.settle(group)).allMatch(Storage.Settled.class::isInstance);
                },
                top -> {
                    try (var files = Files.list(top.resolve("a"))) {
                        for (Path file : files.toList()) {
                            assertThat(Files.readAllBytes(file)).isEqualTo(one);
                        }
                    }
                },
                top -> {
                    try (var files = Files.list(top.resolve("a"))) {
                        assertThat(files).hasSize(3);
                    }
                });
    }

    @Test
    void removal_leavesTheFileWhereItWasOrInTheTrash() throws IOException {
        killEverywhere(
                storage -> new Visitor(storage).put("a", OLD),
                storage -> storage.remove(Visitor.SOMEBODY, Visitor.path("a"), null, TRASH),
                top -> assertThat(isAnywhere(top, OLD)).isTrue(),
                top -> assertThat(top.resolve("a")).doesNotExist());
    }

    @Test
    void restoring_leavesTheFileInTheTrashOrWhereItWas() throws IOException {
        killEverywhere(
                storage -> {
                    new Visitor(storage).put("a", OLD);
                    storage.remove(Visitor.SOMEBODY, Visitor.path("a"), null, TRASH);
                },
                storage -> storage.restore(TRASH, null),
                top -> assertThat(isAnywhere(top, OLD)).isTrue(),
                top -> assertThat(Files.readAllBytes(top.resolve("a"))).isEqualTo(OLD));
    }
}
