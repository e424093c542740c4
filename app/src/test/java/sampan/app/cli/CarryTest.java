package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.cli.Typist.Said;
import sampan.protocol.Access;

/// `get` and `put` when everything goes well, or a name is taken.
class CarryTest {
    private static final Screen TERMINAL = new Screen(true, true, true, () -> 70);

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

    @Test
    void tree_bothWays_isTheSame() throws IOException {
        Path tree = Trees.mixed(typist.folder.resolve("tree"));

        Said there = typist.run("put", "tree", ":/Files");
        assertThat(there).isEqualTo(new Said(0, "", ""));
        assertThat(Trees.described(share.resolve("tree"))).isEqualTo(Trees.described(tree));

        Path back = Files.createDirectory(folder.resolve("back"));
        assertThat(typist.run("get", ":/Files/tree", "--to", back.toString())).isEqualTo(new Said(0, "", ""));
        assertThat(Trees.described(back.resolve("tree"))).isEqualTo(Trees.described(tree));
    }

    @Test
    void get_withoutAFolder_goesToTheWorkingFolder() throws IOException {
        Files.writeString(share.resolve("a.txt"), "a");
        Files.writeString(share.resolve("b.txt"), "b");
        assertThat(typist.run("get", ":/Files/a.txt", host.at("b.txt")).exit()).isZero();
        assertThat(typist.folder.resolve("a.txt")).hasContent("a");
        assertThat(typist.folder.resolve("b.txt")).hasContent("b");
    }

    @Test
    void json_ofATransfer_hasAnItemForEachFileAndASum() throws IOException {
        Trees.mixed(typist.folder.resolve("tree"));

        Said said = typist.run("put", "--json", "tree", ":/Files");

        assertThat(said.err()).isEmpty();
        List<JsonObject> items = said.json().stream()
                .filter(line -> line.get("type").getAsString().equals("item"))
                .filter(line -> line.get("bytes").getAsLong() > 0)
                .toList();
        assertThat(items)
                .hasSize(5)
                .allMatch(item -> item.get("outcome").getAsString().equals("done"));
        assertThat(items).extracting(item -> item.get("path").getAsString()).contains("tree/照片/春节 2026.jpg");
        JsonObject sum = said.summary();
        long bytes = 1 + (1 << 20) + (1 << 20) + 1 + 5_000_000 + 12_345;
        assertThat(sum.get("files").getAsLong()).isEqualTo(6);
        assertThat(sum.get("bytes").getAsLong()).isEqualTo(bytes);
        assertThat(sum.get("sent").getAsLong()).isGreaterThan(bytes);
        assertThat(sum.get("received").getAsLong()).isPositive();
        assertThat(sum.get("seconds").getAsDouble()).isPositive();
        assertThat(sum.get("failed").getAsLong()).isZero();
    }

    @Test
    void put_again_sendsNoFileTwice() throws IOException {
        Trees.mixed(typist.folder.resolve("tree"));
        JsonObject first = typist.run("put", "--json", "tree", ":/Files").summary();

        JsonObject sum = typist.run("put", "--json", "tree", ":/Files").summary();

        assertThat(sum.get("saved").getAsLong()).isEqualTo(first.get("bytes").getAsLong());
        assertThat(sum.get("sent").getAsLong()).isLessThan(20_000);
        assertThat(sum.get("files").getAsLong() + sum.get("skipped").getAsLong())
                .isEqualTo(6);
        assertThat(sum.get("failed").getAsLong()).isZero();
    }

    @Test
    void put_ofMoreFilesThanOneQuestionHolds_sendsOnlyTheNewOnes() throws IOException {
        Path tree = Files.createDirectory(typist.folder.resolve("tree"));
        for (int i = 0; i < 2_100; i++) {
            Files.writeString(tree.resolve("名字 " + "x".repeat(i % 150) + i), "file " + i);
        }
        typist.run("put", "tree", ":/Files");
        Files.writeString(tree.resolve("another"), "new");

        JsonObject sum = typist.run("put", "--json", "tree", ":/Files").summary();

        assertThat(sum.get("files").getAsLong()).isEqualTo(1);
        assertThat(sum.get("skipped").getAsLong()).isEqualTo(2_100);
        assertThat(Trees.described(share.resolve("tree"))).isEqualTo(Trees.described(tree));
    }

    @Test
    void streams_bothWays_keepEveryByte() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(3).nextBytes(bytes);
        typist.in = new ByteArrayInputStream(bytes);

        Said there = typist.run("put", "-", ":/Files/piped.bin");
        assertThat(there).isEqualTo(new Said(0, "", ""));
        assertThat(Files.readAllBytes(share.resolve("piped.bin"))).isEqualTo(bytes);

        var out = new ByteArrayOutputStream();
        assertThat(typist.run(out, new ByteArrayOutputStream(), "get", ":/Files/piped.bin", "--to", "-"))
                .isZero();
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void streams_ofSeveralOrWithJson_areUsageErrors() {
        assertThat(typist.run("get", ":/Files/a", ":/Files/b", "--to", "-").exit())
                .isEqualTo(2);
        assertThat(typist.run("get", ":/Files/a", "--to", "-", "--json").exit()).isEqualTo(2);
        assertThat(typist.run("put", "-", ":/Files").exit()).isEqualTo(2);
        assertThat(typist.run("put", "-", "-", ":/Files/x").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "skip, 0, old, ''",
        "replace, 0, newer, ''",
        "replace-if-newer, 0, newer, ''",
        "keep-both, 0, old, newer",
        "fail, 1, old, ''",
        "ask, 1, old, ''",
    })
    void put_ofATakenName_doesAsAsked(String policy, int exit, String there, String beside) throws IOException {
        Files.writeString(share.resolve("a.txt"), "old");
        Files.setLastModifiedTime(share.resolve("a.txt"), FileTime.fromMillis(1_000_000_000_000L));
        Files.writeString(typist.folder.resolve("a.txt"), "newer");

        Said said = typist.run("put", "--on-conflict", policy, "a.txt", ":/Files");

        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        assertThat(said.err()).hasLineCount(exit);
        assertThat(share.resolve("a.txt")).hasContent(there);
        if (!beside.isEmpty()) {
            assertThat(share.resolve("a (2).txt")).hasContent(beside);
        }
    }

    @ParameterizedTest
    @CsvSource({"skip, 0, mine", "replace, 0, theirs", "replace-if-newer, 0, mine", "keep-both, 0, mine", "ask, 1, mine"
    })
    void get_ofATakenName_doesAsAsked(String policy, int exit, String here) throws IOException {
        Files.writeString(share.resolve("a.txt"), "theirs");
        Files.setLastModifiedTime(share.resolve("a.txt"), FileTime.fromMillis(1_000_000_000_000L));
        Files.writeString(typist.folder.resolve("a.txt"), "mine");

        Said said = typist.run("get", "--on-conflict", policy, ":/Files/a.txt");

        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        assertThat(typist.folder.resolve("a.txt")).hasContent(here);
        assertThat(typist.folder.resolve("a (2).txt").toFile().exists()).isEqualTo(policy.equals("keep-both"));
    }

    @Test
    void policy_thatIsNone_namesTheRealOnes() {
        Said said = typist.run("put", "--on-conflict", "maybe", "a.txt", ":/Files");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("ask, skip, replace, replace-if-newer, keep-both, fail");
    }

    @Test
    void question_atATerminal_isAskedAndAnswered() throws IOException {
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            Files.writeString(share.resolve(name), "old " + name);
            Files.writeString(typist.folder.resolve(name), "mine " + name);
        }
        typist.screen = TERMINAL;
        typist.typing("what?\nr\nS\n");

        Said said = typist.run("put", "a.txt", "b.txt", "c.txt", ":/Files");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.err()).contains("is there already", "[r]eplace").contains("passed over");
        long replaced = List.of("a.txt", "b.txt", "c.txt").stream()
                .filter(name -> share.resolve(name).toFile().length() > ("old " + name).length())
                .count();
        assertThat(replaced).isEqualTo(1);
    }

    @Test
    void question_withoutAnAnswer_failsTheFileAndNothingElse() throws IOException {
        Files.writeString(share.resolve("a.txt"), "old");
        Files.writeString(typist.folder.resolve("a.txt"), "mine");
        Files.writeString(typist.folder.resolve("b.txt"), "b");
        typist.screen = TERMINAL;

        Said said = typist.run("put", "a.txt", "b.txt", ":/Files");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(share.resolve("a.txt")).hasContent("old");
        assertThat(share.resolve("b.txt")).hasContent("b");
    }

    @Test
    void terminal_seesASumAndAQuietOneNothing() throws IOException {
        Trees.mixed(typist.folder.resolve("tree"));
        typist.screen = TERMINAL;
        Said said = typist.run("put", "tree", ":/Files");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("6 files, 7.1 MB");

        assertThat(typist.run("put", "-q", "--on-conflict", "replace", "tree", ":/Files"))
                .isEqualTo(new Said(0, "", ""));
    }

    @Test
    void errors_inChinese_areChinese() throws IOException {
        typist.language = sampan.app.text.Language.CHINESE;
        Said said = typist.run("get", ":/Files/没有.txt");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("没有.txt: 那里没有这个").hasLineCount(1);
    }

    @Test
    void replacing_atATerminal_saysHowMuchWasThere() throws IOException {
        byte[] bytes = new byte[5 << 20];
        Files.write(share.resolve("big"), bytes);
        bytes[2 << 20] = 1;
        Files.write(typist.folder.resolve("big"), bytes);
        typist.screen = TERMINAL;

        Said said = typist.run("put", "--on-conflict", "replace", "big", ":/Files");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.err()).contains("; 4.2 MB was there already");
        assertThat(share.resolve("big")).hasSameBinaryContentAs(typist.folder.resolve("big"));
    }
}
