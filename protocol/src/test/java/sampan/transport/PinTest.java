package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sampan.transport.TlsPair.PATIENCE;
import static sampan.transport.TlsPair.address;
import static sampan.transport.TlsPair.get;
import static sampan.transport.TlsPair.listen;
import static sampan.transport.TlsPair.receive;
import static sampan.transport.TlsPair.run;
import static sampan.transport.TlsPair.send;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pin holds at every connection, however it came about.
@Timeout(120)
class PinTest {
    private final Asked asked = new Asked();
    private final TlsContext visitor = TlsContext.of(DeviceIdentity.inMemory(), asked.provider());
    private final TlsContext office = TlsContext.of(DeviceIdentity.inMemory());
    private final TlsContext impostor = TlsContext.of(DeviceIdentity.inMemory());

    @Test
    void connect_toAnotherDevice_isAHardStopThatNamesBoth() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<TlsChannel> accepted = accept(listener, impostor);
            DeviceId pin = office.identity().id();
            var failure = catchThrowableOfType(
                    WrongPinException.class, () -> TlsChannel.connect(address(listener), visitor, pin, PATIENCE));
            assertThat(failure.expected()).isEqualTo(pin);
            assertThat(failure.found()).isEqualTo(impostor.identity().id());
            get(accepted).abort();
        }
    }

    @Test
    void connect_again_resumesTheSessionAndStillKnowsBothDevices() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            talk(listener, office, office);
            int first = asked.count.get();
            talk(listener, office, office);
            assertThat(asked.count).as("full handshakes").hasValue(first);
        }
    }

    @Test
    void connect_toAnAddressWhereAnotherDeviceWasMet_asksForThePinAnew() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            talk(listener, impostor, impostor);
            assertWrongPin(listener, office, impostor);
            talk(listener, impostor, impostor);
        }
    }

    @Test
    void connect_toADeviceThatTookOverAKnownAddress_isAHardStop() throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            talk(listener, office, office);
            assertWrongPin(listener, office, impostor);
            talk(listener, office, office);
        }
    }

    private void assertWrongPin(ServerSocketChannel listener, TlsContext meant, TlsContext there) throws Exception {
        CompletableFuture<TlsChannel> accepted = accept(listener, there);
        InetSocketAddress address = address(listener);
        var failure = catchThrowableOfType(
                WrongPinException.class,
                () -> TlsChannel.connect(address, visitor, meant.identity().id(), PATIENCE));
        assertThat(failure.found()).isEqualTo(there.identity().id());
        get(accepted).abort();
    }

    /// One connection with a word each way, so that the ticket for the next one arrives.
    private void talk(ServerSocketChannel listener, TlsContext meant, TlsContext there) throws Exception {
        CompletableFuture<TlsChannel> accepted = accept(listener, there);
        TlsChannel channel =
                TlsChannel.connect(address(listener), visitor, meant.identity().id(), PATIENCE);
        TlsChannel host = get(accepted);
        assertThat(host.peer()).isEqualTo(visitor.identity().id());
        assertThat(channel.peer()).isEqualTo(meant.identity().id());
        for (int i = 0; i < 2; i++) {
            send(channel, new byte[] {1});
            receive(host, 1);
            send(host, new byte[] {2});
            receive(channel, 1);
        }
        CompletableFuture<Void> closing = run(() -> {
            channel.close();
            return null;
        });
        host.close();
        get(closing);
    }

    private static CompletableFuture<TlsChannel> accept(ServerSocketChannel listener, TlsContext context) {
        return run(() -> TlsChannel.accept(listener.accept(), context, PATIENCE));
    }

    /// Counts how often TLS asks whether the peer is trusted.
    private static final class Asked extends X509ExtendedTrustManager {
        private final AtomicInteger count = new AtomicInteger();

        TlsProvider provider() {
            return (keys, _) -> TlsProvider.jdk().context(keys, new TrustManager[] {this});
        }

        private void ask(X509Certificate... chain) throws CertificateException {
            count.incrementAndGet();
            AnyDevice.check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            ask(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            ask(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            ask(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            ask(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            ask(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            ask(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
