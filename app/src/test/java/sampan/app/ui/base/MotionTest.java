package sampan.app.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What moves by itself is made in one place, which asks whether the person wants that.
class MotionTest {
    private static final Path CODE = Path.of("src/main/java/sampan/app/ui");

    /// A pause moves nothing; a time line here only looks again and again.
    private static final Pattern MOVING = Pattern.compile(
            "new (ProgressIndicator|(Fade|Fill|Parallel|Path|Rotate|Scale|Sequential|Stroke|Translate)Transition)\\b"
                    + "|new KeyValue\\b|setAnimated\\(true\\)");

    private static List<Path> code() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void nothingElse_makesWhatMoves() throws IOException {
        for (Path file : code()) {
            String text = Files.readString(file);
            if (!file.endsWith("Motion.java")) {
                assertThat(MOVING.matcher(text).results()).as(file.toString()).isEmpty();
            }
            if (text.contains("new TitledPane(") || text.contains("extends TitledPane")) {
                assertThat(text).as(file.toString()).contains("setAnimated(false)");
            }
        }
    }

    @Test
    void whatTheStyleSheetMoves_standsStillForWhoWantsThat() throws IOException {
        try (var in = Objects.requireNonNull(Motion.class.getResourceAsStream("sampan.css"))) {
            String css = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int still = css.indexOf("@media (prefers-reduced-motion: reduce)");
            assertThat(css.substring(still)).contains("-fx-open-tab-animation: none", "-fx-close-tab-animation: none");
            assertThat(css.substring(0, still)).doesNotContain("transition:", "-animation:");
        }
    }
}
