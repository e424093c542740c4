package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two hundred times `kill -9` of each side in each direction: `packaging/soak kill`; `-Dsampan.soak.times=20` does it
/// less often, `'-Dsampan.soak.only=visitor get'` only one of the four.
@Tag("soak")
final class KillSoak {
    private static final int KILLS = Integer.getInteger("sampan.soak.times", 200);
    private static final String ONLY = System.getProperty("sampan.soak.only", "");
    private static final Table TABLE = new Table(
            List.of("killed", "during"),
            List.of(
                    "kills in the middle",
                    "of drawn",
                    "partial files found",
                    "resumed to the same tree",
                    "MiB sent twice, at most",
                    "of these safe before",
                    "minutes"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"HOST, GET", "HOST, PUT", "VISITOR, GET", "VISITOR, PUT"})
    void kill_inTheMiddle_leavesNothingPartialAndNothingIsLost(Side killed, Way way) throws Exception {
        assumeTrue(ONLY.isEmpty() || ONLY.equals((killed + " " + way).toLowerCase(Locale.ROOT)));
        long began = System.nanoTime();
        Kills.Outcome[] all = new Kills.Outcome[KILLS];
        try (Kills kills = new Kills(killed, way, folder)) {
            for (int number = 0; number < KILLS; number++) {
                all[number] = kills.kill(number);
            }
            TABLE.row(
                    killed.name().toLowerCase(Locale.ROOT),
                    way.word(),
                    KILLS,
                    List.of(all).stream().mapToInt(Kills.Outcome::drawn).sum(),
                    List.of(all).stream()
                            .mapToInt(each -> each.partial().size())
                            .sum(),
                    KILLS,
                    mebibytes(List.of(all).stream().mapToLong(Kills.Outcome::twice)),
                    mebibytes(List.of(all).stream().mapToLong(Kills.Outcome::again)),
                    TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - began));
            assertThat(all).allMatch(Kills.Outcome::isRight);
        }
    }

    private static String mebibytes(LongStream bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes.max().orElse(0) / (double) Tree.CHUNK);
    }

    @AfterAll
    static void write() throws Exception {
        TABLE.write();
    }
}
