package sampan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.cli.Typist.Said;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// `--limit`.
class RatesTest {
    @TempDir
    Path folder;

    private Said put(String rate, int bytes) throws IOException {
        Path share = Files.createDirectories(folder.resolve("share"));
        Typist typist = new Typist(folder.resolve("home"), Files.createDirectories(folder.resolve("here")));
        Files.write(typist.folder.resolve("a"), new byte[bytes]);
        try (Hosted host = Hosted.of(share, Access.FULL)) {
            typist.environment.put("SAMPAN_LINK", host.library());
            return typist.run("put", "--json", "--limit", rate, "a", ":/Files");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000", "500k", "10M", "1.5MB/s", "2 G", "10K", "999999999G"})
    void speeds_areUnderstood(String rate) throws IOException {
        assertThat(put(rate, 1).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0", "9999", "-1", "10X", "1e6", "9k", "1.2345M", "99999999999999999999"})
    void nonsense_isOneLine(String rate) throws IOException {
        Said said = put(rate, 1);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("sampan: " + rate + " is no speed").hasLineCount(1);
    }

    @Test
    void limit_isKept() throws IOException {
        Said said = put("500k", 5_000_000);
        assertThat(said.exit()).isZero();
        // Ten seconds at this speed.
        assertThat(said.summary().get("seconds").getAsDouble()).isBetween(9.0, 11.0);
        assertThat(said.summary().get("limited_by").getAsString()).isEqualTo("limit");
    }

    @Test
    void limit_atATerminal_isSaidWithTheSpeed() throws IOException {
        Path share = Files.createDirectories(folder.resolve("share"));
        Typist typist = new Typist(folder.resolve("home"), Files.createDirectories(folder.resolve("here")));
        Files.write(typist.folder.resolve("a"), new byte[1_000_000]);
        typist.screen = new Screen(true, true, true, () -> 70);
        try (Hosted host = Hosted.of(share, Access.FULL)) {
            typist.environment.put("SAMPAN_LINK", host.library());
            assertThat(typist.run("put", "--limit", "500k", "a", ":/Files").err())
                    .containsPattern("; limited by the limit that was set, \\d+ kB/s");
            typist.language = Language.CHINESE;
            assertThat(typist.run("put", "--on-conflict", "keep-both", "--limit", "500k", "a", ":/Files")
                            .err())
                    .containsPattern("；受限于设定的限速，\\d+ kB/s");
        }
    }
}
