package sampan.app.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.ClientConversation;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.TlsChannel;

/// The sending half of a link: threads take turns, each with a whole request and its body.
final class Outbox {
    /// Bytes that go at once where there is a pace to be kept.
    static final int PACED = 16 * 1024;

    private final TlsChannel channel;
    private final Dialogue dialogue;
    private final Allowance allowance;
    private final LinkClock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final ByteBuffer out = ByteBuffer.allocate(ClientConversation.ROOM);
    private byte @Nullable [] chunk;
    private volatile long lastSent = System.nanoTime();
    private volatile Pacer pacer = Pacer.NONE;

    Outbox(TlsChannel channel, Dialogue dialogue, Allowance allowance, LinkClock clock) {
        this.clock = clock;
        this.channel = channel;
        this.dialogue = dialogue;
        this.allowance = allowance;
    }

    /// When the last request left its sender, by `System.nanoTime()`.
    long lastSent() {
        return lastSent;
    }

    void pace(Pacer by) {
        pacer = by;
    }

    <R extends Reply> void send(Pending<R> pending, @Nullable BodySource body) throws IOException {
        turn.lock();
        try {
            say(pending, body);
        } finally {
            turn.unlock();
        }
    }

    /// Sends and flushes, unless somebody else is sending: then there is no need to.
    <R extends Reply> void sendIfQuiet(Pending<R> pending) throws IOException {
        if (turn.tryLock()) {
            try {
                say(pending, null);
                channel.flush();
            } finally {
                turn.unlock();
            }
        }
    }

    private <R extends Reply> void say(Pending<R> pending, @Nullable BodySource body) throws IOException {
        // Whoever waits for room waits for answers, and those come only to what has left.
        allowance.take(pending.bytes(), this::flushNow);
        dialogue.request(pending, body != null, out.clear());
        write();
        if (body != null) {
            new BodySender(pending.request()).send(body);
        }
        lastSent = System.nanoTime();
    }

    private void flushNow() throws LinkException {
        try {
            channel.flush();
        } catch (IOException e) {
            throw new LinkException.Lost(LinkException.Lost.Ending.BROKEN, e);
        }
    }

    void flush() throws IOException {
        channel.flush();
    }

    /// The last words to a host that broke the rules, if nobody is in the middle of a sentence.
    void bye(Bye bye) throws IOException {
        if (turn.tryLock()) {
            try {
                dialogue.bye(bye, out.clear());
                write();
            } finally {
                turn.unlock();
            }
        }
    }

    private void write() throws IOException {
        channel.write(out.flip());
    }

    /// One body on its way. With the turn.
    private final class BodySender {
        private final int most;
        private final boolean open;

        BodySender(Request<?> request) {
            open = request instanceof Request.Probe;
            most = switch (request) {
                case Request.PutChunks chunks -> chunks.range().count();
                case Request.Probe _ -> Limits.PROBE_BYTES / Limits.CHUNK;
                default -> 1;
            };
        }

        void send(BodySource body) throws IOException {
            byte[] bytes = chunk == null ? new byte[Limits.CHUNK] : chunk;
            chunk = bytes;
            boolean last = false;
            for (int i = 1; !last; i++) {
                int length;
                try {
                    length = body.next(bytes);
                } catch (IOException | RuntimeException e) {
                    dialogue.say(new Dialogue.Saying.Abort(new Failure.Cancelled("the source failed")), out.clear());
                    write();
                    if (e instanceof RuntimeException defect) {
                        throw defect;
                    }
                    return;
                }
                last = i == most || (open && length < Limits.CHUNK);
                send(bytes, length, last, body);
            }
        }

        private void send(byte[] bytes, int length, boolean last, BodySource body) throws IOException {
            long began = System.nanoTime();
            long written = channel.writingNanos();
            long paced = 0;
            Digest digest = Digests.chunk(bytes, 0, length);
            Pacer by = pacer;
            int most = by.isLimited() ? PACED : Limits.DATA_BYTES;
            for (int at = 0; at < length; at += most) {
                int count = Math.min(most, length - at);
                paced += clock.pace(by, count);
                dialogue.say(new Dialogue.Saying.Data(count), out.clear());
                channel.write(out.flip(), ByteBuffer.wrap(bytes, at, count));
            }
            dialogue.say(new Dialogue.Saying.Mark(digest, last), out.clear());
            write();
            clock.worked(System.nanoTime() - began - paced - (channel.writingNanos() - written));
            body.marked(digest);
        }
    }
}
