package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ClientConversation;
import sampan.protocol.Event;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;

/// A visitor for tests that reads only when it is told to, and says what no visitor should. Used by one thread.
final class RawTalk implements AutoCloseable {
    private final TlsChannel channel;
    private final ShareLink link;
    private final ClientConversation conversation = new ClientConversation();
    private final ByteBuffer in = ByteBuffer.allocate(Limits.JSON_BYTES).limit(0);
    private int number;

    private RawTalk(TlsChannel channel, ShareLink link) {
        this.channel = channel;
        this.link = link;
    }

    static RawTalk connect(ShareLink link) throws IOException {
        TlsChannel channel = TlsChannel.connect(
                new InetSocketAddress(link.host(), link.port()),
                TlsContext.of(DeviceIdentity.inMemory()),
                link.pin(),
                Duration.ofSeconds(60));
        return new RawTalk(channel, link);
    }

    /// Says hello with the link's token, if it has one, and waits for the answer.
    Reply hello() throws IOException {
        String token = link.token() == null ? null : link.token().text();
        send(new Request.Hello("raw", token, false, List.of()));
        while (true) {
            if (next() instanceof Event.Replied(var _, Reply reply, boolean _)) {
                return reply;
            }
        }
    }

    /// Sends a request, also where the rules forbid it.
    void send(Request<?> request) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(ClientConversation.ROOM);
        if (request instanceof Request.Hello) {
            conversation.request(request, false, out);
        } else {
            // A conversation of its own, because this one would rather not.
            ClientConversation free = new ClientConversation();
            free.request(
                    new Request.Hello("", null, false, List.of()), false, ByteBuffer.allocate(ClientConversation.ROOM));
            free.request(request, false, out);
            out.putShort(Limits.HEADER - 2, (short) number);
        }
        number++;
        channel.write(out.flip());
        channel.flush();
    }

    void raw(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        channel.flush();
    }

    void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// Reads on until the host says why it ends the conversation.
    Bye bye() throws IOException {
        while (true) {
            if (next() instanceof Event.Closed(Bye bye)) {
                return bye;
            }
        }
    }

    private @Nullable Event next() throws IOException {
        Event event = conversation.receive(in);
        if (event instanceof Event.NeedBytes) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new IOException("the host ended the stream");
            }
            in.flip();
        }
        return event;
    }

    /// Reads on until nothing more can come.
    void awaitEnd() {
        try {
            while (channel.read(in.clear()) >= 0) {
                // reads on
            }
        } catch (IOException _) {
            // an end as well
        }
    }

    @Override
    public void close() {
        channel.abort();
    }
}
