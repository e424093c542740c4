package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sampan.protocol.Bye;
import sampan.protocol.Digests;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.ServerEvent.Reason;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Deadlines, goodbyes and the end of a server, in every connection model.
@ParameterizedClass
@EnumSource(ConnectionModel.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ModelLifeTest {
    private static final byte[] BYTES = ModelHouse.bytes(1_000);

    private final ConnectionModel model;

    @TempDir
    private Path folder;

    ModelLifeTest(ConnectionModel model) {
        this.model = model;
    }

    private ModelHouse open(ServerLimits limits) throws IOException {
        return ModelHouse.open(model, folder, config -> config.withLimits(limits));
    }

    private static ServerLimits impatient() {
        return ServerLimits.DEFAULT.withTold(new Limits(1_024, 8L * Limits.CHUNK, 16, 4, 25_000, 1_000));
    }

    @Test
    void idleVisitor_isToldGoodbye() throws IOException {
        try (ModelHouse house = open(impatient());
                Caller caller = house.guest()) {
            assertThat(caller.bye().reason()).isEqualTo(Bye.Reason.IDLE);
            caller.awaitEnd();
            house.awaitEnd(Reason.DEADLINE);
            house.awaitNobody();
            house.assertServes();
        }
    }

    @Test
    void idleVisitor_inTheMiddleOfABody_isToldGoodbye() throws IOException {
        try (ModelHouse house = open(impatient());
                Caller caller = house.guest()) {
            caller.begin(ModelHouse.put("half", BYTES), true);
            caller.data(BYTES, 0, 500);
            caller.flush();
            assertThat(caller.bye().reason()).isEqualTo(Bye.Reason.IDLE);
            house.awaitNobody();
            assertThat(house.file("half")).doesNotExist();
        }
    }

    @Test
    void handshakeAndThenSilence_endsAtTheDeadline() throws IOException {
        try (ModelHouse house = open(ServerLimits.DEFAULT.withAdmission(Duration.ofSeconds(1)));
                Caller caller = Caller.connect(house.link(), DeviceIdentity.inMemory())) {
            caller.awaitEnd();
            house.awaitEnd(Reason.DEADLINE);
            house.assertServes();
        }
    }

    @Test
    void connectionThatSaysNothing_endsAtTheDeadline() throws IOException {
        try (ModelHouse house = open(ServerLimits.DEFAULT.withAdmission(Duration.ofSeconds(1)));
                SocketChannel silent = SocketChannel.open(house.server().address())) {
            assertThat(silent.read(java.nio.ByteBuffer.allocate(1))).isEqualTo(-1);
            house.assertServes();
        }
    }

    @Test
    void rubbish_endsTheConnectionOnly() throws IOException {
        try (ModelHouse house = open(ServerLimits.DEFAULT)) {
            for (int size : new int[] {1, 100, 300_000}) {
                try (SocketChannel rubbish = SocketChannel.open(house.server().address())) {
                    rubbish.write(java.nio.ByteBuffer.wrap(ModelHouse.bytes(size)));
                    rubbish.shutdownOutput();
                    house.awaitEnd(Reason.HANDSHAKE);
                } catch (IOException _) {
                    // the server had heard enough
                }
            }
            try (RawTalk talk = RawTalk.connect(house.link())) {
                talk.hello();
                talk.raw(new byte[] {(byte) 0x7f, -1, -1, -1, 1, 0, 0, 0});
                assertThat(talk.bye().reason()).isEqualTo(Bye.Reason.BAD_FRAME);
            }
            house.assertServes();
        }
    }

    @Test
    void drain_letsARequestUnderWayFinish() throws Exception {
        try (ModelHouse house = open(ServerLimits.DEFAULT);
                Caller busy = house.guest()) {
            Caller.Asked asked = busy.begin(ModelHouse.put("file", BYTES), true);
            busy.data(BYTES, 0, 500);
            busy.flush();
            House.await(() -> house.server().visitors().stream().anyMatch(v -> v.doing() == Visitor.Doing.SENDING));
            CompletableFuture<Boolean> drained =
                    CompletableFuture.supplyAsync(() -> house.server().drain(Duration.ofSeconds(30)));
            busy.data(BYTES, 500, 500);
            busy.mark(Digests.chunk(BYTES, 0, BYTES.length), true);
            assertThat(busy.wait(asked).reply()).isInstanceOf(Reply.Stored.class);
            assertThat(busy.bye().reason()).isEqualTo(Bye.Reason.DRAINING);
            assertThat(drained.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readAllBytes(house.file("file"))).isEqualTo(BYTES);
        }
    }

    @Test
    void drain_saysGoodbyeToAnIdleVisitor() throws IOException {
        try (ModelHouse house = open(ServerLimits.DEFAULT);
                Caller idle = house.guest()) {
            idle.ask(new Request.Ping());
            assertThat(house.server().drain(Duration.ofSeconds(30))).isTrue();
            assertThat(idle.bye().reason()).isEqualTo(Bye.Reason.DRAINING);
            assertThatThrownBy(
                            () -> SocketChannel.open(house.server().address()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void revoke_endsALiveConnectionAtOnce() throws IOException {
        try (ModelHouse house = open(ServerLimits.DEFAULT)) {
            ShareLink link = house.link();
            try (Caller caller = Caller.connect(link, DeviceIdentity.inMemory())) {
                caller.hello(link, true);
                String device =
                        house.server().visitors().getFirst().device().hex().substring(0, 12);
                long began = System.nanoTime();
                assertThat(house.server().revoke(device)).isTrue();
                caller.awaitEnd();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
                house.awaitEnd(Reason.REVOKED);
            }
        }
    }

    @Test
    void dismiss_endsAGuestAtOnce_andLetsItInNoMoreByTheSameLink_butOthers() throws IOException {
        DeviceIdentity guest = DeviceIdentity.inMemory();
        try (ModelHouse house = open(ServerLimits.DEFAULT)) {
            ShareLink link = house.link();
            try (Caller caller = Caller.connect(link, guest)) {
                caller.hello(link, false);
                house.server().dismiss(guest.id());
                caller.awaitEnd();
                house.awaitEnd(Reason.REVOKED);
            }
            try (Caller again = Caller.connect(link, guest)) {
                assertThat(again.hello(link, false).standing()).isEqualTo(Reply.Standing.UNPAIRED);
            }
            house.assertServes();
        }
    }

    @Test
    void close_cutsEverybody_andFreesThePort() throws IOException {
        int port;
        try (ModelHouse house = open(ServerLimits.DEFAULT);
                Caller caller = house.guest()) {
            port = house.server().port();
            house.server().close();
            caller.awaitEnd();
        }
        House.await(() -> ModelCrowdTest.threads("") == 0);
        try (ModelHouse house = ModelHouse.open(model, folder, config -> config.withPort(port))) {
            assertThat(house.server().port()).isEqualTo(port);
            house.assertServes();
        }
    }
}
