package sampan.app.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred thousand tiny files with five bad ones, both ways: `packaging/soak many-tiny`.
@Tag("soak")
final class ManyTinySoak {
    private static final int FILES = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void aHundredThousand_ofWhichFiveAreBad_allOthersArrive() throws Exception {
        try (ManyTiny many = new ManyTiny(FILES, temp)) {
            ManyTiny.Took up = many.up();
            ManyTiny.Took down = many.down();
            Files.write(
                    Path.of(System.getProperty("sampan.soak.table")),
                    List.of(
                            "| 100,000 tiny files, 5 bad | arrived | took | files a second | the retry of 5 took | its"
                                    + " bytes on the wire |",
                            "|---|--:|--:|--:|--:|--:|",
                            row("put", up),
                            row("get", down)));
        }
    }

    private static String row(String way, ManyTiny.Took took) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f s | %,d | %.2f s | %,d |",
                way,
                FILES - 5,
                took.millis() / 1_000.0,
                FILES * 1_000L / Math.max(1, took.millis()),
                took.againMillis() / 1_000.0,
                took.againBytes());
    }
}
