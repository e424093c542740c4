package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `CLASSIC.md` says the numbers and the lines of the code.
final class ClassicSpecificationTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("CLASSIC.md"));
    }

    @Test
    void silences_areThoseOfTheCode() throws IOException {
        List<Long> told = new ArrayList<>();
        Matcher row = Pattern.compile("\\| ([0-9,]+) ms \\|").matcher(page());
        while (row.find()) {
            told.add(Long.parseLong(row.group(1).replace(",", "")) * Clock.MS);
        }
        assertThat(told)
                .containsExactly(
                        Pauses.APART,
                        Pauses.BEFORE_END,
                        Pauses.AFTER_END,
                        Pauses.AFTER_REQUEST,
                        Pauses.NO_MORE,
                        Pauses.AFTER_LIST,
                        Pauses.IN_LIST,
                        Pauses.AFTER_UPLOAD);
    }

    @Test
    void lines_areThoseOfTheCode() throws IOException {
        List<String> told = new ArrayList<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]*\\| [^|]*\\|$")
                .matcher(page().substring(page().indexOf("## 6")));
        while (row.find()) {
            told.add(row.group(1));
        }
        assertThat(told)
                .isEqualTo(Arrays.stream(Refusal.values()).map(Refusal::text).toList());
    }

    @Test
    void sizes_areThoseOfTheCode() throws IOException {
        assertThat(page())
                .contains(
                        "Port " + ClassicLimits.PORT,
                        "at most " + number(ClassicLimits.REQUEST_BYTES) + " bytes, in UTF-8",
                        "Whole blocks of " + number(ClassicLimits.BLOCK) + " bytes",
                        "pieces of at most " + number(ClassicLimits.ROOM) + " bytes",
                        "a small send buffer (" + number(ClassicLimits.SEND_BUFFER) + " bytes)",
                        "send buffer set to " + number(ClassicLimits.SEND_BUFFER) + " bytes",
                        "at most " + number(2 + ClassicLimits.REQUEST_BYTES) + " bytes at a host and 2 at a client",
                        "The sockets hold at most " + Unread.HOLD / 1_024 + " KiB",
                        "the last " + 2 * Unread.HOLD / 1_024 + " KiB tell",
                        "to read " + Unread.RATE / 1_024 + " KiB a second");
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
