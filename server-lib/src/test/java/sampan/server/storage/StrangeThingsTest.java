package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// Links, pipes and names that lie in a share: nothing behind them is reached, and nothing tells that they
/// are there.
@ParameterizedClass
@EnumSource(Way.class)
final class StrangeThingsTest {
    private static final TrashId ID = new TrashId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path folder;

    private final Way way;
    private Path top;
    private Path outside;
    private Storage storage;
    private Visitor visitor;

    StrangeThingsTest(Way way) {
        this.way = way;
    }

    @BeforeEach
    void open() throws IOException {
        top = Files.createDirectory(folder.resolve("a"));
        outside = Files.createDirectory(folder.resolve("ab"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectory(outside.resolve("inner"));
        storage = way.open(top);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void outsideIsUntouched() throws IOException {
        storage.close();
        assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
        try (var all = Files.walk(outside)) {
            assertThat(all).hasSize(3);
        }
    }

    /// Every operation that meets what is not there.
    private List<ThrowingCallable> operationsOn(String path) {
        RemotePath at = Visitor.path(path);
        return List.of(
                () -> storage.describe(at),
                () -> storage.open(at, null).close(),
                () -> storage.list(at, false, false).close(),
                () -> storage.move(at, Visitor.path("moved"), null),
                () -> storage.remove(Visitor.SOMEBODY, at, null, ID),
                () -> storage.setTimes(List.of(new Request.Time(at, 1))),
                () -> visitor.put(path + "/x", new byte[1]),
                () -> visitor.offer(path + "/x", new byte[1]),
                () -> storage.makeFolder(at.child("x"), true),
                () -> storage.list(at.child("inner"), true, false).close(),
                () -> storage.open(at.child("secret"), null).close());
    }

    @Test
    void linkInTheShare_isAsGoodAsAbsent() throws IOException {
        Files.createSymbolicLink(top.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(top.resolve("folder"), outside);
        Files.createSymbolicLink(top.resolve("dangling"), outside.resolve("new"));
        Files.createSymbolicLink(top.resolve("self"), top);

        for (String name : List.of("file", "folder", "dangling", "self")) {
            for (ThrowingCallable operation : operationsOn(name)) {
                Failing.with(Failure.NotFound.class, operation);
            }
        }
        assertThat(visitor.list("", true)).isEmpty();
        assertThat(top.resolve("moved")).doesNotExist();
        assertThat(storage.versions(List.of(Visitor.path("folder"))).getFirst().version())
                .isNull();
    }

    @Test
    void linkWhereAFileShallBe_staysWhatItIs() throws IOException {
        Files.createSymbolicLink(top.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(top.resolve("dangling"), outside.resolve("new"));

        for (String name : List.of("file", "dangling")) {
            byte[] bytes = "evil".getBytes(UTF_8);
            Failing.conflict(ConflictReason.EXISTS, () -> visitor.put(name, bytes));
            Failing.with(Failure.Conflict.class, visitor.put(Visitor.put(name, bytes, Visitor.ANY), bytes));
            Failing.conflict(ConflictReason.EXISTS, () -> visitor.upload(name, bytes));
            Failing.conflict(ConflictReason.EXISTS, () -> storage.makeFolder(Visitor.path(name), false));
            Files.writeString(top.resolve("mine"), "mine");
            Failing.conflict(ConflictReason.EXISTS, () -> storage.move(Visitor.path("mine"), Visitor.path(name), null));
        }
    }

    @Test
    void draftWhoseFolderBecameALink_isNotPublishedThere() throws IOException {
        Files.createDirectory(top.resolve("d"));
        byte[] bytes = Visitor.bytes(2_000_000, 1);
        visitor.chunks("d/x", bytes, visitor.offer("d/x", bytes).missing());
        Files.delete(top.resolve("d"));
        Files.createSymbolicLink(top.resolve("d"), outside);

        Failing.with(Failure.NotFound.class, () -> visitor.publish("d/x", bytes));
    }

    @Test
    void topThatIsALink_works() throws IOException {
        storage.close();
        Path link = Files.createSymbolicLink(folder.resolve("link"), top);
        storage = way.open(link);
        visitor = new Visitor(storage);

        visitor.put("x", new byte[1]);

        assertThat(top.resolve("x")).exists();
    }

    @Test
    void pipeInTheShare_isNeitherListedNorOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", top.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        for (ThrowingCallable operation : operationsOn("pipe")) {
            Failing.with(Failure.NotFound.class, operation);
        }
        try (Storage.Listing listing = storage.list(RemotePath.of("share"), true, false)) {
            Part.Entries part = Objects.requireNonNull(listing.next());
            assertThat(part.entries()).isEmpty();
            assertThat(part.skipped()).isEqualTo(1);
        }
    }

    @Test
    void namesThatNoVisitorCouldSend_areListedAsUnavailable() throws Exception {
        Process names = new ProcessBuilder(
                        "sh",
                        "-c",
                        "printf x > \"$(printf 'bad\\377')\"; printf x > \"$(printf 'new\\nline')\"; printf x > good")
                .directory(top.toFile())
                .start();
        assertThat(names.waitFor()).isZero();

        try (Storage.Listing listing = storage.list(RemotePath.of("share"), true, true)) {
            Part.Entries part = Objects.requireNonNull(listing.next());
            assertThat(part.entries())
                    .extracting(Entry::name, Entry::kind)
                    .containsExactlyInAnyOrder(
                            tuple("bad\ufffd", Entry.Kind.UNAVAILABLE),
                            tuple("new\ufffdline", Entry.Kind.UNAVAILABLE),
                            tuple("good", Entry.Kind.FILE));
        }
    }

    @Test
    void namesThatAreNotPortableButThere_canBeFetchedMovedAndRemoved() throws IOException {
        Files.writeString(top.resolve("a:b"), "1");

        assertThat(visitor.get("a:b")).isEqualTo("1".getBytes(UTF_8));
        storage.move(Visitor.path("a:b"), Visitor.path("ab"), null);
        Files.createDirectory(top.resolve("c?"));
        visitor.put("c?/x", new byte[1]);
        storage.remove(Visitor.SOMEBODY, Visitor.path("c?"), null, ID);
        storage.restore(ID, Visitor.path("c"));

        assertThat(visitor.list("", true)).containsExactly("ab", "c", "c/x");
    }

    @Test
    void namesOfASecondShareWithoutPortableNames_mayBeAny() throws IOException {
        storage.close();
        storage = way.open(top, StorageOptions.standard().withPortable(false));
        visitor = new Visitor(storage);

        visitor.put("a:b", new byte[1]);
        visitor.put("x", new byte[1]);
        visitor.put("X", new byte[2]);

        assertThat(visitor.list("", true)).containsExactly("X", "a:b", "x");
    }

    @Test
    void ourOwnFolder_isNeitherListedNorReached() throws IOException {
        visitor.put("x", new byte[1]);
        Files.createDirectories(top.resolve("d/.sampan/drafts"));

        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
        assertThat(visitor.list("", true)).containsExactly("d", "x");
    }
}
