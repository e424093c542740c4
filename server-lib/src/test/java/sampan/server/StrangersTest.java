package sampan.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sampan.protocol.Bye;
import sampan.protocol.Condition;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.server.ServerEvent.Reason;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// What those get who were not let in, and what they cost the others.
class StrangersTest {
    private static final ServerLimits HASTY = ServerLimits.DEFAULT.withAdmission(Duration.ofMillis(1_500));

    private static House house(ServerLimits limits) throws IOException {
        return House.on(new MemoryStorage(), config -> config.withLimits(limits));
    }

    private static SocketChannel knock(House house) throws IOException {
        return SocketChannel.open(house.server().address());
    }

    private static ShareLink without(ShareLink link) {
        return new ShareLink(link.host(), link.port(), link.path(), link.pin(), null);
    }

    static Stream<Request<?>> requests() {
        RemotePath path = RemotePath.of("full", "a");
        return Stream.of(
                new Request.Ping(),
                new Request.ListFolder(RemotePath.LIBRARY, true, 0, false),
                new Request.Describe(path),
                new Request.Get(path, 0, -1, null),
                new Request.MakeFolder(path, true),
                new Request.Remove(path, null, TrashId.random()),
                new Request.ListDrafts("full"),
                new Request.Watch(List.of(new Request.Seen(path, null)), 0),
                new Request.Probe(1_000));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void stranger_whoAsksForAnything_isToldGoodbyeAndCostsNoFileCall(Request<?> request) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        try (House house = House.on(storage, config -> config)) {
            try (RawTalk talk = RawTalk.connect(house.link())) {
                talk.send(request);
                assertThat(talk.bye().reason()).isEqualTo(Bye.Reason.UNPAIRED);
            }
            try (RawTalk talk = RawTalk.connect(without(house.link()))) {
                assertThat(talk.hello()).isInstanceOfSatisfying(Reply.Welcome.class, welcome -> {
                    assertThat(welcome.standing()).isEqualTo(Reply.Standing.UNPAIRED);
                    assertThat(welcome.shares()).isEmpty();
                });
                talk.send(request);
                assertThat(talk.bye().reason()).isEqualTo(Bye.Reason.UNPAIRED);
            }
            house.awaitEnd(Reason.UNPAIRED);
            assertThat(storage.calls).hasValue(0);
            house.assertServes();
        }
    }

    static Stream<byte[]> rubbish() {
        byte[] random = new byte[1 << 20];
        new Random(9).nextBytes(random);
        return Stream.of(
                "GET / HTTP/1.1\r\nHost: sampan\r\n\r\n".getBytes(UTF_8),
                "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".getBytes(UTF_8),
                "hello? anybody there?\n".getBytes(UTF_8),
                new byte[] {0x7F, -1, -1, -1, 1, 0, 0, 0},
                new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, -4, 3, 3},
                random);
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbish_endsTheConnection_andTheServerKeepsServing(byte[] bytes) throws IOException {
        try (House house = house(HASTY);
                SocketChannel raw = knock(house)) {
            try {
                raw.write(ByteBuffer.wrap(bytes));
                ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
                while (raw.read(answer.clear()) >= 0) {
                    // a TLS alert may come
                }
            } catch (IOException _) {
                // reset, because not all of it was read
            }
            // A record that never ends runs into two deadlines at once: the handshake's and the stranger's.
            house.awaitEvent(
                    ServerEvent.ConnectionEnded.class,
                    e -> e.reason() == Reason.HANDSHAKE || e.reason() == Reason.DEADLINE);
            house.assertServes();
        }
    }

    @Test
    void lengthOfTwoGigabytes_isRefusedBeforeAnyOfItComes() throws IOException {
        try (House house = house(HASTY)) {
            ShareLink link = house.link();
            try (RawTalk talk = RawTalk.connect(link)) {
                talk.raw(ByteBuffer.allocate(8)
                        .putInt(Integer.MAX_VALUE)
                        .putInt(0x01000000)
                        .array());
                assertThat(talk.bye().reason()).isEqualTo(Bye.Reason.BAD_FRAME);
            }
            try (Caller caller = Caller.enter(link, DeviceIdentity.inMemory())) {
                caller.raw(ByteBuffer.allocate(8).putInt(-1).putInt(0x01000001).array());
                assertThat(caller.bye().reason()).isEqualTo(Bye.Reason.BAD_FRAME);
            }
            house.awaitEnd(Reason.RUBBISH);
            house.assertServes();
        }
    }

    @Test
    void thousandSilentConnections_areCapped_andAVisitorStillEnters() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (House house = house(ServerLimits.DEFAULT)) {
            for (int i = 0; i < 1_000; i++) {
                silent.add(knock(house));
            }
            long before = System.nanoTime();
            house.assertServes();
            // Well under a second on a machine of its own; this one is shared.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
            House.await(
                    () -> silent.stream().filter(StrangersTest::isOpen).count() <= ServerLimits.DEFAULT.strangers());
            house.awaitEnd(Reason.LIMIT);
        } finally {
            for (SocketChannel one : silent) {
                one.close();
            }
        }
    }

    private static boolean isOpen(SocketChannel one) {
        try {
            one.configureBlocking(false);
            return one.read(ByteBuffer.allocate(1)) == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void handshakeAndThenSilence_endsAtTheDeadline() throws IOException {
        try (House house = house(HASTY);
                RawTalk talk = RawTalk.connect(house.link())) {
            talk.awaitEnd();
            house.awaitEnd(Reason.DEADLINE);
            house.assertServes();
        }
    }

    @Test
    void oneByteNowAndThen_doesNotMoveTheDeadline() throws IOException {
        try (House house = house(HASTY);
                RawTalk talk = RawTalk.connect(house.link())) {
            byte[] hello = {0, 0, 0, 60, 1, 0, 0, 0, '{', '"'};
            for (byte one : hello) {
                talk.raw(new byte[] {one});
                talk.pause(Duration.ofMillis(100));
            }
            talk.awaitEnd();
            house.awaitEnd(Reason.DEADLINE);
            house.assertServes();
        }
    }

    @Test
    void members_areLimited_andTheNextOneIsToldSo() throws IOException {
        try (House house = house(ServerLimits.DEFAULT.withMembers(2))) {
            ShareLink link = house.link();
            try (Caller _ = house.guest();
                    Caller second = house.guest();
                    Caller third = Caller.connect(link, DeviceIdentity.inMemory())) {
                third.sendHello(link);
                assertThat(third.bye().reason()).isEqualTo(Bye.Reason.LIMIT);
                second.cut();
                House.await(() -> house.server().visitors().size() == 1);
                house.assertServes();
            }
        }
    }

    @Test
    void idleVisitor_isToldGoodbye() throws IOException {
        Limits told = new Limits(1_024, 8L * Limits.CHUNK, 16, 4, 25_000, 1_000);
        try (House house = house(ServerLimits.DEFAULT.withTold(told));
                Caller caller = house.guest()) {
            assertThat(caller.bye().reason()).isEqualTo(Bye.Reason.IDLE);
            caller.awaitEnd();
            house.awaitEnd(Reason.DEADLINE);
            House.await(() -> house.server().visitors().isEmpty());
            house.assertServes();
        }
    }

    @Test
    void idleVisitor_inTheMiddleOfABody_isToldGoodbye() throws IOException {
        Limits told = new Limits(1_024, 8L * Limits.CHUNK, 16, 4, 25_000, 1_000);
        try (House house = house(ServerLimits.DEFAULT.withTold(told));
                Caller caller = house.guest()) {
            RemotePath path = RemotePath.of("full", "half");
            caller.begin(new Request.Put(path, 1_000, 0, new Condition.Absent(), null), true);
            caller.data(new byte[500], 0, 500);
            caller.flush();
            assertThat(caller.bye().reason()).isEqualTo(Bye.Reason.IDLE);
            assertThat(house.share("full").names()).isEmpty();
            house.assertServes();
        }
    }

    @Test
    void visitorWhoTakesNothing_isCutOff() throws IOException {
        MemoryStorage storage = new MemoryStorage().with("big", new byte[16 << 20]);
        ServerLimits limits = ServerLimits.DEFAULT.withStalled(Duration.ofSeconds(1));
        try (House house = House.on(storage, config -> config.withLimits(limits));
                RawTalk talk = RawTalk.connect(house.link())) {
            talk.hello();
            for (int i = 0; i < 8; i++) {
                talk.send(new Request.Get(RemotePath.of("full", "big"), 0, -1, null));
            }
            house.awaitEnd(Reason.DEADLINE);
            House.await(() -> house.server().visitors().isEmpty());
            house.assertServes();
        }
    }
}
