package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sampan.transport.TlsPair.PATIENCE;
import static sampan.transport.TlsPair.address;
import static sampan.transport.TlsPair.get;
import static sampan.transport.TlsPair.listen;
import static sampan.transport.TlsPair.rawTo;
import static sampan.transport.TlsPair.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a port gets from programs that are no Sampan, and what a visitor meets on ports of others.
@Timeout(120)
@ParameterizedClass
@EnumSource
class StrangePeersTest {
    private static final DeviceId SOMEBODY = DeviceIdentity.inMemory().id();
    private static final Duration SHORT = Duration.ofMillis(700);

    private final TlsContext host;
    private final TlsContext visitor;

    StrangePeersTest(Tls tls) {
        host = tls.device();
        visitor = tls.device();
    }

    enum Rubbish {
        HTTP("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        SSH("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"),
        HTTP_ANSWER("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
        NEWLINES("\n\n\n\n\n\n\n\n"),
        RANDOM(""),
        RECORD_WITHOUT_SENSE("\u0016\u0003\u0003\u0000\u0010aaaaaaaaaaaaaaaa");

        private final String text;

        Rubbish(String text) {
            this.text = text;
        }

        byte[] bytes() {
            if (this != RANDOM) {
                return text.getBytes(StandardCharsets.ISO_8859_1);
            }
            byte[] bytes = new byte[1 << 20];
            new Random(1).nextBytes(bytes);
            return bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void accept_ofRubbish_saysThatItIsNotSampan(Rubbish rubbish) throws Exception {
        try (ServerSocketChannel listener = listen(0);
                SocketChannel stranger = rawTo(listener)) {
            CompletableFuture<Void> talking = run(() -> pour(rubbish, stranger));
            SocketChannel raw = listener.accept();
            assertThatThrownBy(() -> TlsChannel.accept(raw, host, PATIENCE)).isInstanceOf(NotSampanException.class);
            assertThat(raw.isOpen()).isFalse();
            assertThat(talking).succeedsWithin(PATIENCE);
        }
        assertThat(host.buffers().lent()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void connect_toRubbish_saysThatItIsNotSampan(Rubbish rubbish) throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<Void> talking = run(() -> {
                try (SocketChannel stranger = listener.accept()) {
                    pour(rubbish, stranger);
                    return readAll(stranger);
                }
            });
            assertThatThrownBy(() -> TlsChannel.connect(address(listener), visitor, SOMEBODY, PATIENCE))
                    .isInstanceOf(NotSampanException.class);
            assertThat(talking).succeedsWithin(PATIENCE);
        }
        assertThat(visitor.buffers().lent()).isZero();
    }

    @Test
    void connect_toAnEcho_saysThatItIsNotSampan() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<Void> echo = run(() -> {
                try (SocketChannel stranger = listener.accept()) {
                    ByteBuffer buffer = ByteBuffer.allocate(1000);
                    while (stranger.read(buffer.clear()) >= 0) {
                        stranger.write(buffer.flip());
                    }
                } catch (IOException _) {
                    // the visitor has hung up
                }
                return null;
            });
            assertThatThrownBy(() -> TlsChannel.connect(address(listener), visitor, SOMEBODY, PATIENCE))
                    .isInstanceOf(NotSampanException.class);
            get(echo);
        }
    }

    @Test
    void accept_ofAMutePeer_endsAtTheDeadline() throws Exception {
        try (ServerSocketChannel listener = listen(0);
                SocketChannel mute = rawTo(listener)) {
            SocketChannel raw = listener.accept();
            assertThatThrownBy(() -> TlsChannel.accept(raw, host, SHORT)).isInstanceOf(HandshakeTimeoutException.class);
            assertThat(mute.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void connect_toAMutePeer_endsAtTheDeadline() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            assertThatThrownBy(() -> TlsChannel.connect(address(listener), visitor, SOMEBODY, SHORT))
                    .isInstanceOf(HandshakeTimeoutException.class);
        }
    }

    @Test
    void accept_ofAPeerThatDrips_endsAtTheDeadlineAllTheSame() throws Exception {
        try (ServerSocketChannel listener = listen(0);
                SocketChannel dripping = rawTo(listener)) {
            CompletableFuture<Void> dripper = run(() -> drip(dripping));
            SocketChannel raw = listener.accept();
            long start = System.nanoTime();
            assertThatThrownBy(() -> TlsChannel.accept(raw, host, SHORT)).isInstanceOf(HandshakeTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(dripper).failsWithin(PATIENCE);
        }
    }

    @Test
    void accept_ofAPeerThatHangsUp_saysSo() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            SocketChannel peer = rawTo(listener);
            SocketChannel raw = listener.accept();
            peer.write(ByteBuffer.wrap(new byte[] {0x16, 0x03, 0x01, 0x02}));
            peer.close();
            assertThatThrownBy(() -> TlsChannel.accept(raw, host, PATIENCE)).isInstanceOf(TruncatedException.class);
        }
    }

    @Test
    void connect_whereNobodyListens_isRefused() throws Exception {
        InetSocketAddress address;
        try (ServerSocketChannel listener = listen(0)) {
            address = address(listener);
        }
        assertUnreachable(address, UnreachableException.Why.REFUSED);
    }

    @Test
    void connect_toANameWithoutAddress_saysSo() {
        assertUnreachable(
                InetSocketAddress.createUnresolved("no-such-host.invalid", 7267),
                UnreachableException.Why.UNKNOWN_HOST);
    }

    @Test
    void connect_byNameWithSeveralAddresses_triesEach() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<TlsChannel> accepted = run(() -> TlsChannel.accept(listener.accept(), host, PATIENCE));
            var byName = InetSocketAddress.createUnresolved(
                    "localhost", address(listener).getPort());
            TlsChannel connected =
                    TlsChannel.connect(byName, visitor, host.identity().id(), PATIENCE);
            get(accepted).abort();
            connected.abort();
        }
    }

    private void assertUnreachable(InetSocketAddress address, UnreachableException.Why why) {
        assertThatThrownBy(() -> TlsChannel.connect(address, visitor, SOMEBODY, PATIENCE))
                .isInstanceOfSatisfying(
                        UnreachableException.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private static Void pour(Rubbish rubbish, SocketChannel into) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(rubbish.bytes());
            while (bytes.hasRemaining()) {
                into.write(bytes);
            }
            into.shutdownOutput();
        } catch (IOException _) {
            // the other side has heard enough
        }
        return null;
    }

    private static Void readAll(SocketChannel from) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            while (from.read(buffer.clear()) >= 0) {
                assertThat(buffer.position()).isPositive();
            }
        } catch (IOException _) {
            // reset, as a close with unread bytes does
        }
        return null;
    }

    /// A byte of a hello that would be as long as a hello can be, every 20 ms, until the other side closes.
    private static Void drip(SocketChannel into) throws IOException {
        into.write(ByteBuffer.wrap(new byte[] {0x16, 0x03, 0x01, 0x3f, 0x00, 0x01, 0x00, 0x3e, (byte) 0xfc}));
        while (true) {
            into.write(ByteBuffer.wrap(new byte[1]));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
