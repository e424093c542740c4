package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.TrashId;

/// Many at once, and other programs in between.
final class RacesTest {
    @TempDir
    Path folder;

    private Path top;
    private Storage storage;
    private Visitor visitor;
    private int reached;
    private int refused;

    @BeforeEach
    void open() throws IOException {
        top = Files.createDirectory(folder.resolve("top"));
        storage = LocalStorage.open(top, StorageOptions.standard(), Runnable::run);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void uploadsOfOneName_haveOneWinnerAndTheOthersAreTold() throws Exception {
        for (int visitors : new int[] {2, 50}) {
            String name = "a" + visitors;
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                Visitor each = new Visitor(storage, i + 1);
                byte[] bytes = Visitor.bytes(1_000, i);
                each.chunks(name, bytes, each.offer(name, bytes).missing());
                tasks.add(() -> each.publish(name, bytes));
            }

            List<Object> results = Pool.together(tasks);

            assertThat(results).filteredOn(Reply.Published.class::isInstance).hasSize(1);
            int winner = results.indexOf(results.stream()
                    .filter(Reply.Published.class::isInstance)
                    .findFirst()
                    .orElseThrow());
            assertThat(visitor.get(name)).isEqualTo(Visitor.bytes(1_000, winner));
            assertThat(results)
                    .filteredOn(StorageException.class::isInstance)
                    .allMatch(each -> ((StorageException) each).failure() instanceof Failure.Conflict);
        }
    }

    @Test
    void namesThatDifferByCaseOrForm_haveOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (String name : List.of("é", "e\u0301", "É")) {
                byte[] bytes = name.getBytes(UTF_8);
                String full = round + name;
                tasks.add(() -> visitor.put(full, bytes));
            }

            assertThat(Pool.together(tasks))
                    .filteredOn(Reply.Stored.class::isInstance)
                    .hasSize(1);
        }
        assertThat(visitor.list("", true)).hasSize(20);
    }

    @Test
    void foldersOfOneName_areOneFolder() throws Exception {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> storage.makeFolder(Visitor.path("a/b/c"), true));
        }

        assertThat(Pool.together(tasks)).allMatch(Entry.class::isInstance);
        assertThat(visitor.list("", true)).containsExactly("a", "a/b", "a/b/c");
    }

    @Test
    void chunksOfOneDraftFromManySides_areAllHeld() throws Exception {
        byte[] bytes = Visitor.bytes(6 * Limits.CHUNK, 1);
        visitor.offer("a", bytes);
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int chunk = i % 6;
            tasks.add(() -> {
                visitor.chunk("a", bytes, chunk, Limits.CHUNK);
                return chunk;
            });
        }
        Pool.together(tasks);

        List<Object> published =
                Pool.together(List.of(() -> visitor.publish("a", bytes), () -> visitor.publish("a", bytes)));

        assertThat(published.getFirst()).isInstanceOf(Reply.Published.class).isEqualTo(published.getLast());
        assertThat(visitor.get("a")).isEqualTo(bytes);
    }

    @Test
    void interruptedThread_losesTheCallAndNothingElse() throws Exception {
        byte[] bytes = Visitor.bytes(2 * Limits.CHUNK, 1);
        visitor.offer("a", bytes);
        visitor.chunk("a", bytes, 0, Limits.CHUNK);
        Thread.currentThread().interrupt();
        try {
            Failure.Broken broken =
                    Failing.with(Failure.Broken.class, () -> visitor.chunk("a", bytes, 1, Limits.CHUNK));
            assertThat(broken).isNotNull();
            assertThat(ClosedByInterruptException.class).isAssignableTo(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        visitor.chunks("a", bytes, visitor.offer("a", bytes).missing());
        visitor.publish("a", bytes);
        assertThat(visitor.get("a")).isEqualTo(bytes);
    }

    @Test
    void listingOfAFolderThatChangesAllTheTime_neverFails() throws Exception {
        Path busy = Files.createDirectory(top.resolve("busy"));
        for (int i = 0; i < 50; i++) {
            Files.createFile(busy.resolve("stays" + i));
        }
        AtomicBoolean over = new AtomicBoolean();

        List<Object> results = Pool.together(List.of(
                () -> {
                    for (int i = 0; !over.get(); i++) {
                        Path inner = Files.createDirectory(busy.resolve("comes" + i % 20));
                        Files.createFile(inner.resolve("x"));
                        Files.delete(inner.resolve("x"));
                        Files.delete(inner);
                    }
                    return "changed";
                },
                () -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            assertThat(visitor.list("", true)).contains("busy/stays0", "busy/stays49");
                        }
                    } finally {
                        over.set(true);
                    }
                    return "listed";
                }));

        assertThat(results).containsExactly("changed", "listed");
    }

    @Test
    void folderThatTurnsIntoALinkAndBack_leadsNobodyOut() throws Exception {
        assumeTrue(NumberedFolder.available(), "native calls");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Path real = Files.createDirectory(top.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        Path flips = top.resolve("flips");
        AtomicBoolean over = new AtomicBoolean();

        List<Object> results = Pool.together(List.of(
                () -> {
                    for (int i = 0; !over.get(); i++) {
                        Path now = i % 2 == 0 ? real : link;
                        Files.move(now, flips);
                        Files.move(flips, now);
                    }
                    return "flipped";
                },
                () -> {
                    try {
                        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                        for (int i = 0; i < 3_000 || reached < 100 || refused < 100; i++) {
                            meddle(i);
                            assertThat(System.nanoTime()).as("in time").isLessThan(patience);
                        }
                    } finally {
                        over.set(true);
                    }
                    return "met";
                }));

        assertThat(results).containsExactly("flipped", "met");
        assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
        try (var all = Files.list(outside)) {
            assertThat(all).hasSize(1);
        }
    }

    private void meddle(int round) throws IOException {
        try {
            storage.list(Visitor.path("flips"), false, false).close();
            reached++;
            switch (round % 5) {
                case 0 -> assertThat(visitor.list("flips", true)).doesNotContain("secret");
                case 1 -> {
                    byte[] bytes = {(byte) round};
                    visitor.put("flips/" + round, bytes);
                }
                case 2 -> storage.makeFolder(Visitor.path("flips/d" + round), false);
                case 3 ->
                    assertThat(visitor.get("flips/secret"))
                            .as("out of the share")
                            .isNull();
                default -> storage.remove(Visitor.SOMEBODY, Visitor.path("flips/secret"), null, TrashId.random());
            }
        } catch (StorageException e) {
            refused++;
            assertThat(e.failure())
                    .isInstanceOfAny(Failure.NotFound.class, Failure.Conflict.class, Failure.Changed.class);
        }
    }
}
