package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceIdentity;

/// A disk that hangs stops its own share, and nothing else.
class StuckShareTest {
    private static final byte[] BYTES = new byte[3 * Limits.CHUNK];

    @TempDir
    private Path folder;

    /// Hangs in every read until it is let go.
    private static class Stuck extends MemoryStorage {
        private final CountDownLatch free = new CountDownLatch(1);
        private final CountDownLatch held = new CountDownLatch(FileThreads.MOST);

        @Override
        public Source open(RemotePath file, @Nullable String version) throws StorageException {
            hang();
            return super.open(file, version);
        }

        void hang() {
            held.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Hangs in opening a named pipe that nobody writes into, as a file in the way does.
    private static final class PipeInTheWay extends Stuck {
        private final Path pipe;
        private volatile boolean moved;

        PipeInTheWay(Path pipe) {
            this.pipe = pipe;
        }

        @Override
        void hang() {
            super.held.countDown();
            if (moved) {
                return;
            }
            try (var in = Files.newInputStream(pipe)) {
                assertThat(in.read()).isNegative();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void shareWhoseThreadsAreAllHeld_leavesOthersAndPingsAlone() throws IOException {
        Stuck stuck = new Stuck();
        othersGoOnBeside(stuck, stuck.free::countDown);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shareHeldByANamedPipe_leavesOthersAndPingsAlone() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        PipeInTheWay stuck = new PipeInTheWay(pipe);
        othersGoOnBeside(stuck, () -> {
            stuck.moved = true;
            try (var out = Files.newOutputStream(pipe)) {
                out.flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void othersGoOnBeside(Stuck stuck, Runnable letGo) throws IOException {
        MemoryStorage good = new MemoryStorage().with("file", BYTES);
        stuck.with("file", BYTES);
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory())
                .withPort(0)
                .withShare("good", folder, Access.FULL)
                .withShare("stuck", folder, Access.FULL);
        StorageOpener opener = (share, _) -> share.name().equals("good") ? good : stuck;
        try (SampanServer server = SampanServer.start(config, opener, InstantSource.system())) {
            List<Caller> callers = new ArrayList<>();
            List<Caller.Asked> held = new ArrayList<>();
            for (int i = 0; i < FileThreads.MOST + 4; i++) {
                Caller one = Caller.enter(server.invite(Invite.TO_EVERYTHING), DeviceIdentity.inMemory());
                callers.add(one);
                held.add(one.wait(one.send(get("stuck"))));
            }
            House.await(() -> stuck.held.getCount() == 0);
            try (Caller visitor = Caller.enter(server.invite(Invite.TO_EVERYTHING), DeviceIdentity.inMemory())) {
                for (int i = 0; i < 5; i++) {
                    assertThat(visitor.ask(new Request.Ping()).now()).isPositive();
                    assertThat(visitor.wait(visitor.send(get("good"))).body()).isEqualTo(BYTES);
                }
                visitor.ask(new Request.MakeFolder(RemotePath.of("good", "made"), false));
            }
            letGo.run();
            for (Caller.Asked one : held) {
                assertThat(one.body()).isEqualTo(BYTES);
            }
            callers.forEach(Caller::close);
        }
        House.await(() -> stuck.closed && good.closed);
    }

    private static Request.Get get(String share) {
        return new Request.Get(RemotePath.of(share, "file"), 0, -1, null);
    }

    @Test
    void server_closesWhileAShareHangs_andLetsGoOfItLater() throws IOException {
        Stuck stuck = new Stuck();
        stuck.with("file", BYTES);
        SampanServer server = SampanServer.start(
                ServerConfig.of(DeviceIdentity.inMemory()).withPort(0).withShare("stuck", folder, Access.FULL),
                (_, _) -> stuck,
                InstantSource.system());
        try (Caller caller = Caller.enter(server.invite(Invite.TO_EVERYTHING), DeviceIdentity.inMemory())) {
            caller.wait(caller.send(get("stuck")));
            House.await(() -> stuck.held.getCount() < FileThreads.MOST);
            assertThat(server.drain(Duration.ofMillis(50))).isFalse();
            server.close();
            caller.awaitEnd();
        }
        assertThat(stuck.closed).isFalse();
        stuck.free.countDown();
        House.await(() -> stuck.closed);
    }
}
