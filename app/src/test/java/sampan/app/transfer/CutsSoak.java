package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sampan.app.transfer.Cuts.Outcome;
import sampan.protocol.Limits;

/// Each kind of fault on the way, each way, two hundred times: `packaging/soak cuts`; `-Dsampan.soak.times=20` does it
/// less often, `-Dsampan.soak.only=get` only one way.
@Tag("soak")
final class CutsSoak {
    private static final int TIMES = Integer.getInteger("sampan.soak.times", 200);
    private static final String ONLY = System.getProperty("sampan.soak.only", "");
    private static final List<String> LINES = new ArrayList<>(List.of(
            "| on the way | during | times | faults in them | connections lost | half files seen | the same tree"
                    + " | MiB sent twice, at most | of these safe before | minutes |",
            "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Arguments> all() {
        return Stream.of(Fault.values())
                .filter(FaultsTest::isPossible)
                .flatMap(fault -> Stream.of(Direction.values())
                        .filter(way -> ONLY.isEmpty() || ONLY.equals(word(way)))
                        .map(way -> Arguments.of(fault, way)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void fault_inTheMiddle_everythingArrives_nothingElseDoes_andLittleIsSentTwice(Fault fault, Direction way)
            throws Exception {
        long began = System.nanoTime();
        List<Outcome> all = new ArrayList<>();
        try (Cuts cuts = new Cuts(way, folder)) {
            for (int number = 0; number < TIMES; number++) {
                all.add(cuts.cut(fault, number));
            }
        }
        LINES.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %.1f | %s | %d |",
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                word(way),
                all.size(),
                sum(all, Outcome::struck),
                sum(all, Outcome::lost),
                sum(all, outcome -> outcome.half().size()),
                all.size(),
                most(all, Outcome::twice),
                fault.shuts() ? String.format(Locale.ROOT, "%.1f", most(all, Outcome::again)) : "",
                TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - began)));
        assertThat(all).allMatch(Outcome::isRight);
    }

    private static String word(Direction way) {
        return way == Direction.UPLOAD ? "put" : "get";
    }

    private static long sum(List<Outcome> all, ToLongFunction<Outcome> what) {
        return all.stream().mapToLong(what).sum();
    }

    private static double most(List<Outcome> all, ToLongFunction<Outcome> what) {
        return all.stream().mapToLong(what).max().orElse(0) / (double) Limits.CHUNK;
    }

    @AfterAll
    static void write() throws Exception {
        Files.write(Path.of(System.getProperty("sampan.soak.table")), LINES);
    }
}
