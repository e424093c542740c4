package sampan.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.ChunkRange;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;

/// Other file systems mounted in a share, one of them so small that it fills up. Needs the right to mount.
final class MountsTest {
    private static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path top;

    private Path mount;
    private Storage storage;
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        mount = Files.createDirectories(top.resolve("sub/mo unt"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "none", mount.toString()), "the right to mount");
        storage = LocalStorage.open(top, StorageOptions.standard(), Runnable::run);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void unmount() throws Exception {
        if (storage != null) {
            storage.close();
            assertThat(run("umount", mount.toString()))
                    .as("nothing is open there")
                    .isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void uploadBelowAMount_worksThereAndIsFoundAgain() throws IOException {
        byte[] bytes = Visitor.bytes(Limits.CHUNK + 9, 1);
        storage.makeFolder(Visitor.path("sub/mo unt/d"), false);
        visitor.put("sub/mo unt/d/small", new byte[9]);
        visitor.offer("sub/mo unt/d/a", bytes);
        visitor.chunk("sub/mo unt/d/a", bytes, 0, Limits.CHUNK);

        storage.close();
        storage = LocalStorage.open(top, StorageOptions.standard(), Runnable::run);
        visitor = new Visitor(storage);

        assertThat(storage.drafts(visitor.device())).hasSize(1);
        visitor.chunks(
                "sub/mo unt/d/a", bytes, visitor.offer("sub/mo unt/d/a", bytes).missing());
        storage.sums(
                visitor.device(),
                Visitor.id("sub/mo unt/d/a", bytes),
                new ChunkRange(0, 2),
                SumsAlgorithm.XXH3_128,
                false);
        visitor.publish("sub/mo unt/d/a", bytes);
        assertThat(visitor.get("sub/mo unt/d/a")).isEqualTo(bytes);
        assertThat(mount.resolve(".sampan")).isDirectory();
        assertThat(visitor.list("", true))
                .containsExactly("sub", "sub/mo unt", "sub/mo unt/d", "sub/mo unt/d/a", "sub/mo unt/d/small");
    }

    @Test
    void movingBetweenMounts_isUnsupportedAndMovesNothing() throws IOException {
        Files.writeString(top.resolve("a"), "1");

        Failing.with(
                Failure.Unsupported.class, () -> storage.move(Visitor.path("a"), Visitor.path("sub/mo unt/a"), null));
        Failing.with(
                Failure.Unsupported.class,
                () -> storage.remove(Visitor.SOMEBODY, Visitor.path("sub/mo unt"), null, TRASH));

        assertThat(top.resolve("a")).exists();
        assertThat(visitor.list("sub/mo unt", true)).isEmpty();
    }

    @Test
    void trashOfAMount_isOnTheMount() throws IOException {
        visitor.put("sub/mo unt/a", new byte[9]);

        storage.remove(Visitor.SOMEBODY, Visitor.path("sub/mo unt/a"), null, TRASH);

        assertThat(mount.resolve(".sampan/trash/" + TRASH)).isDirectory();
        assertThat(storage.trash()).hasSize(1);
        storage.restore(TRASH, null);
        assertThat(visitor.get("sub/mo unt/a")).hasSize(9);
    }

    @Test
    void mountThatFillsUp_saysWhatIsLeftAndGoesOnWhenThereIsRoom() throws IOException {
        byte[] large = Visitor.bytes(3 * Limits.CHUNK, 1);
        visitor.offer("sub/mo unt/a", large);
        Path hog = Files.write(mount.resolve("hog"), new byte[2 * Limits.CHUNK]);
        visitor.chunk("sub/mo unt/a", large, 0, Limits.CHUNK);

        Failure.NoSpace full = Failing.with(Failure.NoSpace.class, () -> {
            visitor.chunk("sub/mo unt/a", large, 1, Limits.CHUNK);
            visitor.chunk("sub/mo unt/a", large, 2, Limits.CHUNK);
        });
        Failing.with(Failure.NoSpace.class, () -> visitor.put("sub/mo unt/b", new byte[Limits.CHUNK]));

        assertThat(full.needed()).isEqualTo(Limits.CHUNK);
        Files.delete(hog);
        visitor.chunks(
                "sub/mo unt/a", large, visitor.offer("sub/mo unt/a", large).missing());
        visitor.publish("sub/mo unt/a", large);
        assertThat(visitor.get("sub/mo unt/a")).isEqualTo(large);
        assertThat(List.of("a")).isEqualTo(visitor.list("sub/mo unt", true));
    }
}
