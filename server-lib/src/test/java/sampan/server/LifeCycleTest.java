package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.protocol.Access;
import sampan.protocol.Bye;
import sampan.protocol.Condition;
import sampan.protocol.Digests;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// How a server begins and ends, and who can run beside it.
class LifeCycleTest {
    private static final byte[] BYTES = new byte[1_000];

    private static Request.Put put() {
        return new Request.Put(RemotePath.of("full", "file"), BYTES.length, 0, new Condition.Absent(), null);
    }

    @Test
    void port_inUse_isNamedTogetherWithAFreeOne() throws IOException {
        try (ServerSocketChannel taken = ServerSocketChannel.open().bind(null)) {
            int port = taken.socket().getLocalPort();
            assertThatThrownBy(() -> House.on(
                            new MemoryStorage(),
                            config -> config.withPort(port).withBind(InetAddress.ofLiteral("0.0.0.0"))))
                    .isInstanceOfSatisfying(PortInUseException.class, e -> {
                        assertThat(e.port()).isEqualTo(port);
                        assertThat(e.free()).isNotEqualTo(port).isPositive();
                        assertThat(e).hasMessageContaining(Integer.toString(port));
                    });
        }
    }

    @Test
    void port_isFreeAgainAfterClose_andServesAgain() throws IOException {
        int port;
        try (House house = House.open();
                Caller caller = house.guest()) {
            port = house.server().port();
            caller.ask(new Request.Ping());
        }
        int same = port;
        try (House house = House.open(
                config -> config.withShare("full", House.NOWHERE, Access.FULL).withPort(same))) {
            assertThat(house.server().port()).isEqualTo(port);
            house.assertServes();
        }
    }

    @Test
    void addressOfAnotherComputer_isRefused() {
        assertThatThrownBy(() ->
                        House.on(new MemoryStorage(), config -> config.withBind(InetAddress.ofLiteral("192.0.2.1"))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(PortInUseException.class);
    }

    @Test
    void folderThatIsNotThere_isRefused_andThePortStaysFree(@TempDir Path folder) throws IOException {
        ServerConfig config = ServerConfig.of(DeviceIdentity.inMemory()).withPort(0);
        assertThatThrownBy(() -> SampanServer.start(config.withShare("gone", folder.resolve("gone"), Access.READ)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void twoServers_runBesideEachOther() throws IOException {
        try (House one = House.on(new MemoryStorage(), config -> config);
                House other = House.on(new MemoryStorage(), config -> config)) {
            one.assertServes();
            other.assertServes();
            ShareLink link = one.link();
            ShareLink wrong = new ShareLink(
                    link.host(),
                    other.server().port(),
                    link.path(),
                    other.link().pin(),
                    link.token());
            try (Caller caller = Caller.connect(wrong, DeviceIdentity.inMemory())) {
                assertThat(caller.hello(wrong, true).standing()).isEqualTo(Reply.Standing.UNPAIRED);
            }
        }
    }

    @Test
    void drain_letsARequestUnderWayFinish_andSaysGoodbyeToAll() throws Exception {
        try (House house = House.on(new MemoryStorage(), config -> config);
                Caller idle = house.guest();
                Caller busy = house.guest()) {
            Caller.Asked asked = busy.begin(put(), true);
            busy.data(BYTES, 0, 500);
            busy.flush();
            House.await(() -> house.server().visitors().stream().anyMatch(v -> v.doing() == Visitor.Doing.SENDING));
            CompletableFuture<Boolean> drained =
                    CompletableFuture.supplyAsync(() -> house.server().drain(Duration.ofSeconds(30)));
            assertThat(idle.bye().reason()).isEqualTo(Bye.Reason.DRAINING);
            assertThat(drained).isNotDone();
            assertThatThrownBy(
                            () -> SocketChannel.open(house.server().address()).close())
                    .isInstanceOf(IOException.class);
            busy.data(BYTES, 500, 500);
            busy.mark(Digests.chunk(BYTES, 0, BYTES.length), true);
            assertThat(busy.wait(asked).reply()).isInstanceOf(Reply.Stored.class);
            assertThat(busy.bye().reason()).isEqualTo(Bye.Reason.DRAINING);
            assertThat(drained.get()).isTrue();
            assertThat(house.share("full").names()).containsExactly("file");
        }
    }

    @Test
    void drain_hasClosedThePort_beforeItSaysGoodbye() throws Exception {
        for (int i = 0; i < 30; i++) {
            try (House house = House.on(new MemoryStorage(), config -> config);
                    Caller idle = house.guest()) {
                CompletableFuture<Boolean> drained =
                        CompletableFuture.supplyAsync(() -> house.server().drain(Duration.ofSeconds(30)));
                assertThat(idle.bye().reason()).isEqualTo(Bye.Reason.DRAINING);
                assertThatThrownBy(() ->
                                SocketChannel.open(house.server().address()).close())
                        .isInstanceOf(ConnectException.class);
                assertThat(drained.get()).isTrue();
            }
        }
    }

    @Test
    void drain_givesUpOnAVisitorWhoDoesNotFinish() throws IOException {
        try (House house = House.on(new MemoryStorage(), config -> config);
                Caller busy = house.guest()) {
            busy.begin(put(), true);
            busy.data(BYTES, 0, 500);
            busy.flush();
            House.await(() -> house.server().visitors().stream().anyMatch(v -> v.doing() == Visitor.Doing.SENDING));
            assertThat(house.server().drain(Duration.ofMillis(300))).isFalse();
            house.server().close();
            busy.awaitEnd();
            assertThat(house.share("full").names()).isEmpty();
            assertThat(house.share("full").closed).isTrue();
        }
    }

    @Test
    void watch_endsWhenTheServerDrains() throws IOException {
        try (House house = House.on(new MemoryStorage(), config -> config);
                Caller caller = house.guest()) {
            RemotePath top = RemotePath.of("full");
            String version = caller.ask(new Request.Describe(top)).entry().version();
            Caller.Asked watch =
                    caller.wait(caller.send(new Request.Watch(List.of(new Request.Seen(top, version)), 25_000)));
            House.await(() -> house.share("full").calls.get() > 1);
            assertThat(house.server().drain(Duration.ofSeconds(30))).isTrue();
            assertThat(watch.reply()).isEqualTo(new Reply.Changes(List.of()));
        }
    }

    @Test
    void startAndStop_twoHundredTimes_leavesNothingBehind() throws IOException {
        int port;
        try (House house = House.on(new MemoryStorage(), config -> config)) {
            port = house.server().port();
            house.assertServes();
        }
        House.await(() -> threads().isEmpty());
        for (int i = 0; i < 200; i++) {
            try (House house = House.on(new MemoryStorage(), config -> config.withPort(port))) {
                if (i % 20 == 0) {
                    house.assertServes();
                }
            }
        }
        House.await(() -> threads().isEmpty());
    }

    /// The platform threads that servers have made.
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sampan-"))
                .collect(Collectors.toSet());
    }

    @Test
    void listenerThatFails_doesNotConcernVisitors() throws IOException {
        try (House house = House.on(
                        new MemoryStorage(),
                        config -> config.withListener(_ -> {
                            throw new IllegalStateException("a defect of the embedding program");
                        }));
                Caller caller = house.guest()) {
            caller.ask(put(), BYTES);
            caller.ask(new Request.Ping());
        }
    }

    @Test
    void visitors_areShownWithWhatTheyDo() throws IOException {
        try (House house = House.on(new MemoryStorage(), config -> config)) {
            DeviceIdentity me = DeviceIdentity.inMemory();
            ShareLink link = house.link();
            try (Caller first = Caller.enter(link, me);
                    Caller _ = Caller.enter(link, me)) {
                first.ask(put(), BYTES);
                House.await(() -> house.server().visitors().getFirst().connections() == 2);
                Visitor visitor = house.server().visitors().getFirst();
                assertThat(visitor.name()).isEqualTo("a test");
                assertThat(visitor.received()).isGreaterThan(1_000);
                assertThat(visitor.sent()).isPositive();
                assertThat(visitor.device()).isEqualTo(me.id());
                assertThat(visitor.standing()).isEqualTo(Reply.Standing.GUEST);
            }
            house.awaitEvent(ServerEvent.VisitorLeft.class, e -> e.device().equals(me.id()));
            assertThat(house.events())
                    .filteredOn(ServerEvent.VisitorCame.class::isInstance)
                    .hasSize(1);
        }
    }
}
