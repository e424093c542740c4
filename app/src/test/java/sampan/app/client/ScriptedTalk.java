package sampan.app.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Event;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.ProtocolException;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.ServerConversation;
import sampan.transport.TlsChannel;

/// One connection of a scripted host: reads a request, lets the script answer it, and so on, on one thread.
public final class ScriptedTalk {
    private final TlsChannel channel;
    private final Script script;
    private final int number;
    private final ServerConversation conversation = new ServerConversation();
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private final ByteBuffer out = ByteBuffer.allocate(ServerConversation.ROOM);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Request<?> asked;

    ScriptedTalk(TlsChannel channel, Script script, int number) {
        this.channel = channel;
        this.script = script;
        this.number = number;
    }

    /// Which connection of the host this is, from 1.
    public int number() {
        return number;
    }

    TlsChannel channel() {
        return channel;
    }

    void run() throws IOException {
        while (channel.isOpen()) {
            channel.flush();
            if (channel.read(in.clear()) < 0) {
                return;
            }
            in.flip();
            Event event;
            do {
                event = next();
                hear(event);
            } while (!(event instanceof Event.NeedBytes) && channel.isOpen());
        }
    }

    private Event next() throws IOException {
        try {
            return conversation.receive(in);
        } catch (ProtocolException.Remote e) {
            throw new IOException(e);
        }
    }

    private void hear(Event event) throws IOException {
        switch (event) {
            case Event.Requested requested -> {
                asked = requested.request();
                body.reset();
                if (!requested.body()) {
                    answer();
                }
            }
            case Event.Bytes bytes -> {
                byte[] some = new byte[bytes.bytes().remaining()];
                bytes.bytes().get(some);
                body.write(some);
            }
            case Event.ChunkEnd end -> {
                if (end.last()) {
                    answer();
                }
            }
            case Event.Aborted taken -> fail(taken.failure());
            case Event.NeedBytes _ -> {}
            default -> throw new IllegalStateException("unexpected " + event);
        }
    }

    private void answer() throws IOException {
        script.answer(java.util.Objects.requireNonNull(asked), body.toByteArray(), this);
    }

    public void reply(Reply reply) throws IOException {
        conversation.reply(reply, false, out.clear());
        write();
    }

    public void fail(Failure failure) throws IOException {
        conversation.fail(failure, out.clear());
        write();
    }

    public void part(Part part) throws IOException {
        conversation.part(part, out.clear());
        write();
    }

    /// A reply with these bytes as its body.
    public void reply(Reply reply, byte[] bytes) throws IOException {
        conversation.reply(reply, true, out.clear());
        write();
        for (int at = 0; at < bytes.length; at += Limits.CHUNK) {
            int length = Math.min(Limits.CHUNK, bytes.length - at);
            chunk(bytes, at, length, Digests.chunk(bytes, at, length), at + length == bytes.length);
        }
    }

    /// A reply with a body that [#chunk] and [#abort] make.
    public void replyOpen(Reply reply) throws IOException {
        conversation.reply(reply, true, out.clear());
        write();
    }

    public void chunk(byte[] bytes, int at, int length, Digest digest, boolean last) throws IOException {
        for (int from = at; from < at + length; from += Limits.DATA_BYTES) {
            int count = Math.min(Limits.DATA_BYTES, at + length - from);
            conversation.data(count, out.clear());
            channel.write(out.flip(), ByteBuffer.wrap(bytes, from, count));
        }
        conversation.mark(digest, last, out.clear());
        write();
    }

    public void abort(Failure failure) throws IOException {
        conversation.abort(failure, out.clear());
        write();
    }

    /// Says goodbye and hangs up.
    public void bye(Bye.Reason reason) throws IOException {
        conversation.bye(new Bye(reason, "as the script says"), out.clear());
        write();
        channel.close();
    }

    /// Bytes that no conversation would send.
    public void rubbish(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        channel.flush();
    }

    private void write() throws IOException {
        channel.write(out.flip());
    }
}
