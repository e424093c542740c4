package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `PROTOCOL.md` says what the code does, and the check of that can fail.
final class SpecificationTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("PROTOCOL.md"));
    }

    @Test
    void page_agreesWithTheCode() throws IOException {
        assertThat(Specification.problems(page())).isEmpty();
    }

    @Test
    void vectors_areThoseOfTheCode() throws IOException {
        byte[] six = "sampan".getBytes(StandardCharsets.US_ASCII);
        Digest chunk = Digests.chunk(six, 0, six.length);
        Digest zeros = Digests.chunk(new byte[Limits.CHUNK], 0, Limits.CHUNK);
        long film = Limits.CHUNK + 6L;
        RemotePath path = RemotePath.of("Photos", "film.mp4");
        String host = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assertThat(page())
                .contains(
                        "| the chunk `sampan` | `" + chunk + "`",
                        "| the file of these 6 bytes | `" + Digests.file(6, List.of(chunk)) + "`",
                        "| the empty file | `" + Digests.file(0, List.of()) + "`",
                        "zero bytes | `" + zeros + "`",
                        "then `sampan` | `" + Digests.file(film, List.of(zeros, chunk)) + "`",
                        "`" + HexFormat.of().toHexDigits(RollingSum.of(six, 0, 6)) + "`",
                        "`" + HexFormat.of().toHexDigits(RollingSum.MULTIPLIER) + "`",
                        "`" + DraftId.of(host, path, film, Samples.TIME) + "`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                // A field less, more, of another name, type or presence.
                "\\| `enrol` .*\\n                     ¦ ``",
                "(\\| `enrol` .*\\n)                   ¦ $1$1",
                "\\| `enrol`                           ¦ | `enroll`",
                "(`wait` \\| integer 0…)\\d+           ¦ $15",
                "(`weak` \\| boolean \\| )default `f.*?` ¦ $1required",
                "(`length` \\| integer 0…67)           ¦ $11",
                "one of disk, quota, reserve           ¦ one of disk, quota",
                // A request less or more.
                "### `ping`                            ¦ ### ping",
                "### `purge`                           ¦ ### `burn`",
                "### Type `item`                       ¦ ### Item",
                // A limit, a kind, an error, a reason, a problem, a type.
                "\\| `PUT_BYTES` \\| 1048576           ¦ | `PUT_BYTES` | 1048577",
                "\\| `SUMS` .*\\n                      ¦ ``",
                "\\| `MARK` \\| 6                      ¦ | `MARK` | 9",
                "\\| `BROKEN` .*\\n                    ¦ ``",
                "(\\| `BROKEN` .*\\n)                  ¦ | `GONE` | | | | x |\\n$1",
                "\\| `CHANGED` \\| `entry` \\| entry \\| required ¦ | `CHANGED` | `entry` | entry | optional",
                "\\| `DRAINING` .*\\n                  ¦ ``",
                "\\| `too_deep` .*\\n                  ¦ ``",
                "\\| `ranges` .*\\n                    ¦ ``",
                // A diagram.
                "READY --> BODY : request body\\n      ¦ ``",
                "FETCHING --> NEXT : reply, error      ¦ FETCHING --> NEXT : reply",
                // A transcript: a header, a field's value, a field's place, a byte, a frame less, a request
                // less.
                "> 0000000d 01 00 0001                 ¦ > 0000000d 01 00 0002",
                "> 00000006 05 00 0002 73              ¦ > 00000006 05 00 0002 74",
                "(\"missing\":\\[\\[1,1)\\]            ¦ $1,1]",
                "\"run\":16,\"published\"              ¦ \"published\":16,\"run\"",
                "(< .* 03 00 0003 .*)\"free_name\"     ¦ $1\"freename_\"",
                "< .*\"already\":true.*\\n             ¦ ``",
                "> .*\"op\":\"restore\".*\\n< .*\\n     ¦ ``",
                "request 6 instead of 5                ¦ request 6 instead of 7",
                "0010  (.*)\\n                         ¦ 0010  ff $1\\n"
            },
            quoteCharacter = '`')
    void tamperedPage_isFound(String what, String instead) throws IOException {
        String page = page();
        String tampered = page.replaceFirst(what, instead.replace("\\n", "\n"));
        assertThat(tampered).as("the page has %s", what).isNotEqualTo(page);
        assertThat(Specification.problems(tampered)).isNotEmpty();
    }
}
