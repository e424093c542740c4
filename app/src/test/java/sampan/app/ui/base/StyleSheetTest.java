package sampan.app.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The window's colours come from the theme alone, so that every theme fits.
class StyleSheetTest {
    private static final Path CODE = Path.of("src/main/java/sampan/app/ui");
    private static final Path RESOURCES = Path.of("src/main/resources/sampan/app/ui");
    private static final Pattern LITERAL =
            Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsba?\\(|\\bweb\\(|Color\\.(web|rgb|hsb|[A-Z]{3,})");
    private static final Set<String> ALLOWED_WORDS = Set.of("transparent");
    private static final Pattern COLOURS =
            Pattern.compile("(?:-color|-fill|-stroke|background-color|border-color):\\s*([^;]+);");

    private static List<String> read(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found.stream().map(StyleSheetTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noLiteralColour_standsInStylesOrCode() throws IOException {
        for (String css : read(RESOURCES, ".css")) {
            assertThat(LITERAL.matcher(css).results().map(MatchResult::group)).isEmpty();
        }
        for (String code : read(CODE, ".java")) {
            assertThat(LITERAL.matcher(code).results().map(MatchResult::group)).isEmpty();
            assertThat(code).doesNotContain("setStyle(");
        }
    }

    @Test
    void everyColour_isLookedUp() throws IOException {
        for (String css : read(RESOURCES, ".css")) {
            List<String> values = COLOURS.matcher(css)
                    .results()
                    .flatMap(match -> Stream.of(match.group(1).split("[,\\s]+")))
                    .toList();
            assertThat(values)
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(value.startsWith("-color-") || ALLOWED_WORDS.contains(value))
                            .as(value)
                            .isTrue());
        }
    }

    @Test
    void everyLookedUpColour_isTheThemesOrOurs() throws IOException {
        String light = theme("primer-light.css");
        String dark = theme("primer-dark.css");
        Set<String> unknown = new TreeSet<>();
        for (String css : read(RESOURCES, ".css")) {
            Pattern.compile("-color-[a-z0-9-]+")
                    .matcher(css)
                    .results()
                    .map(MatchResult::group)
                    .forEach(colour -> {
                        if (!light.contains(colour + ":") || !dark.contains(colour + ":")) {
                            unknown.add(colour);
                        }
                    });
        }
        assertThat(unknown).isEmpty();
    }

    private static String theme(String file) throws IOException {
        try (var in = atlantafx.base.theme.PrimerLight.class.getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
