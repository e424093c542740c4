package sampan.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 1 GiB and 10,000 files of 4 KiB, both ways by the terminal: `packaging/soak size`.
@Tag("soak")
final class SizeSoak {
    private static final int FILES = 10_000;

    private final Table table = new Table(
            List.of("what", "how"),
            List.of("seconds", "of which a second", "host's peak memory", "visitor's peak memory", "identical"));

    @TempDir
    Path folder;

    @Test
    void largeAndSmallFiles_bothWays_areTheSame_inLittleMemory() throws Exception {
        try (Sizes sizes = new Sizes(folder)) {
            Tree large = sizes.large("large", 1L << 30);
            Tree small = sizes.small("small", FILES);
            List<Sizes.Journey> all = List.of(
                    large(Way.PUT, sizes.put(large)),
                    large(Way.GET, sizes.get(large)),
                    small(Way.PUT, sizes.put(small)),
                    small(Way.GET, sizes.get(small)));
            table.write();
            assertThat(all).allMatch(each -> each.host() < Sizes.MOST && each.visitor() < Sizes.MOST);
        }
    }

    private Sizes.Journey large(Way way, Sizes.Journey journey) {
        return row("one file of 1 GiB", way, (1L << 30) / 1_000 / journey.millis() + " MB", journey);
    }

    private Sizes.Journey small(Way way, Sizes.Journey journey) {
        return row("10,000 files of 4 KiB", way, FILES * 1_000L / journey.millis() + " files", journey);
    }

    private Sizes.Journey row(String what, Way way, String each, Sizes.Journey journey) {
        String seconds = String.format(Locale.ROOT, "%.1f", journey.millis() / 1_000.0);
        table.row(what, way.word(), seconds, each, megabytes(journey.host()), megabytes(journey.visitor()), "yes");
        return journey;
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
