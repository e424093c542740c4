package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.protocol.Access;

/// `--verify`, `--receipt`, and a receipt that is checked against a folder later.
class ReceiptTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Path tree = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
        tree = typist.folder.resolve("tree");
        host = Hosted.of(share, Access.FULL);
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    /// Puts the tree, with a receipt `r.json`.
    private void put() throws IOException {
        Trees.mixed(tree);
        assertThat(typist.run("put", "tree", ":/Files", "--receipt", "r.json")).isEqualTo(new Said(0, "", ""));
    }

    private Said check(Path in) {
        return typist.run("receipt", "check", "r.json", in.toString());
    }

    private JsonObject receipt() throws IOException {
        return JsonParser.parseString(Files.readString(typist.folder.resolve("r.json")))
                .getAsJsonObject();
    }

    private static Map<String, String> sums(JsonObject receipt) {
        Map<String, String> sums = new TreeMap<>();
        for (JsonElement file : receipt.getAsJsonArray("files")) {
            JsonObject one = file.getAsJsonObject();
            sums.put(one.get("path").getAsString(), one.get("sha256").getAsString());
        }
        return sums;
    }

    private static Map<String, String> sums(Path top) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (var walk = Files.walk(top)) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(top.resolve(".sampan")))
                    .toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(top.relativize(file).toString(), HexFormat.of().formatHex(sum));
            }
        }
        return sums;
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 0x80);
        }
    }

    @Test
    void put_withAReceipt_saysWhatWasCarried_betweenWhom() throws Exception {
        put();
        JsonObject receipt = receipt();
        assertThat(sums(receipt)).isEqualTo(sums(share));
        assertThat(receipt.get("way").getAsString()).isEqualTo("put");
        assertThat(receipt.get("complete").getAsBoolean()).isTrue();
        assertThat(receipt.getAsJsonObject("host").get("name").getAsString()).isEqualTo("office");
        assertThat(receipt.getAsJsonObject("host").get("id").getAsString())
                .isEqualTo(host.link().pin().text());
        assertThat(receipt.getAsJsonObject("visitor").get("id").getAsString()).hasSize(43);
        assertThat(check(share).exit()).isZero();
        assertThat(check(typist.folder).exit()).isZero();
    }

    @Test
    void get_withAReceipt_isCheckedLater() throws Exception {
        Trees.mixed(share.resolve("tree"));
        Said said = typist.run("get", ":/Files/tree", "--receipt", "r.json");
        assertThat(said).isEqualTo(new Said(0, "", ""));
        assertThat(sums(receipt())).isEqualTo(sums(share));
        assertThat(receipt().get("way").getAsString()).isEqualTo("get");

        Said agrees = check(typist.folder);
        assertThat(agrees.exit()).isZero();
        assertThat(agrees.err()).isEmpty();
        assertThat(agrees.out()).startsWith("6 files agree").doesNotContain("receipt");
    }

    @ParameterizedTest
    @CsvSource({"one,0", "a/chunk.bin,1048575", "a/chunk+1.bin,1048576", "a/b/large.bin,3456789", "照片/春节 2026.jpg,77"})
    void check_findsOneChangedByte(String file, long at) throws IOException {
        put();
        flip(share.resolve("tree").resolve(file), at);
        Said said = check(share);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("sampan: tree/" + file + ": Its bytes have changed.\n");
        assertThat(said.out()).startsWith("5 files agree").contains("1 changed");
    }

    @Test
    void check_namesWhatIsMissing_ofAnotherSize_andMore() throws IOException {
        put();
        Path there = share.resolve("tree");
        Files.delete(there.resolve("照片/春节 2026.jpg"));
        Files.write(there.resolve("empty"), new byte[3]);
        Files.delete(there.resolve("one"));
        Files.createDirectory(there.resolve("one"));
        Files.writeString(there.resolve("a/new.txt"), "new");
        Files.writeString(Files.createDirectories(there.resolve("b/c")).resolve("new.txt"), "new");
        Files.writeString(there.resolve("b/new.txt"), "new");

        Said said = check(share);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err().lines())
                .containsExactlyInAnyOrder(
                        "sampan: tree/照片/春节 2026.jpg: It is not there.",
                        "sampan: tree/one: It is not there.",
                        "sampan: tree/empty: It has 3 bytes instead of 0.");
        assertThat(said.out())
                .contains("not in the receipt: tree/a/new.txt\n", "not in the receipt: tree/b/\n", "3 files agree");

        JsonObject sum = typist.run("receipt", "check", "--json", "r.json", share.toString())
                .summary();
        assertThat(sum.get("files").getAsLong()).isEqualTo(3);
        assertThat(sum.get("missing").getAsLong()).isEqualTo(2);
        assertThat(sum.get("changed").getAsLong()).isEqualTo(1);
        assertThat(sum.get("failed").getAsLong()).isEqualTo(3);
        assertThat(sum.get("complete").getAsBoolean()).isTrue();
    }

    @Test
    void check_ofANewName_alsoFindsTheOldOneWhereItCameFrom() throws IOException {
        Files.createDirectory(tree);
        Files.writeString(typist.folder.resolve("a.txt"), "mine");
        Files.writeString(share.resolve("a.txt"), "theirs");
        Said put = typist.run("put", "a.txt", ":/Files", "--on-conflict", "keep-both", "--receipt", "r.json");
        assertThat(put.exit()).isZero();
        assertThat(check(share).exit()).isZero();
        assertThat(check(typist.folder).exit()).isZero();
        assertThat(check(tree).exit()).isEqualTo(1);
    }

    @Test
    void receipt_ofATransferThatFailedInPart_hasTheRest_andSaysSo() throws IOException {
        Files.writeString(typist.folder.resolve("a.txt"), "mine");
        Files.writeString(typist.folder.resolve("b.txt"), "mine");
        Files.writeString(share.resolve("a.txt"), "theirs");
        Said put = typist.run("put", "a.txt", "b.txt", ":/Files", "--on-conflict", "fail", "--receipt", "r.json");
        assertThat(put.exit()).isEqualTo(1);
        assertThat(sums(receipt())).containsOnlyKeys("b.txt");
        Said check = check(share);
        assertThat(check.exit()).isZero();
        assertThat(check.out()).contains("some files failed when it was made");
    }

    /// Equal size and time: without `--verify` it is the same file.
    @Test
    void verify_ofAFileThatSeemsToBeThere_comparesItsBytes() throws IOException {
        put();
        Path changed = share.resolve("tree/照片/春节 2026.jpg");
        var time = Files.getLastModifiedTime(changed);
        flip(changed, 4_000);
        Files.setLastModifiedTime(changed, time);

        assertThat(typist.run("put", "tree", ":/Files").exit()).isZero();
        Said found = typist.run("put", "tree", ":/Files", "--verify");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.err()).contains("tree/照片/春节 2026.jpg").doesNotContain("tree/one");
        assertThat(typist.run("put", "tree", ":/Files", "--verify", "--on-conflict", "replace")
                        .exit())
                .isZero();
        assertThat(Trees.described(share.resolve("tree"))).isEqualTo(Trees.described(tree));
    }

    @Test
    void receipt_ofStandardInput_hasItsName() throws IOException {
        typist.in = new ByteArrayInputStream("piped".getBytes(StandardCharsets.UTF_8));
        assertThat(typist.run("put", "-", ":/Files/管道.txt", "--receipt", "r.json")
                        .exit())
                .isZero();
        assertThat(sums(receipt())).containsOnlyKeys("管道.txt");
        assertThat(check(share).exit()).isZero();
    }

    @Test
    void receipt_thatCantBeSaved_isRefusedBeforeAnythingIsCarried() throws IOException {
        Files.writeString(typist.folder.resolve("a.txt"), "a");
        Files.writeString(typist.folder.resolve("r.json"), "precious");
        Said said = typist.run("put", "a.txt", ":/Files", "--receipt", "r.json");
        assertThat(said.exit()).isEqualTo(5);
        assertThat(said.err()).contains("r.json exists already");
        assertThat(share.resolve("a.txt")).doesNotExist();
        assertThat(typist.folder.resolve("r.json")).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verify", "--receipt=r.json"})
    void output_thatIsNoFile_cantBeVerified(String option) throws IOException {
        Files.writeString(share.resolve("a.txt"), "a");
        Said said = typist.run("get", ":/Files/a.txt", "--to", "-", option);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void check_ofWhatIsNoReceipt_orNoFolder_saysSo() throws IOException {
        Files.writeString(typist.folder.resolve("r.json"), "hello");
        Said none = check(share);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("is not a receipt of Sampan");
        Files.delete(typist.folder.resolve("r.json"));
        assertThat(check(share).exit()).isEqualTo(5);
        put();
        assertThat(check(folder.resolve("none")).exit()).isEqualTo(5);
        assertThat(typist.run("receipt", "show", "r.json", "x").exit()).isEqualTo(2);
    }

    @Test
    void check_thatIsStopped_endsWithTheSignalsCode() throws IOException {
        put();
        Typist another = new Typist(typist.home, typist.folder);
        var stopping = another.stop.thenAccept(stop -> stop.accept(Stopping.Signal.INTERRUPT));
        Said said = another.run("receipt", "check", "r.json", share.toString());
        assertThat(stopping).isCompleted();
        assertThat(said.exit()).isEqualTo(130);
        assertThat(said.out()).doesNotContain("agree");
    }
}
