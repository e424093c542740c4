package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sampan.app.client.LinkException.Unreachable;
import sampan.protocol.Bye;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.Token;

/// What a visitor finds at the address it was given.
@Timeout(120)
class ArrivalTest {
    private static final DeviceIdentity ME = DeviceIdentity.inMemory();
    private static final DeviceId SOMEBODY = DeviceIdentity.inMemory().id();
    private static final LinkTimes SHORT =
            new LinkTimes(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    private static Visit open(Destination destination) throws LinkException {
        return Visit.open(destination, ME, "tester");
    }

    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static Destination at(ServerSocketChannel listener) {
        return new Destination("127.0.0.1", listener.socket().getLocalPort(), SOMEBODY, null, false);
    }

    @Test
    void open_saysWhoComesAndByWhatRight() throws Exception {
        Token token = Token.random();
        CompletableFuture<Request.Hello> said = new CompletableFuture<>();
        Script script = (request, _, talk) -> {
            said.complete((Request.Hello) request);
            talk.reply(Script.welcome(Reply.Standing.GUEST, Limits.DEFAULT));
        };
        try (ScriptedHost host = ScriptedHost.start(script);
                Visit visit = open(new Destination("localhost", host.port(), host.id(), token, true))) {
            assertThat(said.join().client()).isEqualTo("tester");
            assertThat(said.join().token()).isEqualTo(token.text());
            assertThat(said.join().enrol()).isTrue();
            assertThat(visit.welcome().standing()).isEqualTo(Reply.Standing.GUEST);
            assertThat(visit.security().protocol()).isEqualTo("TLSv1.3");
            assertThat(visit.security().fingerprint()).isEqualTo(host.id().fingerprint());
        }
    }

    @Test
    void open_whereNobodyListens_isUnreachable() throws Exception {
        Destination nowhere;
        try (ServerSocketChannel listener = listen()) {
            nowhere = at(listener);
        }
        var failure = catchThrowableOfType(Unreachable.class, () -> open(nowhere));
        assertThat(failure.reason()).isEqualTo(Unreachable.Obstacle.REFUSED);
        assertThat(failure.port()).isEqualTo(nowhere.port());
    }

    @Test
    void open_whereAnotherDeviceAnswers_isAHardStop() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(Script.welcoming((_, _, _) -> {}))) {
            var wrong = new Destination("127.0.0.1", host.port(), SOMEBODY, Token.random(), false);
            var failure = catchThrowableOfType(LinkException.WrongPin.class, () -> open(wrong));
            assertThat(failure.expected()).isEqualTo(SOMEBODY);
            assertThat(failure.found()).isEqualTo(host.id());
        }
    }

    @Test
    void open_whereAWebServerAnswers_isNotSampan() throws Exception {
        try (ServerSocketChannel listener = listen()) {
            Thread.startVirtualThread(() -> {
                try (SocketChannel peer = listener.accept()) {
                    peer.write(ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                    peer.read(ByteBuffer.allocate(4_096));
                } catch (IOException _) {
                    // the visitor has left
                }
            });
            assertThatThrownBy(() -> open(at(listener))).isInstanceOf(LinkException.NotSampan.class);
        }
    }

    @Test
    void open_whereTheHostAnswersNothing_endsInTime() throws Exception {
        try (ServerSocketChannel listener = listen()) {
            var failure = catchThrowableOfType(Unreachable.class, () -> Visit.open(at(listener), ME, "tester", SHORT));
            assertThat(failure.reason()).isEqualTo(Unreachable.Obstacle.NO_ANSWER);
        }
    }

    @Test
    void open_whereTheHostAnswersNoHello_endsInTime() throws Exception {
        try (ScriptedHost host = ScriptedHost.start((_, _, _) -> {})) {
            var failure =
                    catchThrowableOfType(Unreachable.class, () -> Visit.open(host.destination(), ME, "tester", SHORT));
            assertThat(failure.reason()).isEqualTo(Unreachable.Obstacle.NO_ANSWER);
        }
    }

    @Test
    void open_asAStranger_isNotTrusted() throws Exception {
        Script script = (_, _, talk) -> talk.reply(Script.welcome(Reply.Standing.UNPAIRED, Limits.DEFAULT));
        try (ScriptedHost host = ScriptedHost.start(script)) {
            var failure = catchThrowableOfType(LinkException.NotTrusted.class, () -> open(host.destination()));
            assertThat(failure.revoked()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"UNPAIRED, false", "REVOKED, true"})
    void open_whereTheHostHangsUpOnUs_isNotTrusted(Bye.Reason reason, boolean revoked) throws Exception {
        try (ScriptedHost host = ScriptedHost.start((_, _, talk) -> talk.bye(reason))) {
            var failure = catchThrowableOfType(LinkException.NotTrusted.class, () -> open(host.destination()));
            assertThat(failure.revoked()).isEqualTo(revoked);
        }
    }

    @Test
    void open_whereTheHelloIsRefused_saysWhy() throws Exception {
        try (ScriptedHost host = ScriptedHost.start((_, _, talk) -> talk.fail(new Failure.Busy(500, "later")))) {
            var failure = catchThrowableOfType(LinkException.Refused.class, () -> open(host.destination()));
            assertThat(failure.failure()).isInstanceOf(Failure.Busy.class);
        }
    }

    @Test
    void open_whereTheHostHangsUp_isLost() throws Exception {
        try (ScriptedHost host =
                ScriptedHost.start((_, _, talk) -> talk.channel().abort())) {
            assertThatThrownBy(() -> open(host.destination())).isInstanceOf(LinkException.Lost.class);
        }
    }
}
