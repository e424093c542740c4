package sampan.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    private final Sizes english = new Sizes(new Text(Language.ENGLISH, Text.Area.TERMINAL));
    private final Sizes chinese = new Sizes(new Text(Language.CHINESE, Text.Area.TERMINAL));

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "4096, 4.1 kB",
        "99949, 99.9 kB",
        "99950, 100 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "1073741824, 1.1 GB",
        "812000000000, 812 GB",
        "9223372036854775807, 9.2 EB",
    })
    void compact_ofASize_fitsSevenColumns(long bytes, String shown) {
        assertThat(Sizes.compact(bytes)).isEqualTo(shown).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void bytes_belowAKilobyte_areCountedInWords() {
        assertThat(english.bytes(1)).isEqualTo("1 byte");
        assertThat(english.bytes(0)).isEqualTo("0 bytes");
        assertThat(chinese.bytes(17)).isEqualTo("17 字节");
        assertThat(chinese.bytes(4_100_000)).isEqualTo("4.1 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "1000|1,000", "10000|10,000", "-1234567|-1,234,567", "-123|-123"})
    void count_groupsThousands(long number, String shown) {
        assertThat(Sizes.count(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, less than a minute", "61, 1 minute", "3600, 1 hour", "86400, 24 hours", "200000, 2 days"})
    void duration_namesOneUnit(long seconds, String shown) {
        assertThat(english.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "750, 12:30", "11109, 3:05:09"})
    void clock_isShort(long seconds, String shown) {
        assertThat(Sizes.clock(seconds)).isEqualTo(shown);
    }

    @Test
    void moment_ofAnotherDay_hasTheYear() {
        long then = LocalDateTime.of(2001, 2, 3, 4, 5)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        assertThat(english.moment(then)).contains("2001");
        assertThat(chinese.moment(then)).contains("2001年2月3日");
    }
}
