package sampan.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.transport.DeviceIdentity;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;
import sampan.transport.TruncatedException;
import sampan.transport.WrongPinException;

/// A visitor, a host or both with native TLS; the other one with the JDK's.
@Timeout(60)
@ParameterizedClass
@EnumSource
class NativeTlsTest {
    /// Whose TLS is native.
    enum Whose {
        VISITOR,
        HOST,
        BOTH
    }

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final int BYTES = 3_000_001;

    private final DeviceIdentity me = DeviceIdentity.inMemory();
    private final DeviceIdentity them = DeviceIdentity.inMemory();
    private final TlsContext mine;
    private final TlsContext theirs;
    private final byte[] content = new byte[BYTES];
    private ServerSocketChannel door = open();

    NativeTlsTest(Whose whose) {
        mine = whose == Whose.HOST ? TlsContext.of(me) : TlsContext.of(me, NativeTls.fastest());
        theirs = whose == Whose.VISITOR ? TlsContext.of(them) : TlsContext.of(them, NativeTls.fastest());
    }

    private static ServerSocketChannel open() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void fill() {
        new Random(3).nextBytes(content);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    /// What the host does with its visitor.
    private interface Serving {
        void with(TlsChannel channel) throws IOException;
    }

    private CompletableFuture<Void> host(Serving serving) {
        return CompletableFuture.runAsync(() -> {
            try (TlsChannel channel = TlsChannel.accept(door.accept(), theirs, WITHIN)) {
                serving.with(channel);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private TlsChannel connect(DeviceIdentity whom) throws IOException {
        return TlsChannel.connect((InetSocketAddress) door.getLocalAddress(), mine, whom.id(), WITHIN);
    }

    @Test
    void fastest_onThisComputer_isTheNativeOne() throws IOException {
        assertThat(NativeTls.fastest()).isInstanceOf(NativeTls.class);
        var served = host(channel -> assertThat(channel.peer()).isEqualTo(me.id()));
        try (TlsChannel channel = connect(them)) {
            assertThat(channel.protocol()).isEqualTo("TLSv1.3");
            assertThat(channel.cipher()).isEqualTo("TLS_AES_128_GCM_SHA256");
            assertThat(channel.peer()).isEqualTo(them.id());
        }
        served.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {997, 16_383, 16_384, 16_385, 100_000, BYTES})
    void bytes_intoBuffersOfAnySize_allArriveWithoutWaitingForMore(int room) throws IOException {
        var served = host(channel -> {
            channel.write(ByteBuffer.wrap(content));
            channel.flush();
            // Whatever the visitor has not taken out of its last record by now, no later byte pushes out.
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(1);
        });
        try (TlsChannel channel = connect(them)) {
            ByteBuffer all = ByteBuffer.allocate(BYTES);
            while (all.hasRemaining()) {
                ByteBuffer some = all.slice(all.position(), Math.min(room, all.remaining()));
                assertThat(channel.read(some)).isPositive();
                all.position(all.position() + some.position());
            }
            assertThat(all.array()).isEqualTo(content);
            channel.write(ByteBuffer.wrap(new byte[] {1}));
            channel.flush();
        }
        served.join();
    }

    @Test
    void bytes_sentInPiecesOfOddSizes_allArrive() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(BYTES);
        var served = host(channel -> {
            while (all.hasRemaining()) {
                assertThat(channel.read(all)).isPositive();
            }
        });
        try (TlsChannel channel = connect(them)) {
            for (int at = 0, size = 1; at < BYTES; at += size, size = size * 3 % 50_021 + 1) {
                channel.write(ByteBuffer.wrap(content, at, Math.min(size, BYTES - at)));
            }
            channel.flush();
        }
        served.join();
        assertThat(all.array()).isEqualTo(content);
    }

    @Test
    void anotherDevice_isRefused_alsoWhenASessionCouldBeResumed() throws IOException {
        for (int i = 0; i < 3; i++) {
            var served = host(channel -> channel.read(ByteBuffer.allocate(1)));
            try (TlsChannel channel = connect(them)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}));
                channel.flush();
            }
            served.join();
            var deceived = host(channel -> channel.read(ByteBuffer.allocate(1)));
            assertThatThrownBy(() -> connect(me)).isInstanceOf(WrongPinException.class);
            assertThatThrownBy(deceived::join).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anEndWithoutAFarewell_isNoEnd() throws IOException {
        var served = host(channel -> {
            channel.write(ByteBuffer.wrap(content, 0, 10));
            channel.flush();
            channel.abort();
        });
        try (TlsChannel channel = connect(them)) {
            ByteBuffer some = ByteBuffer.allocate(100);
            assertThatThrownBy(() -> {
                        while (channel.read(some) >= 0) {
                            assertThat(some.position()).isPositive();
                        }
                    })
                    .isInstanceOf(TruncatedException.class);
        }
        served.join();
    }

    @Test
    void aFarewell_isAnEnd() throws IOException {
        var served = host(channel -> channel.write(ByteBuffer.wrap(content, 0, 10)));
        try (TlsChannel channel = connect(them)) {
            ByteBuffer some = ByteBuffer.allocate(100);
            int count = 0;
            while (count >= 0) {
                count = channel.read(some);
            }
            assertThat(some.position()).isEqualTo(10);
        }
        served.join();
    }
}
