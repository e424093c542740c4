package sampan.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Two devices on one loopback connection.
record TlsPair(TlsContext visitorContext, TlsContext hostContext, TlsChannel visitor, TlsChannel host)
        implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static TlsPair open() throws Exception {
        return open(TlsContext.of(DeviceIdentity.inMemory()), TlsContext.of(DeviceIdentity.inMemory()));
    }

    static TlsPair open(TlsContext visitor, TlsContext host) throws Exception {
        try (ServerSocketChannel listener = listen(0)) {
            CompletableFuture<TlsChannel> accepted = run(() -> TlsChannel.accept(listener.accept(), host, PATIENCE));
            TlsChannel connected = TlsChannel.connect(
                    address(listener), visitor, host.identity().id(), PATIENCE);
            return new TlsPair(visitor, host, connected, get(accepted));
        }
    }

    static ServerSocketChannel listen(int port) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    static InetSocketAddress address(ServerSocketChannel listener) throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    static SocketChannel rawTo(ServerSocketChannel listener) throws IOException {
        return SocketChannel.open(address(listener));
    }

    /// Runs beside the test on a thread of its own; what it throws comes out of [#get].
    static <T> CompletableFuture<T> run(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("test-peer").start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    static <T> T get(CompletableFuture<T> result) throws Exception {
        return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static void send(TlsChannel channel, byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        channel.flush();
    }

    static byte[] receive(TlsChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("ended after " + buffer.position() + " of " + count + " bytes");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() {
        visitor.abort();
        host.abort();
    }
}
