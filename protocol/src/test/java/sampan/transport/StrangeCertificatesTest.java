package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sampan.transport.TlsPair.PATIENCE;
import static sampan.transport.TlsPair.address;
import static sampan.transport.TlsPair.get;
import static sampan.transport.TlsPair.listen;
import static sampan.transport.TlsPair.receive;
import static sampan.transport.TlsPair.run;
import static sampan.transport.TlsPair.send;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Versions and certificates that are not ours: refused or accepted exactly as `PROTOCOL.md` says, in both directions.
@Timeout(120)
@ParameterizedClass
@EnumSource
class StrangeCertificatesTest {
    private static final Duration YEARS = Duration.ofDays(3_650);
    private static final Duration NOW = Duration.ZERO;
    private static final List<String> SAMPAN = List.of(TlsContext.ALPN);

    private final TlsContext us;

    StrangeCertificatesTest(Tls tls) {
        us = tls.device();
    }

    enum Stranger {
        TLS_1_2,
        WITHOUT_ALPN,
        OTHER_ALPN,
        RSA_1024,
        RSA_2048,
        P_384,
        CHAIN_OF_TWO,
        CHAIN_OF_FIFTY,
        CERTIFICATE_OF_5_KIB,
        CERTIFICATE_OF_1_MIB;

        StrangerTls tls() throws Exception {
            KeyPair ours = Certificates.ec(Certificates.P256);
            X509Certificate plain = Certificates.certificate(ours, "SHA256withECDSA", NOW, YEARS, 0);
            return switch (this) {
                case TLS_1_2 -> new StrangerTls("TLSv1.2", SAMPAN, ours.getPrivate(), List.of(plain));
                case WITHOUT_ALPN -> new StrangerTls("TLSv1.3", List.of(), ours.getPrivate(), List.of(plain));
                case OTHER_ALPN -> new StrangerTls("TLSv1.3", List.of("h2"), ours.getPrivate(), List.of(plain));
                case RSA_1024 -> of(Certificates.rsa(1024), "SHA256withRSA");
                case RSA_2048 -> of(Certificates.rsa(2048), "SHA256withRSA");
                case P_384 -> of(Certificates.ec(Certificates.P384), "SHA384withECDSA");
                case CHAIN_OF_TWO -> new StrangerTls("TLSv1.3", SAMPAN, ours.getPrivate(), List.of(plain, plain));
                case CHAIN_OF_FIFTY ->
                    new StrangerTls("TLSv1.3", SAMPAN, ours.getPrivate(), Collections.nCopies(50, plain));
                case CERTIFICATE_OF_5_KIB -> padded(ours, 5 << 10);
                case CERTIFICATE_OF_1_MIB -> padded(ours, 1 << 20);
            };
        }

        private static StrangerTls of(KeyPair pair, String signature) throws Exception {
            return new StrangerTls(
                    "TLSv1.3",
                    SAMPAN,
                    pair.getPrivate(),
                    List.of(Certificates.certificate(pair, signature, NOW, YEARS, 0)));
        }

        private static StrangerTls padded(KeyPair pair, int padding) throws Exception {
            X509Certificate large = Certificates.certificate(pair, "SHA256withECDSA", NOW, YEARS, padding);
            return new StrangerTls("TLSv1.3", SAMPAN, pair.getPrivate(), List.of(large));
        }
    }

    @ParameterizedTest
    @EnumSource
    void accept_ofAStranger_refusesIt(Stranger stranger) throws Exception {
        assertAcceptRefuses(stranger.tls());
    }

    @Test
    void accept_ofAVisitorWithoutCertificate_refusesIt() throws Exception {
        assertAcceptRefuses(new StrangerTls("TLSv1.3", SAMPAN, null, List.of()));
    }

    private void assertAcceptRefuses(StrangerTls stranger) throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<Void> visiting = run(() -> {
                try (SSLSocket socket = stranger.socket()) {
                    socket.connect(address(listener));
                    socket.startHandshake();
                    return readToEnd(socket);
                }
            });
            assertThatThrownBy(() -> TlsChannel.accept(listener.accept(), us, PATIENCE))
                    .isInstanceOf(NotSampanException.class);
            assertThat(visiting).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connect_toAStranger_refusesIt(Stranger stranger) throws Exception {
        StrangerTls tls = stranger.tls();
        try (SSLServerSocket server = tls.server()) {
            CompletableFuture<Void> hosting = run(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    return readToEnd(socket);
                }
            });
            var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            DeviceId pin = DeviceId.of(tls.chain().getFirst().getPublicKey());
            assertThatThrownBy(() -> TlsChannel.connect(address, us, pin, PATIENCE))
                    .isInstanceOf(NotSampanException.class);
            assertThat(hosting).satisfies(done -> assertThat(done).isNotCancelled());
        }
    }

    private static Void readToEnd(SSLSocket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            assertThat(socket.isConnected()).isTrue();
        }
        throw new IOException("let go without a word");
    }

    enum Odd {
        EXPIRED_TEN_YEARS_AGO(YEARS.multipliedBy(-2), YEARS.negated(), "SHA256withECDSA"),
        NOT_VALID_FOR_TEN_YEARS(YEARS, YEARS.multipliedBy(2), "SHA256withECDSA"),
        SIGNED_WITH_SHA1(NOW, YEARS, "SHA1withECDSA"),
        SIGNED_WITH_SHA512(NOW, YEARS, "SHA512withECDSA");

        private final Duration from;
        private final Duration to;
        private final String signature;

        Odd(Duration from, Duration to, String signature) {
            this.from = from;
            this.to = to;
            this.signature = signature;
        }

        TlsContext context() throws Exception {
            KeyPair pair = Certificates.ec(Certificates.P256);
            return TlsContext.of(Certificates.identity(pair, signature, from, to, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsADevice_whateverItsCertificateSays(Odd odd) throws Exception {
        TlsContext them = odd.context();
        try (TlsPair asHost = TlsPair.open(us, them);
                TlsPair asVisitor = TlsPair.open(them, us)) {
            send(asHost.visitor(), new byte[] {1});
            assertThat(receive(asHost.host(), 1)).containsExactly(1);
            send(asVisitor.host(), new byte[] {2});
            assertThat(receive(asVisitor.visitor(), 1)).containsExactly(2);
            assertThat(get(run(asVisitor.host()::peer)))
                    .isEqualTo(them.identity().id());
        }
    }
}
