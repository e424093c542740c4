package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a name may be, and when two names are one.
final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "'', EMPTY, 0",
        "., DOT, 0",
        ".., DOT, 0",
        "/etc/passwd, SEPARATOR, 0",
        "a/b, SEPARATOR, 1",
        "C:\\x, SEPARATOR, 2",
        "\\\\host\\s, SEPARATOR, 0",
        "\\\\?\\C:\\x, SEPARATOR, 0",
        ".sampan, RESERVED, 0",
        ".SamPan, RESERVED, 0",
        ".ſampan, RESERVED, 0"
    })
    void illegalName_isRefusedWithPlaceAndReason(String name, NameProblem problem, int position) {
        BadNameException refused = refused(name);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.position()).isEqualTo(position);
    }

    @Test
    void controlCharacter_isRefusedWhereverItStands() {
        for (int c = 0; c < 0x100; c++) {
            if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
                BadNameException refused = refused("ab" + (char) c + "c");
                assertThat(refused.problem()).isEqualTo(NameProblem.CONTROL);
                assertThat(refused.position()).isEqualTo(2);
            }
        }
        assertThat(refused("red\u001b[31m").problem()).isEqualTo(NameProblem.CONTROL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "a\ud83d"})
    void halfOfASurrogatePair_isRefused(String name) {
        assertThat(refused(name).problem()).isEqualTo(NameProblem.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rf",
                "~",
                "$HOME",
                "%TEMP%",
                ";rm",
                "%2e%2e",
                "%2f",
                " a",
                "C:x",
                "a:b",
                "a::$DATA",
                "PROGRA~1",
                "CON",
                "nul.txt",
                "a.",
                "...",
                "照片",
                "😀.jpg",
                "\u202egpj.exe",
                "a\u200bb",
                "sampan",
                ".sampan2"
            })
    void oddName_isPlainData(String name) {
        assertThat(RemotePath.of("Photos", name).leaf()).isEqualTo(name);
    }

    @Test
    void length_isCountedInBytes() {
        assertThatCode(() -> RemotePath.of("a".repeat(255))).doesNotThrowAnyException();
        assertThat(refused("a".repeat(256)).problem()).isEqualTo(NameProblem.TOO_LONG);
        assertThatCode(() -> RemotePath.of("é".repeat(127))).doesNotThrowAnyException();
        assertThat(refused("é".repeat(128)).problem()).isEqualTo(NameProblem.TOO_LONG);
        assertThatCode(() -> RemotePath.of("한".repeat(85))).doesNotThrowAnyException();
        assertThat(refused("한".repeat(86)).problem()).isEqualTo(NameProblem.TOO_LONG);
        assertThatCode(() -> RemotePath.of("😀".repeat(63))).doesNotThrowAnyException();
        assertThat(refused("😀".repeat(64)).problem()).isEqualTo(NameProblem.TOO_LONG);
    }

    @Test
    void path_isBoundedInDepthAndLength() {
        assertThatCode(() -> new RemotePath(names("a", 64))).doesNotThrowAnyException();
        BadNameException deep = catchThrowableOfType(BadNameException.class, () -> new RemotePath(names("a", 65)));
        assertThat(deep.problem()).isEqualTo(NameProblem.TOO_DEEP);
        assertThatCode(() -> new RemotePath(names("a".repeat(63), 64))).doesNotThrowAnyException();
        BadNameException big =
                catchThrowableOfType(BadNameException.class, () -> new RemotePath(names("a".repeat(64), 64)));
        assertThat(big.problem()).isEqualTo(NameProblem.TOO_LONG);
    }

    @Test
    void everyProductOfTrickyPieces_isALiteralNameOrRefused() {
        List<String> pieces = List.of(".", "/", "\\", "%2e", "%2f", "%5c", ":", " ");
        List<String> names = new ArrayList<>(List.of(""));
        int legal = 0;
        for (int length = 1; length <= 6; length++) {
            List<String> longer = new ArrayList<>(names.size() * pieces.size());
            for (String name : names) {
                for (String piece : pieces) {
                    longer.add(name + piece);
                }
            }
            for (String name : longer) {
                boolean refused = name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..");
                try {
                    RemotePath path = RemotePath.of("s", name);
                    legal++;
                    assertThat(refused).as(name).isFalse();
                    assertThat(path.names()).containsExactly("s", name);
                } catch (BadNameException e) {
                    assertThat(refused).as(name).isTrue();
                }
            }
            names = longer;
        }
        assertThat(legal).isGreaterThan(6 * 6 * 6 * 6 * 6 * 6);
    }

    @ParameterizedTest
    @CsvSource({
        "CON, DEVICE, 0",
        "nul.txt, DEVICE, 0",
        "NUL.tar.gz, DEVICE, 0",
        "COM1, DEVICE, 0",
        "com¹, DEVICE, 0",
        "LPT³.x, DEVICE, 0",
        "CONIN$, DEVICE, 0",
        "'COM1 .txt', DEVICE, 0",
        "'COM1 ', TRAILING, 4",
        "a., TRAILING, 1",
        "'a ', TRAILING, 1",
        "a.., TRAILING, 2",
        "a:b, CHARACTER, 1",
        "a::$DATA, CHARACTER, 1",
        "a:Zone.Identifier, CHARACTER, 1",
        "<, CHARACTER, 0",
        "a>, CHARACTER, 1",
        "a\"b, CHARACTER, 1",
        "a|b, CHARACTER, 1",
        "what?, CHARACTER, 4",
        "*.txt, CHARACTER, 0"
    })
    void nameThatSomeSystemCannotHold_isNotPortable(String name, NameProblem problem, int position) {
        BadNameException found = PortableName.problem(name).orElseThrow();
        assertThat(found.problem()).isEqualTo(problem);
        assertThat(found.position()).isEqualTo(position);
        assertThat(problem.onlyWhenCreated()).isTrue();
        assertThat(RemotePath.of("s", name).leaf())
                .as("listed and fetched all the same")
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COM", "COM0", "COM10", "CONSOLE", "nully.txt", "a.con", " a", "照片.jpg", ".profile"})
    void ordinaryName_isPortable(String name) {
        assertThat(PortableName.problem(name)).isEmpty();
        assertThat(PortableName.safe(name)).isEqualTo(name);
    }

    @Test
    void offeredName_isLegalAndPortableWhateverItIsMadeFrom() {
        List<String> odd = new ArrayList<>(List.of("", ".", "..", "CON", "con.txt", ".sampan", "\ud800", "a\udc00b"));
        odd.addAll(
                List.of("a/b\\c", "a\u0000", "...", "   ", "a".repeat(300) + ".jpg", "한".repeat(200), ".".repeat(300)));
        odd.addAll(List.of("x." + "y".repeat(300), "😀".repeat(100) + ".png", "con." + "a".repeat(251), "nul .x "));
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                name.append("./\\ :nulcoNpr1\u00b9\ud83d\ude00\u0130\u001f".charAt(random.nextInt(19)));
            }
            odd.add(name.toString());
        }
        for (String name : odd) {
            String safe = PortableName.safe(name);
            assertThatCode(() -> RemotePath.of(safe)).as("from %s", name).doesNotThrowAnyException();
            assertThat(PortableName.problem(safe)).as("from %s", name).isEmpty();
            assertThat(PortableName.safe(safe)).isEqualTo(safe);
        }
        assertThat(PortableName.safe("a".repeat(300) + ".jpg"))
                .endsWith("a.jpg")
                .hasSize(255);
    }

    @ParameterizedTest
    @CsvSource({
        "é, e\u0301",
        "Photo.jpg, photo.JPG",
        "ß, SS",
        "ẞ, ss",
        "K, \u212a",
        "Σας, σασ",
        "ﬁn, FIN",
        "ſ, S",
        "İ, i\u0307"
    })
    void namesThatSomeSystemTakesForOne_clash(String one, String other) {
        assertThat(PortableName.key(one)).isEqualTo(PortableName.key(other));
    }

    @ParameterizedTest
    @CsvSource({"ı, i", "a, b", "e, é", "a, а"})
    void namesThatNoSystemTakesForOne_doNotClash(String one, String other) {
        assertThat(PortableName.key(one)).isNotEqualTo(PortableName.key(other));
    }

    @Test
    void key_isTheSameInEveryLocaleAndForEveryCaseOfEachLetter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(PortableName.key("TITLE")).isEqualTo("title");
            assertThat(RemotePath.of("I").leaf()).isEqualTo("I");
            assertThat(NameProblem.TRAILING.word()).isEqualTo("trailing");
            assertThat(Access.INBOX.word()).isEqualTo("inbox");
        } finally {
            Locale.setDefault(before);
        }
        for (int point = 'A'; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isLetter(point) && point != 'ı') {
                String letter = Character.toString(point);
                String key = PortableName.key(letter);
                assertThat(PortableName.key(letter.toUpperCase(Locale.ROOT)))
                        .as(letter)
                        .isEqualTo(key);
                assertThat(PortableName.key(letter.toLowerCase(Locale.ROOT)))
                        .as(letter)
                        .isEqualTo(key);
                assertThat(PortableName.key(key)).as(letter).isEqualTo(key);
            }
        }
    }

    private static BadNameException refused(String name) {
        return catchThrowableOfType(BadNameException.class, () -> RemotePath.of("s", name));
    }

    private static List<String> names(String name, int count) {
        return java.util.Collections.nCopies(count, name);
    }
}
