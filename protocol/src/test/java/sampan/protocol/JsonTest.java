package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What JSON is taken, and how a refusal names the place.
final class JsonTest {
    @Test
    void object_isReadAsPlainValues() {
        assertThat(read("{\"a\":[1,-2,true,\"x\"],\"b\":{\"c\":null},\"d\":1.5}"))
                .isEqualTo(Map.of(
                        "a", List.of(1L, -2L, true, "x"),
                        "b", Map.of("c", new Json.Null()),
                        "d", new Json.Odd("1.5")));
        assertThat(read(" {\n\"a\" :\t\"\\u00e9\\\"\\/\" }\r\n ")).isEqualTo(Map.of("a", "é\"/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1}                | ``",
                "{a:1}                  | ``",
                "{\"a\":'x'}            | a",
                "{\"a\":x}              | a",
                "{\"a\":NaN}            | a",
                "{\"a\":Infinity}       | a",
                "{\"a\":True}           | a",
                "{\"a\":01}             | a",
                "{\"a\":+1}             | a",
                "{\"a\":.5}             | a",
                "{\"a\":1,}             | a",
                "{\"a\":[1,]}           | a[1]",
                "{\"a\":[1;2]}          | a[0]",
                "{\"a\"=1}              | a",
                "{\"a\":1;\"b\":2}      | a",
                "{\"a\":/* c */1}       | a",
                "{\"a\":1}//            | ``",
                "{\"a\":1}#             | ``",
                "{\"a\":\"\\x\"}        | a",
                "{\"a\":\"\\'\"}        | a",
                "{\"a\":\"\\u12g4\"}    | a",
                "{\"a\":\"\t\"}         | a",
                "{\"a\":\"\\ud800\"}    | a",
                "{\"a\":\"x             | a",
                "{\"a\":                | a",
                "{                      | ``",
                "{\"a\":1}x             | ``",
                "{\"a\":1}{}            | ``",
                "[1]                    | ``",
                "\"a\"                  | ``",
                "null                   | ``",
                "``                     | ``"
            })
    void anythingLenient_isRefusedWithThePlace(String text, String place) {
        assertThat(refused(text).field()).as(text).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}\u0000", ")]}'\n{\"a\":1}", "\ufeff{\"a\":1}", "{\"a\":1}\n{", "", " "})
    void anythingAroundTheObject_isRefused(String text) {
        assertThat(refused(text).field()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":1}               | a",
                "{\"x\":{\"a\":1,\"b\":2,\"a\":3}} | x.a",
                "{\"x\":[{},{\"\\u0061\":1,\"a\":3}]} | x[1].a"
            })
    void keyGivenTwice_isRefused(String text, String place) {
        BadFieldException refused = refused(text);
        assertThat(refused.field()).isEqualTo(place);
        assertThat(refused.reason()).isEqualTo("given twice");
    }

    @Test
    void depth_isBounded() {
        assertThat(read("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).containsKey("a");
        for (int depth : new int[] {16, 255, 30_000}) {
            assertThat(refused("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                            .reason())
                    .isEqualTo("deeper than 16");
            assertThat(refused("{\"a\":" + "[".repeat(depth)).field()).startsWith("a[0]");
        }
        assertThat(refused("{\"a\":".repeat(17) + "1" + "}".repeat(17)).reason())
                .isEqualTo("deeper than 16");
    }

    @Test
    void array_isBounded() {
        String thousand = "1,".repeat(999) + "1";
        assertThat((List<?>) read("{\"a\":[" + thousand + "]}").get("a")).hasSize(1_000);
        BadFieldException refused = refused("{\"a\":[" + thousand + ",1]}");
        assertThat(refused.field()).startsWith("a");
        assertThat(refused.reason()).isEqualTo("more than 1000 elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e3", "-1E0", "9223372036854775808", "-9223372036854775809"})
    void numberThatIsNoInteger_isKeptAsOdd(String digits) {
        assertThat(read("{\"a\":" + digits + "}").get("a")).isEqualTo(new Json.Odd(digits));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1})
    void integer_isExact(long number) {
        assertThat(read("{\"a\":" + number + "}").get("a")).isEqualTo(number);
    }

    @Test
    void endlessNumber_isRefused() {
        Map<String, Object> read;
        try {
            read = read("{\"a\":" + "9".repeat(60_000) + "}");
        } catch (BadFieldException e) {
            assertThat(e.field()).isEqualTo("a");
            return;
        }
        assertThat(read.get("a")).isInstanceOf(Json.Odd.class);
    }

    @ParameterizedTest
    @CsvSource({
        "c080, a", // overlong NUL
        "c1bf, a", // overlong
        "e08080, a",
        "eda080, a", // a surrogate
        "f4908080, a", // beyond U+10FFFF
        "ff, a",
        "80, a",
        "e282, a" // cut short by the quotation mark
    })
    void malformedUtf8_isRefusedWithTheField(String hex, String place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"b\":1,\"a\":\"x".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(java.util.HexFormat.of().parseHex(hex));
        bytes.writeBytes("y\"}".getBytes(StandardCharsets.US_ASCII));
        BadFieldException refused =
                catchThrowableOfType(BadFieldException.class, () -> Json.read(ByteBuffer.wrap(bytes.toByteArray())));
        assertThat(refused.field()).isEqualTo(place);
        assertThat(refused.reason()).isEqualTo("not well-formed UTF-8");
    }

    @Test
    void documentThatEndsInTheMiddleOfACharacter_isRefused() {
        byte[] bytes = "{\"a\":\"é".getBytes(StandardCharsets.UTF_8);
        ByteBuffer cut = ByteBuffer.wrap(bytes, 0, bytes.length - 1);
        assertThat(catchThrowableOfType(BadFieldException.class, () -> Json.read(cut))
                        .field())
                .isEqualTo("a");
    }

    @Test
    void keysMadeToCollide_costNoTime() {
        StringBuilder text = new StringBuilder("{\"a\":1");
        for (int i = 0; text.length() < Limits.JSON_BYTES - 64; i++) {
            // "Aa" and "BB" have one hash, and so have all words made of them.
            text.append(",\"");
            for (int bit = 0; bit < 13; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1");
        }
        String document = text.append('}').toString();
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(read(document)).hasSizeGreaterThan(2_000);
            }
        });
    }

    @Test
    void textThatHasNoUtf8_isWrittenWithAReplacement() {
        ByteBuffer out = ByteBuffer.allocate(100);
        Json.write(Map.of("a", "x\ud800\ud83d\ude00\udc00"), out);
        assertThat(Json.read(out.flip())).isEqualTo(Map.of("a", "x\ufffd😀\ufffd"));
    }

    @Test
    void room_isNeverLessThanWhatIsWritten() {
        Generated any = new Generated(5);
        for (int i = 0; i < 5_000; i++) {
            String text = any.text() + (char) any.below(0x10000);
            ByteBuffer out = ByteBuffer.allocate(1_000);
            Json.write(Map.of("", text), out);
            assertThat(out.position() - "{\"\":}".length()).isLessThanOrEqualTo(Utf8.room(text));
            String cut = Utf8.cut(text, 20);
            assertThat(text).startsWith(cut);
            assertThat(Utf8.room(cut)).isLessThanOrEqualTo(20);
        }
    }

    private static Map<String, Object> read(String text) {
        return Json.read(StandardCharsets.UTF_8.encode(text));
    }

    private static BadFieldException refused(String text) {
        return catchThrowableOfType(BadFieldException.class, () -> read(text));
    }
}
