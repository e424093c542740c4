package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;

/// Entries given other names and places, thrown away and brought back; nothing is ever replaced by it.
@ParameterizedClass
@EnumSource(Way.class)
final class PlacesTest {
    private static final TrashId ID = new TrashId("0123456789abcdef0123456789abcdef");
    private static final TrashId OTHER = new TrashId("fedcba9876543210fedcba9876543210");

    @TempDir
    Path top;

    private final Way way;
    private Storage storage;

    PlacesTest(Way way) {
        this.way = way;
    }

    @BeforeEach
    void open() throws IOException {
        storage = way.open(top);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(top.resolve(path).getParent());
        Files.writeString(top.resolve(path), text);
    }

    private String read(String path) throws IOException {
        return Files.readString(top.resolve(path));
    }

    private void move(String from, String to) throws StorageException {
        assertThat(storage.move(Visitor.path(from), Visitor.path(to), null))
                .isEqualTo(storage.describe(Visitor.path(to)));
    }

    private void remove(String path, TrashId id) throws StorageException {
        storage.remove(Visitor.SOMEBODY, Visitor.path(path), null, id);
    }

    @Test
    void move_ofAFileOrAFolder_takesAllAlong() throws IOException {
        write("a/b/c", "1");
        write("d", "2");

        move("a", "e");
        move("d", "e/b/d");

        assertThat(read("e/b/c")).isEqualTo("1");
        assertThat(read("e/b/d")).isEqualTo("2");
        assertThat(top.resolve("a")).doesNotExist();
        assertThat(top.resolve("d")).doesNotExist();
    }

    @Test
    void move_ontoSomething_replacesNothing() throws IOException {
        write("a", "a");
        write("b", "b");
        Files.createDirectories(top.resolve("full/x"));
        Files.createDirectory(top.resolve("empty"));

        for (List<String> pair :
                List.of(List.of("a", "b"), List.of("a", "empty"), List.of("full", "empty"), List.of("full", "b"))) {
            Failing.conflict(ConflictReason.EXISTS, () -> move(pair.getFirst(), pair.getLast()));
        }

        assertThat(read("a")).isEqualTo("a");
        assertThat(read("b")).isEqualTo("b");
        assertThat(top.resolve("full/x")).isEmptyDirectory();
        assertThat(top.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void move_ontoItself_isSuccess() throws IOException {
        write("a", "a");

        move("a", "a");

        assertThat(read("a")).isEqualTo("a");
    }

    @Test
    void move_toAnotherSpelling_isAllowed() throws IOException {
        write("photo.jpg", "1");
        Files.createDirectory(top.resolve("d"));

        move("photo.jpg", "Photo.JPG");
        move("d", "D");

        assertThat(read("Photo.JPG")).isEqualTo("1");
        assertThat(top.resolve("D")).isDirectory();
        write("other", "2");
        Failing.conflict(ConflictReason.CLASH, () -> move("other", "photo.jpg"));
    }

    @Test
    void move_intoItself_isRefused() throws IOException {
        Files.createDirectories(top.resolve("a/b"));

        Failing.with(Failure.BadRequest.class, () -> move("a", "a/b/c"));
        Failing.with(Failure.Unsupported.class, () -> storage.move(RemotePath.of("share"), Visitor.path("x"), null));
        Failing.with(Failure.NotFound.class, () -> move("no", "x"));
        Failing.with(Failure.NotFound.class, () -> move("a", "no/x"));
        Failing.with(Failure.BadName.class, () -> move("a", "nul"));
    }

    @Test
    void move_ofAnotherVersion_isRefused() throws IOException {
        write("a", "a");

        Failing.conflict(
                ConflictReason.CHANGED, () -> storage.move(Visitor.path("a"), Visitor.path("b"), "AAAAAAAAAAAA"));

        assertThat(read("a")).isEqualTo("a");
    }

    @Test
    void move_ofAFileThatIsBeingRead_letsTheReaderFinish() throws IOException {
        write("a", "12345");
        try (Storage.Source source = storage.open(Visitor.path("a"), null)) {
            move("a", "b");
            byte[] bytes = new byte[5];
            source.read(0, bytes, 5);
            assertThat(new String(bytes, UTF_8)).isEqualTo("12345");
        }
    }

    @Test
    void remove_ofAFullFolder_canBeBroughtBackWithAllItHeld() throws IOException {
        write("a/b/c", "1");
        Files.setPosixFilePermissions(top.resolve("a/b"), PosixFilePermissions.fromString("r-xr-xr-x"));

        remove("a", ID);

        assertThat(top.resolve("a")).doesNotExist();
        Part.Item item = storage.trash().getFirst().item();
        assertThat(item.id()).isEqualTo(ID);
        assertThat(item.path()).isEqualTo(Visitor.path("a"));
        assertThat(item.entry().isFolder()).isTrue();
        assertThat(storage.restore(ID, null).path()).isEqualTo(Visitor.path("a"));
        assertThat(read("a/b/c")).isEqualTo("1");
        assertThat(storage.trash()).isEmpty();
    }

    @Test
    void remove_repeated_isSuccessAndTouchesNothingNew() throws IOException {
        write("a", "old");
        remove("a", ID);
        write("a", "new");

        remove("a", ID);

        assertThat(read("a")).isEqualTo("new");
        Failing.with(Failure.BadRequest.class, () -> remove("b", ID));
        remove("a", OTHER);
        Failing.with(Failure.NotFound.class, () -> remove("a", new TrashId("00000000000000000000000000000000")));
        assertThat(storage.trash()).hasSize(2);
    }

    @Test
    void remove_ofAnotherVersion_isRefused() throws IOException {
        write("a", "a");

        Failing.conflict(
                ConflictReason.CHANGED, () -> storage.remove(Visitor.SOMEBODY, Visitor.path("a"), "AAAAAAAAAAAA", ID));

        assertThat(read("a")).isEqualTo("a");
        assertThat(storage.trash()).isEmpty();
        Failing.with(
                Failure.Unsupported.class, () -> storage.remove(Visitor.SOMEBODY, RemotePath.of("share"), null, ID));
    }

    @Test
    void restore_ontoSomething_replacesNothingAndCanGoElsewhere() throws IOException {
        write("a", "old");
        remove("a", ID);
        write("a", "new");

        Failing.conflict(ConflictReason.EXISTS, () -> storage.restore(ID, null));
        assertThat(storage.trash()).hasSize(1);
        storage.restore(ID, Visitor.path("x/y/a"));

        assertThat(read("a")).isEqualTo("new");
        assertThat(read("x/y/a")).isEqualTo("old");
    }

    @Test
    void restore_repeated_isSuccess() throws IOException {
        write("a", "old");
        remove("a", ID);

        var first = storage.restore(ID, null);

        assertThat(storage.restore(ID, null)).isEqualTo(first);
        Failing.with(Failure.NotFound.class, () -> storage.restore(OTHER, null));
    }

    @Test
    void restore_afterItsFolderWent_bringsTheFolderBackToo() throws IOException {
        write("d/a", "1");
        remove("d/a", ID);
        Files.delete(top.resolve("d"));

        storage.restore(ID, null);

        assertThat(read("d/a")).isEqualTo("1");
    }

    @Test
    void purge_ofADeepTreeWithStrangeThings_leavesNothing() throws IOException, InterruptedException {
        Path at = top.resolve("deep");
        Files.createDirectory(at);
        Path outside = Files.writeString(top.resolve("outside"), "stays");
        for (int i = 0; i < 300; i++) {
            at = Files.createDirectory(at.resolve("d".repeat(12)));
            Files.writeString(at.resolve("f"), "1");
            Files.createSymbolicLink(at.resolve("l"), outside);
        }
        Files.setPosixFilePermissions(at.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Process badName = new ProcessBuilder(
                        "sh", "-c", "printf x > \"$(printf 'bad\\377name')\"; mkdir \"$(printf 'bad\\376')\"")
                .directory(top.resolve("deep").toFile())
                .start();
        assertThat(badName.waitFor()).isZero();
        remove("deep", ID);

        storage.purge(ID);

        assertThat(storage.trash()).isEmpty();
        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
        assertThat(top.resolve(".sampan/trash")).isEmptyDirectory();
        assertThat(read("outside")).isEqualTo("stays");
        Failing.with(Failure.NotFound.class, () -> storage.purge(ID));
    }
}
