package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;

/// `sampan bench models`, with crowds of a few.
class BenchTest {
    @TempDir
    private Path folder;

    private Typist typist;

    @BeforeEach
    void open() {
        typist = new Typist(folder.resolve("home"), folder);
    }

    private Said bench(String models, String connections) {
        return typist.run(
                "bench", "models", "--models", models, "--connections", connections, "--seconds", "1", "--to", "out");
    }

    private static List<String> cells(String line) {
        return List.of(line.split(" *\\| *", -1)).subList(1, 13);
    }

    @Test
    void models_areMeasured_printedAndSaved() throws Exception {
        Said said = bench("event-loop", "3");
        assertThat(said.exit()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(cells(lines.getFirst())).startsWith("model", "connections", "work");
        assertThat(cells(lines.get(2))).startsWith("event-loop", "3", "idle", "–", "–", "–", "–");
        assertThat(cells(lines.get(3))).startsWith("event-loop", "3", "small");
        assertThat(cells(lines.get(4))).startsWith("event-loop", "3", "bulk");
        for (String line : lines.subList(3, 5)) {
            assertThat(Long.parseLong(cells(line).get(3).replace(",", ""))).isPositive();
            assertThat(cells(line).get(4)).matches("[1-9].* ([kMG]?B)/s");
            assertThat(cells(line).get(6)).matches("[0-9.]+ [µm]s");
            assertThat(cells(line).get(11)).isEqualTo("1");
        }
        Path out = folder.resolve("out");
        assertThat(out.resolve("models.md")).hasContent(said.out());
        assertThat(Files.readString(out.resolve("models.svg")))
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("event-loop", "bulk, MB/s", "<polyline points=")
                .containsPattern("(?s)(<circle .*){3}");
        assertThat(said.err()).contains("models.md", "models.svg");
    }

    @Test
    void moreThanThereMayBeProcesses_isTheReason_andFewerAreMeasured() {
        Said said = bench("process", "2,17");
        assertThat(said.exit()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(cells(lines.get(3))).startsWith("process", "2", "small").endsWith("3");
        assertThat(lines.subList(5, 8))
                .allSatisfy(line ->
                        assertThat(cells(line).get(3)).isEqualTo("a process each, and there are at most 16 at once"));
    }

    @Test
    void oneAtATime_isTheReason_inTheCellsOfMore() throws IOException {
        typist.language = Language.CHINESE;
        Said said = bench("iterative", "1,2");
        assertThat(said.exit()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(cells(lines.get(3))).startsWith("iterative", "1", "小请求");
        assertThat(lines.subList(5, 8))
                .allSatisfy(line -> assertThat(cells(line).get(3)).isEqualTo("一次只接待一位访客"));
        assertThat(Files.readString(folder.resolve("out/models.md"))).isEqualTo(said.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bench mountains; mountains can't be measured;",
                "bench models --connections 0; 0 is not a whole number from 1 to 10,000.",
                "bench models --connections 1,x,2; x is not a whole number from 1 to 10,000.",
                "bench models --seconds ten; ten is not a whole number from 1 to 600.",
                "bench models --models nothing; nothing is not known"
            })
    void nonsense_isOneLine(String typed, String sentence) {
        Said said = typist.run(typed.split(" "));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("sampan: " + sentence).hasLineCount(1);
    }
}
