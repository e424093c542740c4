package sampan.app.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.cli.bench.IdleHost.Held;
import sampan.server.ConnectionModel;

/// Ten thousand TLS connections on which nothing is said: `packaging/soak idle-crowd`.
@Tag("soak")
final class IdleCrowdSoak {
    private static final int CONNECTIONS = 10_000;
    private static final long HEAP = 256L << 20;

    @TempDir
    private Path folder;

    @Test
    void tenThousand_areHeldWithin256MiBOfHeap() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "| model | connections | heap with all of them | heap for each | memory for each | threads | coming"
                        + " took | answered afterwards |",
                "|---|--:|--:|--:|--:|--:|--:|--:|"));
        List<Held> all = new ArrayList<>();
        for (ConnectionModel model : List.of(ConnectionModel.VIRTUAL_THREAD, ConnectionModel.EVENT_LOOP)) {
            Held held = IdleHost.hold(model, CONNECTIONS, folder);
            all.add(held);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d MiB | %.1f KiB | %.1f KiB | %d | %.0f s | %,d |",
                    model.word(),
                    CONNECTIONS,
                    held.heap() >> 20,
                    held.heapEach() / 1024.0,
                    held.residentEach() / 1024.0,
                    held.threads(),
                    held.enteringSeconds(),
                    held.answered()));
        }
        Files.write(Path.of(System.getProperty("sampan.soak.table")), lines);
        assertThat(all).allMatch(held -> held.heap() < HEAP && held.answered() == CONNECTIONS);
    }
}
