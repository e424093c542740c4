package sampan.app.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sampan.protocol.classic.ClassicClientConversation;
import sampan.protocol.classic.ClassicEvent;
import sampan.protocol.classic.ClassicLimits;

/// One connection to a host that speaks the classic dialect: drives the machine by a selector, so that its pauses and
/// its patience are kept whatever the host does. Used by one thread, but [#close] by any: it ends what is under way.
final class ClassicHost implements Closeable {
    private static final int CONNECT_MS = 10_000;
    private static final int RECEIVE = 64 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final ClassicClientConversation machine = new ClassicClientConversation();
    private final ByteBuffer out = ByteBuffer.allocate(ClassicLimits.ROOM);
    private final ByteBuffer in = ByteBuffer.allocate(RECEIVE).flip();
    private long now = System.nanoTime();

    private ClassicHost(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, ClassicLimits.SEND_BUFFER);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /// Connects.
    ///
    /// @throws IOException when nobody answers there
    static ClassicHost connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean connected = false;
        try {
            channel.socket().connect(address, CONNECT_MS);
            var host = new ClassicHost(channel, Selector.open());
            connected = true;
            return host;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /// Whether the host has left since the last answer.
    boolean gone() {
        try {
            boolean over = channel.read(in.clear()) < 0;
            in.flip();
            return over;
        } catch (IOException _) {
            return true;
        }
    }

    /// What is asked is said to this; then [#next] tells what came of it.
    ClassicClientConversation machine() {
        return machine;
    }

    /// The time by which the machine is asked.
    long now() {
        now = System.nanoTime();
        return now;
    }

    /// Speaks and listens until something happens.
    ///
    /// @return what, or null when the machine waits for bytes of the file that is being put
    /// @throws IOException when the connection breaks
    @Nullable
    ClassicEvent next() throws IOException {
        while (true) {
            speak();
            ClassicEvent event = machine.receive(in, now);
            if (!(event instanceof ClassicEvent.NeedBytes)) {
                return event;
            }
            if (machine.hungry()) {
                return null;
            }
            listen(machine.wakeAfter(now()));
        }
    }

    /// Has everything leave that may.
    void speak() throws IOException {
        machine.send(out.clear(), now());
        while (out.position() > 0) {
            out.flip();
            if (!write()) {
                machine.end();
                return;
            }
            machine.send(out.clear(), now());
        }
    }

    /// @return false if the connection is broken: then there may still be something to read
    private boolean write() throws IOException {
        while (out.hasRemaining()) {
            await(SelectionKey.OP_WRITE, Long.MAX_VALUE);
            try {
                var _ = channel.write(out);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }

    private void listen(long nanos) throws IOException {
        if (nanos > 0 && !ready(SelectionKey.OP_READ)) {
            machine.looked();
            await(SelectionKey.OP_READ, nanos);
        }
        in.clear();
        try {
            int count = channel.read(in);
            if (count < 0) {
                machine.end();
            } else if (count == 0) {
                machine.looked();
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException _) {
            machine.end();
        }
        in.flip();
        now = System.nanoTime();
    }

    private boolean ready(int interest) throws IOException {
        prepare(interest);
        return selector.selectNow() > 0;
    }

    private void prepare(int interest) {
        for (SelectionKey key : selector.keys()) {
            key.interestOps(interest);
        }
        selector.selectedKeys().clear();
    }

    private void await(int interest, long nanos) throws IOException {
        prepare(interest);
        // A millisecond too late is no harm: all pauses are lower bounds.
        long millis = nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
        var _ = selector.select(millis);
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
