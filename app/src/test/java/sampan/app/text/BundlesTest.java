package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the bundles against each other and against the code that names their keys.
class BundlesTest {
    private static final Path CODE = Path.of("src/main/java/sampan/app");
    private static final Path BUNDLES = Path.of("src/main/resources/sampan/app/text");
    private static final List<String> FILES = List.of("sentences", "terminal", "window");

    @ParameterizedTest
    @ValueSource(strings = {"sentences", "terminal", "window"})
    void bundles_ofBothLanguages_haveTheSameKeysAndPlaces(String file) throws IOException {
        Properties english = load(file + ".properties");
        Properties chinese = load(file + "_zh_CN.properties");
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentences", "terminal", "window"})
    void bundles_haveNoEmptyAndNoDoubledMessage(String file) throws IOException {
        for (String name : List.of(file + ".properties", file + "_zh_CN.properties")) {
            Properties messages = load(name);
            assertThat(messages.values()).as(name).noneMatch(message -> ((String) message).isBlank());
            long lines = Files.readAllLines(BUNDLES.resolve(name)).stream()
                    .filter(line -> line.matches("[a-zA-Z][^\\s=]*=.*"))
                    .count();
            assertThat(lines).as("keys of " + name).isEqualTo(messages.size());
        }
    }

    @Test
    void chineseMessages_areChinese() throws IOException {
        for (String file : FILES) {
            Properties chinese = load(file + "_zh_CN.properties");
            Properties english = load(file + ".properties");
            for (String key : chinese.stringPropertyNames()) {
                String message = chinese.getProperty(key);
                assertThat(message.equals(english.getProperty(key)) && message.matches(".*[a-z]{4,} [a-z]{3,}.*"))
                        .as(key + " is not translated")
                        .isFalse();
            }
        }
    }

    @Test
    void everyKeyTheCodeNames_isThere() throws IOException {
        Properties all = all();
        assertThat(code().flatMap(text -> find("\\bget\\(\\s*\"([a-z][a-zA-Z0-9.-]*)\"\\s*[,)]", text)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(all.getProperty(key)).as(key).isNotNull());
    }

    @Test
    void everyMessage_isNamedByTheCode() throws IOException {
        List<String> literals =
                code().flatMap(text -> find("\"([a-z][a-zA-Z0-9.-]*)\"", text)).toList();
        assertThat(all().stringPropertyNames())
                .allSatisfy(key -> assertThat(literals)
                        .as("code that says " + key)
                        .anyMatch(
                                literal -> literal.equals(key) || (literal.endsWith(".") && key.startsWith(literal))));
    }

    private static Properties all() throws IOException {
        Properties all = new Properties();
        for (String file : FILES) {
            all.putAll(load(file + ".properties"));
        }
        return all;
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(BUNDLES.resolve(name))) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<Character> places(String message) {
        Set<Character> places = new TreeSet<>();
        find("\\{(\\d)(?:\\|[^}]*)?}", message).forEach(place -> places.add(place.charAt(0)));
        return places;
    }

    private static Stream<String> find(String regex, String text) {
        return java.util.regex.Pattern.compile(regex).matcher(text).results().map((MatchResult m) -> m.group(1));
    }

    private static Stream<String> code() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .map(BundlesTest::read);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
