package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// `--dry-run` of `put` and `get`, and `get --executable`.
class DryRunTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
        host = Hosted.of(share, Access.FULL);
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_001L));
    }

    private static JsonObject item(Map<String, JsonObject> items, String path) {
        JsonObject item = items.get(path);
        if (item == null) {
            throw new AssertionError(path + " was not told");
        }
        return item;
    }

    private Path mixed() throws IOException {
        Path tree = typist.folder.resolve("tree");
        write(tree.resolve("new"), "new");
        write(tree.resolve("照片/新"), "new");
        write(tree.resolve("same"), "same");
        write(share.resolve("tree/same"), "same");
        write(tree.resolve("differs"), "other");
        write(share.resolve("tree/differs"), "1");
        write(tree.resolve("what?"), "12");
        Files.createSymbolicLink(tree.resolve("link"), tree);
        return tree;
    }

    @Test
    void put_saysWhatWouldHappen_andDoesNothing() throws IOException {
        Path tree = mixed();
        Map<String, String> there = Trees.described(share);

        Said said = typist.run("put", "--dry-run", "tree", ":/Files");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines())
                .anyMatch(line -> line.startsWith("new") && line.endsWith("3 B  tree/new"))
                .anyMatch(line -> line.startsWith("same") && line.endsWith("-  tree/"))
                .anyMatch(line -> line.startsWith("differs") && line.contains("tree/differs  (there: 1 byte"))
                .anyMatch(line -> line.startsWith("bad name")
                        && line.contains("tree/what?  (character 5: ")
                        && line.endsWith(" Safe: what_)"))
                .anyMatch(line -> line.startsWith("skipped") && line.endsWith("tree/link  (a link)"));
        assertThat(said.out().lines().toList().getLast())
                .startsWith("3 new, 2 the same, 1 differs, 1 bad name, 1 passed over; needs 6 bytes of ")
                .endsWith(" free");
        assertThat(Trees.described(share)).isEqualTo(there);
        assertThat(tree.resolve("what?")).hasContent("12");
    }

    @Test
    void put_withAPolicyThatHelps_andNothingBad_isZero() throws IOException {
        Path tree = mixed();
        Files.delete(tree.resolve("what?"));
        Said said = typist.run("put", "--dry-run", "--on-conflict", "replace", "tree", ":/Files");
        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().toList().getLast()).contains("; needs 15 bytes of ");
        assertThat(share.resolve("tree/differs")).hasContent("1");
    }

    @Test
    void quiet_namesOnlyWhatWouldFail() throws IOException {
        mixed();
        Said said = typist.run("put", "--dry-run", "-q", "--on-conflict", "skip", "tree", ":/Files");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).hasLineCount(1).startsWith("bad name").contains("tree/what?");
    }

    @Test
    void json_hasAnItemForEachEntry_andASum() throws IOException {
        mixed();
        Said said = typist.run("put", "--dry-run", "--json", "tree", ":/Files");
        Map<String, JsonObject> items = said.json().stream()
                .filter(line -> line.get("type").getAsString().equals("item"))
                .collect(Collectors.toMap(line -> line.get("path").getAsString(), line -> line));
        assertThat(items)
                .containsOnlyKeys(
                        "tree",
                        "tree/new",
                        "tree/照片",
                        "tree/照片/新",
                        "tree/same",
                        "tree/differs",
                        "tree/what?",
                        "tree/link");
        JsonObject bad = item(items, "tree/what?");
        assertThat(bad.get("answer").getAsString()).isEqualTo("bad-name");
        assertThat(bad.get("prospect").getAsString()).isEqualTo("fails");
        assertThat(bad.get("position").getAsInt()).isEqualTo(4);
        assertThat(bad.get("reason").getAsString()).isEqualTo("character");
        assertThat(bad.get("offer").getAsString()).isEqualTo("what_");
        assertThat(item(items, "tree/照片").get("kind").getAsString()).isEqualTo("folder");
        assertThat(item(items, "tree/differs").get("there_bytes").getAsLong()).isEqualTo(1);
        JsonObject sum = said.summary();
        assertThat(sum.get("new").getAsLong()).isEqualTo(3);
        assertThat(sum.get("bad_name").getAsLong()).isEqualTo(1);
        assertThat(sum.get("no_room").getAsLong()).isZero();
        assertThat(sum.get("failing").getAsLong()).isEqualTo(2);
        assertThat(sum.get("needed").getAsLong()).isEqualTo(6);
        assertThat(sum.get("free").getAsLong()).isPositive();
    }

    /// A file of another case than the one there, a path of too many folders, and a file that no disk here has room
    /// for.
    private void troubles(Path from, long size) throws IOException {
        write(from.resolve("tree/photo.JPG"), "mine");
        Files.createDirectories(from.resolve("tree/" + "d/".repeat(70)));
        try (RandomAccessFile huge =
                new RandomAccessFile(from.resolve("tree/huge").toFile(), "rw")) {
            huge.setLength(size);
        }
    }

    @Test
    void clash_tooLong_andNoRoom_areSaidWithWhatIsKnown() throws IOException {
        long size = 3L << 40;
        assumeThat(Files.getFileStore(folder).getTotalSpace()).isLessThan(size);
        troubles(typist.folder, size);
        write(share.resolve("tree/Photo.jpg"), "theirs");

        Said said = typist.run("put", "--dry-run", "tree", ":/Files");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines())
                .anyMatch(line -> line.startsWith("clash")
                        && line.endsWith("tree/photo.JPG  (The same as Photo.jpg, but for case or form.)"))
                .anyMatch(line -> line.startsWith("too long")
                        && line.contains("tree/d/d/")
                        && line.endsWith("(The name or the path is too long.)"))
                .anyMatch(line -> line.startsWith("no room")
                        && line.matches(".* 3\\.3 TB  tree/huge  \\(3\\.3 TB needed, \\S+ .B left\\)"));
        assertThat(said.out().lines().toList().getLast())
                .contains("1 clash", "1 too long", "1 without room", "needs 3.3 TB of ");

        Map<String, JsonObject> items = typist.run("put", "--dry-run", "--json", "tree", ":/Files").json().stream()
                .filter(line -> line.get("type").getAsString().equals("item"))
                .collect(Collectors.toMap(line -> line.get("path").getAsString(), line -> line));
        assertThat(item(items, "tree/photo.JPG").get("answer").getAsString()).isEqualTo("clash");
        assertThat(item(items, "tree/photo.JPG").get("with").getAsString()).isEqualTo("Photo.jpg");
        assertThat(items.values())
                .filteredOn(each -> each.get("answer").getAsString().equals("too-long"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.get("prospect").getAsString()).isEqualTo("fails"));
        JsonObject room = item(items, "tree/huge");
        assertThat(room.get("answer").getAsString()).isEqualTo("no-room");
        assertThat(room.get("needed").getAsLong()).isEqualTo(size);
        assertThat(room.get("free").getAsLong()).isBetween(1L, size);
    }

    @Test
    void get_saysNoRoom_andHowMuchThereIs() throws IOException {
        long size = 3L << 40;
        assumeThat(Files.getFileStore(folder).getTotalSpace()).isLessThan(size);
        troubles(share, size);
        Said said = typist.run("get", "--dry-run", "--json", ":/Files/tree/huge");
        assertThat(said.exit()).isEqualTo(1);
        JsonObject room = said.json().getFirst();
        assertThat(room.get("answer").getAsString()).isEqualTo("no-room");
        assertThat(room.get("needed").getAsLong()).isEqualTo(size);
        assertThat(room.get("free").getAsLong()).isBetween(1L, size);
        assertThat(said.summary().get("no_room").getAsLong()).isEqualTo(1);
        assertThat(typist.folder.resolve("huge")).doesNotExist();
    }

    @Test
    void put_whereNothingMayBeAdded_isFour() throws IOException {
        mixed();
        try (Hosted other = Hosted.of(Files.createDirectory(folder.resolve("other")), Access.READ)) {
            Said said = typist.run("put", "--dry-run", "tree", other.at());
            assertThat(said.exit()).isEqualTo(4);
            assertThat(said.out().lines().filter(line -> line.startsWith("no right")))
                    .hasSize(7);
        }
    }

    @Test
    void get_saysWhatWouldHappen_andDoesNothing() throws IOException {
        write(share.resolve("tree/new"), "new");
        write(share.resolve("tree/same"), "same");
        write(typist.folder.resolve("tree/same"), "same");
        Map<String, String> before = Trees.described(typist.folder);
        Said said = typist.run("get", "--dry-run", ":/Files/tree");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().lines().toList().getLast()).startsWith("1 new, 2 the same; needs 3 bytes of ");
        assertThat(Trees.described(typist.folder)).isEqualTo(before);
        assertThat(typist.run("get", "--dry-run", ":/Files/no").exit()).isEqualTo(1);
    }

    @Test
    void inChinese_itIsChinese() throws IOException {
        mixed();
        typist.language = Language.CHINESE;
        Said said = typist.run("put", "--dry-run", "tree", ":/Files");
        assertThat(said.out()).contains("名称不可用").contains("3 个新的，2 个相同，1 个不同");
    }

    @ParameterizedTest
    @CsvSource({"put, -, :/Files/x", "get, :/Files/x, --to=-"})
    void aStream_isAUsageError(String command, String first, String second) {
        assertThat(typist.run(command, "--dry-run", first, second).exit()).isEqualTo(2);
    }

    @Test
    void get_executable_setsTheBitOnlyWhenAsked() throws IOException {
        write(share.resolve("run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(share.resolve("run"), PosixFilePermissions.fromString("rwxr--r--"));
        assertThat(typist.run("get", ":/Files/run").exit()).isZero();
        assertThat(Files.isExecutable(typist.folder.resolve("run"))).isFalse();
        Files.delete(typist.folder.resolve("run"));
        assertThat(typist.run("get", "--executable", ":/Files/run").exit()).isZero();
        assertThat(typist.folder.resolve("run")).isExecutable();
    }

    @Test
    void anAnswerForAll_endsWithItsTransfer() throws IOException {
        Path two = Files.createDirectory(folder.resolve("two"));
        for (String name : new String[] {"a", "b"}) {
            write(share.resolve(name), "theirs 1");
            write(two.resolve(name + "2"), "theirs 2");
            write(typist.folder.resolve(name), "mine");
            write(typist.folder.resolve(name + "2"), "mine");
        }
        typist.screen = new Screen(true, true, true, () -> 70);
        typist.typing("R\ns\ns\n");
        try (Hosted other = Hosted.of(two, Access.READ)) {
            Said said = typist.run("get", ":/Files/a", ":/Files/b", other.at("a2"), other.at("b2"));
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.err().split("\\[r\\]eplace", -1)).hasSize(4);
        }
        assertThat(typist.folder.resolve("a")).hasContent("theirs 1");
        assertThat(typist.folder.resolve("b")).hasContent("theirs 1");
        assertThat(typist.folder.resolve("a2")).hasContent("mine");
        assertThat(typist.folder.resolve("b2")).hasContent("mine");
    }
}
