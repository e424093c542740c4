package sampan.app.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;

/// A host on loopback that does what its script says, each connection on one thread that reads and writes in turn.
public final class ScriptedHost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TlsContext tls = TlsContext.of(DeviceIdentity.inMemory());
    private final ServerSocketChannel listener;
    private final Script script;
    private final int socketBuffer;
    private final Queue<TlsChannel> channels = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /// @param socketBuffer size of the kernel's buffers, or 0 for what the system takes
    private ScriptedHost(Script script, int socketBuffer) throws IOException {
        this.script = script;
        this.socketBuffer = socketBuffer;
        listener = ServerSocketChannel.open();
        if (socketBuffer > 0) {
            listener.setOption(StandardSocketOptions.SO_RCVBUF, socketBuffer);
        }
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().name("scripted-acceptor").start(this::accept);
    }

    public static ScriptedHost start(Script script) throws IOException {
        return new ScriptedHost(script, 0);
    }

    public static ScriptedHost startWithSmallBuffers(Script script) throws IOException {
        return new ScriptedHost(script, 4 * 1024);
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel raw = listener.accept();
                if (socketBuffer > 0) {
                    raw.setOption(StandardSocketOptions.SO_SNDBUF, socketBuffer);
                }
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("scripted-" + number).start(() -> serve(raw, number));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(SocketChannel raw, int number) {
        try (TlsChannel channel = TlsChannel.accept(raw, tls, PATIENCE)) {
            channels.add(channel);
            new ScriptedTalk(channel, script, number).run();
        } catch (IOException _) {
            // visitors come and go
        } catch (RuntimeException | Error e) {
            defects.add(e);
        }
    }

    public DeviceId id() {
        return tls.identity().id();
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    public Destination destination() {
        return new Destination("127.0.0.1", port(), id(), null, false);
    }

    /// How many connections there have been.
    public int connections() {
        return connections.get();
    }

    /// Cuts every connection there is.
    public void cut() {
        channels.forEach(TlsChannel::abort);
    }

    /// What the script itself did wrong.
    public @Nullable Throwable defect() {
        return defects.peek();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
