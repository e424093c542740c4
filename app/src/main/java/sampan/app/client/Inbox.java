package sampan.app.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Event;
import sampan.protocol.Part;
import sampan.protocol.ProtocolException;
import sampan.protocol.Request;
import sampan.transport.TlsChannel;

/// The reading half of a link: one thread that turns bytes into answers until the link ends.
final class Inbox {
    private static final int BUFFER = 64 * 1024;

    /// Below this much, bytes of a body come along with the frames around them; above, straight into the chunk.
    private static final int DIRECT = 16 * 1024;

    private final TlsChannel channel;
    private final Dialogue dialogue;
    private final Allowance allowance;
    private final ChunkPool chunks;
    private final LinkClock clock;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private volatile Pacer pacer = Pacer.NONE;
    private long paced;
    private @Nullable IncomingBody body;
    private @Nullable LinkException farewell;

    Inbox(TlsChannel channel, Dialogue dialogue, Allowance allowance, ChunkPool chunks, LinkClock clock) {
        this.clock = clock;
        this.channel = channel;
        this.dialogue = dialogue;
        this.allowance = allowance;
        this.chunks = chunks;
    }

    void pace(Pacer by) {
        pacer = by;
    }

    /// Reads until the host says goodbye.
    ///
    /// @return what that means
    /// @throws IOException when the connection ended otherwise
    /// @throws ProtocolException.Remote when the host broke the rules
    LinkException read() throws IOException {
        try {
            while (farewell == null) {
                if (!readSome()) {
                    return new LinkException.Lost(LinkException.Lost.Ending.BROKEN, null);
                }
            }
            return farewell;
        } finally {
            if (body != null) {
                body.forget();
            }
        }
    }

    /// Reads once and does what follows from it, and counts what took how long: reading in which nothing was owed is
    /// nobody's time.
    ///
    /// @return false at the end of the connection
    private boolean readSome() throws IOException {
        long began = System.nanoTime();
        long reading = channel.readingNanos();
        long owed = dialogue.owedNanos();
        paced = 0;
        boolean more = readBody() || readFrames();
        long read = channel.readingNanos() - reading;
        clock.awaited(Math.min(read, dialogue.owedNanos() - owed));
        clock.worked(System.nanoTime() - began - read - paced);
        return more;
    }

    /// Takes much of a body past the conversation.
    private boolean readBody() throws IOException {
        IncomingBody open = body;
        int coming = open == null ? 0 : dialogue.bodyRemaining();
        Pacer by = pacer;
        int most = by.isLimited() ? Math.min(coming, Outbox.PACED) : coming;
        ByteBuffer room = open == null || coming < DIRECT ? null : open.room(most);
        int count = room == null ? -1 : channel.read(room);
        if (open == null || count < 0) {
            return false;
        }
        open.took(count);
        dialogue.bodyPassed(count);
        if (count > 0) {
            paced += clock.pace(by, count);
        }
        return true;
    }

    private boolean readFrames() throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            return false;
        }
        buffer.flip();
        while (farewell == null) {
            switch (dialogue.receive(buffer)) {
                case Event.NeedBytes _ -> {
                    return true;
                }
                case Event.Closed closed -> farewell = LinkException.of(closed.bye());
                case Event event -> hear(event);
            }
        }
        return true;
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Parted parted -> part(parted);
            case Event.Replied replied
            when replied.body() -> body = new IncomingBody(dialogue.oldest(), replied.reply(), chunks);
            case Event.Replied replied -> answered().complete(replied.reply());
            case Event.Failed failed -> answered().fail(new LinkException.Refused(failed.request(), failed.failure()));
            case Event.Bytes bytes -> take(bytes.bytes());
            case Event.ChunkEnd end -> {
                current().chunkEnds(end.digest());
                if (end.last()) {
                    bodyEnds(null);
                }
            }
            case Event.Aborted aborted -> bodyEnds(aborted);
            case Event.Requested _, Event.Refused _, Event.NeedBytes _, Event.Closed _ ->
                throw new IllegalStateException("a visitor hears no " + event);
        }
    }

    private void take(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            paced += clock.pace(pacer, bytes.remaining());
        }
        current().take(bytes);
    }

    private IncomingBody current() {
        if (body == null) {
            throw new IllegalStateException("bytes of no body");
        }
        return body;
    }

    private void bodyEnds(Event.@Nullable Aborted aborted) {
        IncomingBody ended = current();
        body = null;
        answered();
        if (aborted == null) {
            ended.complete();
        } else {
            ended.abort(aborted.failure());
        }
    }

    private void part(Event.Parted parted) {
        Pending<?> pending = dialogue.oldest();
        Consumer<Part> parts = pending.parts();
        if (parts != null && !pending.future().isDone()) {
            try {
                parts.accept(parted.part());
            } catch (RuntimeException e) {
                // What remains of the answer is of no use to an asker that failed.
                pending.fail(e);
            }
        }
    }

    private Pending<?> answered() {
        Pending<?> pending = dialogue.answered();
        if (!(pending.request() instanceof Request.Hello)) {
            allowance.give(pending.bytes());
        }
        return pending;
    }
}
