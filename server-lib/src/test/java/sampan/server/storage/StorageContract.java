package sampan.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Condition;
import sampan.protocol.Digests;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Failure.ConflictReason;
import sampan.protocol.Limits;
import sampan.protocol.NameProblem;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;

/// What every storage must do, whatever it stands on: seeing, small files, folders, moves and the trash.
abstract class StorageContract {
    static final TrashId TRASH = new TrashId("0123456789abcdef0123456789abcdef");

    @TempDir
    Path top;

    Storage storage;
    Visitor visitor;

    /// Opens a storage over a folder.
    abstract Storage open(Path folder) throws IOException;

    @BeforeEach
    void open() throws IOException {
        storage = open(top);
        visitor = new Visitor(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    final String version(String path) throws StorageException {
        return String.valueOf(storage.describe(Visitor.path(path)).version());
    }

    final void write(String path, String text) throws IOException {
        Files.createDirectories(top.resolve(path).getParent());
        Files.writeString(top.resolve(path), text);
    }

    final String read(String path) throws IOException {
        return Files.readString(top.resolve(path));
    }

    @Test
    void put_ofANewName_isThereWithBytesAndTime() throws IOException {
        byte[] bytes = Visitor.bytes(5_000, 1);

        Entry entry = visitor.put("a.txt", bytes).entry();

        assertThat(Files.readAllBytes(top.resolve("a.txt"))).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(top.resolve("a.txt")).toMillis()).isEqualTo(Visitor.TIME);
        assertThat(entry.size()).isEqualTo(5_000);
        assertThat(entry.version()).hasSize(12).isEqualTo(version("a.txt"));
    }

    @Test
    void put_ofAnEmptyFile_isThere() throws IOException {
        visitor.put("empty", new byte[0]);

        assertThat(Files.size(top.resolve("empty"))).isZero();
    }

    @Test
    void put_ofATakenName_keepsTheOldFileAndOffersAFreeName() throws IOException {
        write("a.txt", "old");
        write("a (2).txt", "older");

        Failure.Conflict conflict =
                Failing.conflict(ConflictReason.EXISTS, () -> visitor.put("a.txt", "new".getBytes(UTF_8)));

        assertThat(read("a.txt")).isEqualTo("old");
        assertThat(conflict.freeName()).isEqualTo("a (3).txt");
        assertThat(conflict.entry()).isEqualTo(storage.describe(Visitor.path("a.txt")));
    }

    @Test
    void put_repeatedWithTheSameBytes_isAlreadyThere() throws IOException {
        byte[] bytes = Visitor.bytes(100, 1);
        Entry first = visitor.put("a", bytes).entry();

        Reply.Stored again = visitor.put("a", bytes);

        assertThat(again.already()).isTrue();
        assertThat(again.entry()).isEqualTo(first);
        assertThat(visitor.list("", true)).containsExactly("a");
    }

    @Test
    void put_inPlaceOfTheSeenVersion_leavesTheOldOneInTheTrash() throws IOException {
        write("a", "old");
        byte[] bytes = "new".getBytes(UTF_8);
        Request.Put put =
                new Request.Put(Visitor.path("a"), bytes.length, Visitor.TIME, new Condition.Is(version("a")), TRASH);

        assertThat(visitor.put(put, bytes)).isInstanceOf(Storage.Settled.class);

        assertThat(read("a")).isEqualTo("new");
        assertThat(storage.trash()).extracting(trashed -> trashed.item().id()).containsExactly(TRASH);
        storage.restore(TRASH, Visitor.path("old"));
        assertThat(read("old")).isEqualTo("old");
    }

    @Test
    void put_inPlaceOfAnotherVersion_changesNothing() throws IOException {
        write("a", "old");
        byte[] bytes = "new".getBytes(UTF_8);
        Condition stale = new Condition.Is("AAAAAAAAAAAA");

        Failure.Conflict conflict =
                Failing.with(Failure.Conflict.class, visitor.put(Visitor.put("a", bytes, stale), bytes));

        assertThat(conflict.reason()).isEqualTo(ConflictReason.CHANGED);
        assertThat(read("a")).isEqualTo("old");
        assertThat(storage.trash()).isEmpty();
    }

    @Test
    void put_inPlaceOfAFolder_isRefused() throws IOException {
        Files.createDirectory(top.resolve("a"));
        byte[] bytes = "new".getBytes(UTF_8);

        Failure.Conflict conflict =
                Failing.with(Failure.Conflict.class, visitor.put(Visitor.put("a", bytes, Visitor.ANY), bytes));

        assertThat(conflict.reason()).isEqualTo(ConflictReason.KIND);
    }

    @Test
    void put_ofANameThatClashes_isRefusedAndNamesTheOther() throws IOException {
        write("Photo.JPG", "old");

        Failure.Conflict conflict = Failing.conflict(ConflictReason.CLASH, () -> visitor.put("photo.jpg", new byte[1]));

        assertThat(conflict.entry()).isNotNull().extracting(Entry::name).isEqualTo("Photo.JPG");
        assertThat(conflict.freeName()).isEqualTo("photo (2).jpg");
    }

    @Test
    void put_ofANameInAnotherUnicodeForm_isRefused() throws IOException {
        visitor.put("\u00e9", new byte[1]);

        Failing.conflict(ConflictReason.CLASH, () -> visitor.put("e\u0301", new byte[2]));
    }

    @Test
    void put_ofANameThatNotEverySystemHolds_isRefusedWithASafeOne() {
        Failure.BadName bad = Failing.with(Failure.BadName.class, () -> visitor.put("a:b", new byte[1]));

        assertThat(bad.reason()).isEqualTo(NameProblem.CHARACTER);
        assertThat(bad.position()).isEqualTo(1);
        assertThat(bad.offer()).isEqualTo("a_b");
    }

    @Test
    void put_intoAFolderThatIsNotThere_isNotFound() {
        Failing.with(Failure.NotFound.class, () -> visitor.put("no/a", new byte[1]));
    }

    @Test
    void settle_ofAGroup_answersEachInOrder() throws IOException {
        Files.createDirectory(top.resolve("d"));
        write("taken", "old");
        List<Storage.Pending> group = new ArrayList<>();
        for (String name : List.of("d/1", "taken", "d/2", "3")) {
            byte[] bytes = name.getBytes(UTF_8);
            group.add(storage.begin(
                    Visitor.put(name, bytes, Visitor.ABSENT), bytes, Digests.chunk(bytes, 0, bytes.length), false));
        }

        List<Storage.Outcome> outcomes = storage.settle(group);

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.get(1)).isInstanceOf(Storage.Unsettled.class);
        assertThat(List.of(outcomes.get(0), outcomes.get(2), outcomes.get(3)))
                .allMatch(Storage.Settled.class::isInstance);
        assertThat(visitor.list("", true)).containsExactly("3", "d", "d/1", "d/2", "taken");
    }

    @Test
    void settle_ofAnonymousFiles_givesNamesOfTheirOwnAndRevealsNothing() throws IOException {
        write("a.txt", "old");
        byte[] bytes = "new".getBytes(UTF_8);
        Request.Put put = Visitor.put("a.txt", bytes, Visitor.ABSENT);

        for (int i = 0; i < 2; i++) {
            Storage.Outcome outcome = storage.settle(
                            List.of(storage.begin(put, bytes, Digests.chunk(bytes, 0, bytes.length), true)))
                    .getFirst();
            assertThat(outcome).isInstanceOf(Storage.Settled.class);
            assertThat(((Storage.Settled) outcome).reply().entry().name()).isEmpty();
        }

        String own = "a (" + Digests.chunk(bytes, 0, bytes.length).toString().substring(0, 4) + ").txt";
        assertThat(visitor.list("", true)).containsExactlyInAnyOrder("a.txt", own);
        assertThat(read("a.txt")).isEqualTo("old");
        assertThat(read(own)).isEqualTo("new");
    }

    @Test
    void discard_ofAPendingFile_leavesNothing() throws IOException {
        storage.begin(
                        Visitor.put("a", new byte[9], Visitor.ABSENT),
                        new byte[9],
                        Digests.chunk(new byte[9], 0, 9),
                        false)
                .discard();

        assertThat(visitor.list("", true)).isEmpty();
        assertThat(top.resolve(".sampan/tmp")).isEmptyDirectory();
    }

    @Test
    void list_ofATree_givesFoldersBeforeWhatTheyHoldAndNeverOurOwn() throws IOException {
        write("a/b/c", "1");
        write("a/d", "2");
        write("e", "3");
        List<String> seen = new ArrayList<>();
        try (Storage.Listing listing = storage.list(RemotePath.of("share"), true, true)) {
            for (Part.Entries part = listing.next(); part != null; part = listing.next()) {
                for (Entry entry : part.entries()) {
                    assertThat(part.in().isEmpty() || seen.contains(String.join("/", part.in())))
                            .isTrue();
                    seen.add(String.join("/", part.in()) + (part.in().isEmpty() ? "" : "/") + entry.name());
                    assertThat(entry.version()).hasSize(12);
                }
            }
            assertThat(listing.version()).isEqualTo(version(""));
        }
        assertThat(seen).containsExactlyInAnyOrder("a", "a/b", "a/b/c", "a/d", "e");
        assertThat(visitor.list("", false)).containsExactly("a", "e");
    }

    @Test
    void list_ofAFolderThatChangesMeanwhile_tellsNoVersion() throws IOException {
        write("a", "1");
        try (Storage.Listing listing = storage.list(RemotePath.of("share"), false, false)) {
            assertThat(listing.next()).isNotNull();
            write("b", "2");
            assertThat(listing.next()).isNull();
            assertThat(listing.version()).isNull();
        }
    }

    @Test
    void list_ofAFile_isNotFound() throws IOException {
        write("a", "1");

        Failing.with(Failure.NotFound.class, () -> visitor.list("a", false));
        Failing.with(Failure.NotFound.class, () -> visitor.list("no", false));
    }

    @Test
    void open_readsRangesAndNoticesAChange() throws IOException {
        write("a", "0123456789");
        try (Storage.Source source = storage.open(Visitor.path("a"), version("a"))) {
            byte[] bytes = new byte[4];
            source.read(3, bytes, 4);
            assertThat(new String(bytes, UTF_8)).isEqualTo("3456");
            source.confirm();
            Failing.with(Failure.Changed.class, () -> source.read(8, bytes, 4));
            Files.writeString(top.resolve("a"), "9876543210");
            Failing.with(Failure.Changed.class, source::confirm);
        }
    }

    @Test
    void open_ofAnotherVersion_tellsWhatIsThereNow() throws IOException {
        write("a", "old");
        String seen = version("a");
        Files.writeString(top.resolve("a"), "longer");

        Failure.Changed changed = Failing.with(
                Failure.Changed.class,
                () -> storage.open(Visitor.path("a"), seen).close());

        assertThat(changed.entry().size()).isEqualTo(6);
    }

    @Test
    void versions_differWhenAFolderChanges() throws IOException {
        Files.createDirectory(top.resolve("d"));
        RemotePath folder = Visitor.path("d");
        List<Request.Seen> before = storage.versions(List.of(folder, Visitor.path("no")));
        assertThat(before.get(1).version()).isNull();

        write("d/a", "1");

        assertThat(storage.versions(List.of(folder)).getFirst().version())
                .isNotEqualTo(before.getFirst().version());
    }

    @Test
    void check_saysWhatWouldHappen() throws IOException {
        write("same", "12345");
        Files.setLastModifiedTime(top.resolve("same"), FileTime.fromMillis(Visitor.TIME));
        write("coarse", "12345");
        Files.setLastModifiedTime(top.resolve("coarse"), FileTime.fromMillis(1_700_000_000_000L));
        write("other", "1");
        write("Case", "1");

        List<Reply.Answer> answers = storage.check(
                RemotePath.of("share"),
                List.of(
                        new Request.Candidate("same", 5, Visitor.TIME),
                        new Request.Candidate("coarse", 5, 1_700_000_001_999L),
                        new Request.Candidate("coarse", 5, 1_700_000_002_001L),
                        new Request.Candidate("other", 5, Visitor.TIME),
                        new Request.Candidate("new", 5, Visitor.TIME),
                        new Request.Candidate("cASE", 5, Visitor.TIME),
                        new Request.Candidate("a/b", 5, Visitor.TIME),
                        new Request.Candidate("aux.h", 5, Visitor.TIME)));

        assertThat(answers)
                .containsExactly(
                        new Reply.Same(),
                        new Reply.Same(),
                        new Reply.Differs(storage.describe(Visitor.path("coarse"))),
                        new Reply.Differs(storage.describe(Visitor.path("other"))),
                        new Reply.New(),
                        new Reply.Clash("Case"),
                        new Reply.Bad(1, NameProblem.SEPARATOR, "a_b"),
                        new Reply.Bad(0, NameProblem.DEVICE, "_aux.h"));
        assertThat(storage.check(Visitor.path("no"), List.of(new Request.Candidate("a", 1, 1))))
                .containsExactly(new Reply.New());
    }

    @Test
    void check_ofBadNames_offersNamesThatAreFree() throws IOException {
        write("A_B", "1");
        String tooLong = "字".repeat(100) + ".txt";
        List<Request.Candidate> candidates = Stream.of(
                        "a:b", "a?b", "a_b (3)", "A|B", "", "..", ".sampan", "x.", tooLong)
                .map(name -> new Request.Candidate(name, 5, Visitor.TIME))
                .toList();

        List<Reply.Answer> answers = storage.check(RemotePath.of("share"), candidates);

        assertThat(answers.subList(0, 8))
                .containsExactly(
                        new Reply.Bad(1, NameProblem.CHARACTER, "a_b (2)"),
                        new Reply.Bad(1, NameProblem.CHARACTER, "a_b (4)"),
                        new Reply.New(),
                        new Reply.Bad(1, NameProblem.CHARACTER, "A_B (5)"),
                        new Reply.Bad(0, NameProblem.EMPTY, "_"),
                        new Reply.Bad(0, NameProblem.DOT, "__"),
                        new Reply.Bad(0, NameProblem.RESERVED, "_.sampan"),
                        new Reply.Bad(1, NameProblem.TRAILING, "x_"));
        assertThat(answers.getLast()).isInstanceOfSatisfying(Reply.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(NameProblem.TOO_LONG);
            assertThat(bad.offer()).startsWith("字字").endsWith("字.txt");
        });
        RemotePath deep = RemotePath.of("share").below(Collections.nCopies(Limits.PATH_NAMES - 1, "d"));
        assertThat(storage.check(deep, List.of(new Request.Candidate("a:b", 5, 0))))
                .containsExactly(new Reply.Bad(0, NameProblem.TOO_DEEP, null));
    }

    @Test
    void makeFolder_withParents_makesAllAndIsSuccessAgain() throws IOException {
        Failing.with(Failure.NotFound.class, () -> storage.makeFolder(Visitor.path("a/b"), false));

        Entry made = storage.makeFolder(Visitor.path("a/b/c"), true);

        assertThat(made.isFolder()).isTrue();
        assertThat(top.resolve("a/b/c")).isEmptyDirectory();
        assertThat(storage.makeFolder(Visitor.path("a/b/c"), false)).isEqualTo(made);
        assertThat(storage.makeFolder(RemotePath.of("share"), false).isFolder()).isTrue();
    }

    @Test
    void makeFolder_whereAFileIs_isRefused() throws IOException {
        write("a", "1");

        Failing.conflict(ConflictReason.KIND, () -> storage.makeFolder(Visitor.path("a"), true));
        Failing.with(Failure.NotFound.class, () -> storage.makeFolder(Visitor.path("a/b"), true));
        Failing.conflict(ConflictReason.CLASH, () -> storage.makeFolder(Visitor.path("A"), false));
        Failing.with(Failure.BadName.class, () -> storage.makeFolder(Visitor.path("x."), false));
    }

    @Test
    void setTimes_ofFolders_setsThem() throws IOException {
        Files.createDirectories(top.resolve("a/b"));

        storage.setTimes(List.of(
                new Request.Time(Visitor.path("a/b"), Visitor.TIME),
                new Request.Time(Visitor.path("a"), Long.MIN_VALUE / 1_000_000),
                new Request.Time(Visitor.path("a"), -1_500)));

        assertThat(Files.getLastModifiedTime(top.resolve("a/b")).toMillis()).isEqualTo(Visitor.TIME);
    }
}
