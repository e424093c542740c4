package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.cli.Typist.Said;
import sampan.protocol.Access;

/// `sampan bench transfer` and `sampan bench link`.
class BenchRunsTest {
    @TempDir
    Path folder;

    private Path share = Path.of("");
    private Path room = Path.of("");
    private Typist typist = new Typist(share, share);
    private Hosted host;

    @BeforeEach
    void begin() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        room = Files.createDirectory(folder.resolve("room"));
        typist = new Typist(folder.resolve("home"), Files.createDirectory(folder.resolve("here")));
        host = Hosted.of(share, Access.FULL);
        typist.environment.put("SAMPAN_LINK", host.library());
    }

    @AfterEach
    void end() {
        host.close();
    }

    private static List<JsonObject> laps(Said said) {
        return said.json().stream()
                .filter(line -> line.get("type").getAsString().equals("item"))
                .toList();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.getFileName().toString().equals(".sampan"))
                    .toList();
        }
    }

    @Test
    void get_again_carriesEverythingEachTimeAndLeavesNothing() throws IOException {
        Path tree = Trees.mixed(share.resolve("tree"));
        var before = Trees.described(tree);

        Said said = typist.run(
                "bench", "transfer", "get", ":/Files/tree", "--repeat", "4", "--json", "--to", room.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(laps(said)).hasSize(4).allSatisfy(lap -> {
            assertThat(lap.get("seconds").getAsDouble()).isPositive();
            assertThat(lap.get("received").getAsLong())
                    .isGreaterThan(lap.get("bytes").getAsLong());
            assertThat(lap.get("bytes").getAsLong()).isGreaterThan(7_000_000);
        });
        assertThat(said.summary().get("repetitions").getAsInt()).isEqualTo(4);
        assertThat(room).isEmptyDirectory();
        assertThat(Trees.described(tree)).isEqualTo(before);
    }

    @Test
    void put_ofOwnFiles_sendsThemEachTimeAndDeletesThem() throws IOException {
        Said said = typist.run(
                "bench",
                "transfer",
                "put",
                ":/Files",
                "--files",
                "7",
                "--size",
                "2000",
                "--repeat",
                "2",
                "--json",
                "--to",
                room.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(laps(said)).hasSize(2).allSatisfy(lap -> {
            assertThat(lap.get("files").getAsInt()).isEqualTo(7);
            assertThat(lap.get("bytes").getAsLong()).isEqualTo(14_000);
            assertThat(lap.get("sent").getAsLong()).isGreaterThan(14_000);
        });
        assertThat(in(share)).isEmpty();
        assertThat(room).isEmptyDirectory();
    }

    @Test
    void put_ofNamedFiles_tellsEachTimeInALine() throws IOException {
        Files.writeString(typist.folder.resolve("a.txt"), "a");

        Said said = typist.run("bench", "transfer", "put", "a.txt", ":/Files", "--repeat", "2");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(2).allMatch(line -> line.contains("1 file"));
        assertThat(in(share)).isEmpty();
    }

    @Test
    void put_whereNothingMayBeDeleted_isRefusedBeforeAnythingIsSent() throws IOException {
        try (Hosted adding = Hosted.of(Files.createDirectory(folder.resolve("other")), Access.ADD)) {
            typist.environment.put("SAMPAN_LINK", adding.library());
            Said said = typist.run("bench", "transfer", "put", ":/Files", "--size", "1");
            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err()).contains("--access full").hasLineCount(1);
            assertThat(in(folder.resolve("other"))).isEmpty();
        }
    }

    @Test
    void get_ofWhatIsNotThere_fails() {
        Said said = typist.run("bench", "transfer", "get", ":/Files/none", "--repeat", "1", "--to", room.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(room).isEmptyDirectory();
    }

    @Test
    void link_toAHost_isMeasuredBothWaysOverOneConnectionAndSeveral() {
        Said said = typist.run("bench", "link", host.library(), "--seconds", "1", "--json");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(laps(said)).hasSize(2).allSatisfy(lap -> {
            assertThat(lap.get("up").getAsLong()).isGreaterThan(1_000_000);
            assertThat(lap.get("down").getAsLong()).isGreaterThan(1_000_000);
        });
        assertThat(laps(said))
                .extracting(lap -> lap.get("connections").getAsInt())
                .startsWith(1);
        assertThat(said.summary().get("round_trip_ms").getAsDouble()).isBetween(0.01, 500.0);
    }

    @Test
    void link_inWords_hasALineForEachNumberOfConnections() {
        Said said = typist.run("bench", "link", host.library(), "--seconds", "1");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(3);
        assertThat(said.out()).contains(" ms.", "1 connection: ", "/s there, ", "/s back");
    }

    @ParameterizedTest
    @CsvSource({
        "bench link, The way to which host?",
        "bench transfer, What is to be carried?",
        "bench transfer get, What is to be carried?",
        "bench transfer take :/Files/a, What is to be carried?",
        "bench transfer get :/Files/a :/Files/b, What is to be carried?",
        "bench transfer get :/Files/a --repeat 0, 0 is not a whole number from 1 to"
    })
    void nonsense_isOneLine(String typed, String sentence) {
        Said said = typist.run(typed.split(" "));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("sampan: " + sentence).hasLineCount(1);
    }
}
