package sampan.app.cli.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ClientConversation;
import sampan.protocol.Event;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.ShareLink;
import sampan.transport.TlsChannel;
import sampan.transport.TlsContext;

/// One connection that asks one thing at a time and holds next to no memory while it waits, so that one process can be
/// ten thousand of them. What it fetches is decrypted and counted. Used by one thread at a time; closed by whoever made
/// it.
final class BenchVisitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TlsChannel channel;
    private final BenchBuffers buffers;
    private final ClientConversation conversation = new ClientConversation();

    private final Reply.Welcome welcome;

    /// Comes in.
    private BenchVisitor(TlsChannel channel, ShareLink link, BenchBuffers buffers) throws IOException {
        this.channel = channel;
        this.buffers = buffers;
        String token = link.token() == null ? null : link.token().text();
        boolean in = false;
        try {
            Answer said = ask(new Request.Hello("bench", token, false, List.of()));
            this.welcome = (Reply.Welcome) Objects.requireNonNull(said.reply);
            in = true;
        } finally {
            if (!in) {
                channel.abort();
            }
        }
    }

    /// Connects and is let in.
    static BenchVisitor enter(ShareLink link, TlsContext tls, BenchBuffers buffers) throws IOException {
        var address = new InetSocketAddress(link.host(), link.port());
        return new BenchVisitor(TlsChannel.connect(address, tls, link.pin(), PATIENCE), link, buffers);
    }

    /// What the host said at the beginning.
    Reply.Welcome welcome() {
        return welcome;
    }

    /// Asks and waits for the answer and all of its body.
    Answer ask(Request<?> request) throws IOException {
        buffers.with(out -> {
            conversation.request(request, false, out);
            channel.write(out.flip());
            channel.flush();
        });
        var answer = new Answer();
        while (!answer.whole) {
            channel.awaitReadable();
            buffers.with(in -> {
                if (channel.read(in) < 0) {
                    throw new EOFException("the host ended the connection");
                }
                in.flip();
                Event event = conversation.receive(in);
                while (!(event instanceof Event.NeedBytes)) {
                    answer.hear(event);
                    event = conversation.receive(in);
                }
            });
        }
        return answer;
    }

    /// Ends it without a word; for any thread.
    void cutOff() {
        channel.abort();
    }

    /// What came for a request.
    static final class Answer {
        private boolean whole;
        private long bytes;
        private @Nullable Reply reply;

        /// How many bytes its body had.
        long bytes() {
            return bytes;
        }

        private void hear(Event event) throws IOException {
            switch (event) {
                case Event.Replied(var _, Reply said, boolean body) -> {
                    reply = said;
                    whole = !body;
                }
                case Event.Bytes(ByteBuffer piece) -> bytes += piece.remaining();
                case Event.ChunkEnd(var _, boolean last) -> whole = last;
                case Event.Failed(var _, var failure) -> throw new IOException(failure.toString());
                case Event.Aborted(var failure) -> throw new IOException(failure.toString());
                case Event.Closed(Bye bye) -> throw new ByeException(bye);
                case Event.Parted _, Event.NeedBytes _, Event.Requested _, Event.Refused _ ->
                    throw new IllegalStateException("nothing like this was asked for: " + event);
            }
        }
    }

    /// The host ended the conversation.
    static final class ByeException extends IOException {
        private static final long serialVersionUID = 1;

        ByeException(Bye bye) {
            super("the host said goodbye: " + bye.reason());
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
