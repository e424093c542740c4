package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;

/// A host tells a visitor what its time goes into.
class TimeSpentTest {
    private static final long OPENING_MS = 300;

    /// Opens a file as slowly as a disk that has to spin up.
    private static final class Slow extends MemoryStorage {
        @Override
        public Source open(RemotePath file, @Nullable String version) throws StorageException {
            rest();
            return super.open(file, version);
        }
    }

    private static void rest() {
        long end = System.nanoTime() + Duration.ofMillis(OPENING_MS).toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionModel.class,
            names = {"ITERATIVE", "THREAD", "VIRTUAL_THREAD", "EVENT_LOOP"})
    void slowDisk_isTheDisks(ConnectionModel model) throws Exception {
        try (House house = House.on(new Slow(), config -> config.withModel(model))) {
            house.share("full").with("file", new byte[3 * Limits.CHUNK]);
            try (Caller caller = house.guest()) {
                Reply.Pong before = caller.ask(new Request.Ping());
                caller.wait(caller.send(new Request.Get(RemotePath.of("full", "file"), 0, -1, null)))
                        .body();
                Reply.Pong after = caller.ask(new Request.Ping());
                assertThat(after.disk() - before.disk()).isGreaterThan(micros(OPENING_MS - 50));
                assertThat(after.work() - before.work()).isLessThan(micros(OPENING_MS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionModel.class,
            names = {"ITERATIVE", "THREAD", "VIRTUAL_THREAD", "EVENT_LOOP"})
    void silentVisitor_isNobodysTime(ConnectionModel model) throws Exception {
        try (House house = House.on(new MemoryStorage(), config -> config.withModel(model));
                Caller caller = house.guest()) {
            Reply.Pong before = caller.ask(new Request.Ping());
            for (int i = 0; i < 3; i++) {
                rest();
                caller.ask(new Request.Ping());
            }
            Reply.Pong after = caller.ask(new Request.Ping());
            assertThat(after.disk()).isEqualTo(before.disk());
            assertThat(after.work() - before.work()).isLessThan(micros(2 * OPENING_MS));
        }
    }

    private static long micros(long millis) {
        return TimeUnit.MILLISECONDS.toMicros(millis);
    }
}
