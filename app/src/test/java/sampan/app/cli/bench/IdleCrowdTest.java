package sampan.app.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.app.cli.bench.IdleHost.Held;
import sampan.server.ConnectionModel;

/// A thousand TLS connections on which nothing is said; the soak `idle-crowd` holds ten thousand.
@Timeout(300)
class IdleCrowdTest {
    private static final int CONNECTIONS = 1_000;

    /// 256 MiB for ten thousand.
    private static final long EACH = (256L << 20) / 10_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "EVENT_LOOP"})
    void idleConnections_takeLittle_andAreAllAnswered(ConnectionModel model) throws Exception {
        Held held = IdleHost.hold(model, CONNECTIONS, folder);
        assertThat(held.heapEach()).isLessThan(EACH);
        assertThat(held.threads()).isLessThan(100);
        assertThat(held.answered()).isEqualTo(CONNECTIONS);
    }
}
