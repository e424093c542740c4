package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Bye;
import sampan.protocol.Limits;

/// What every connection model does with a connection: read what has come and let the speaker hear it; when nothing
/// has, let it say all that is owed, and only then wait. Whether the thread itself waits, or leaves and comes back, is
/// the line's to say. Run by one thread at a time; [#waiting] is for any.
final class ConnectionLoop {
    /// So many bytes may come in before answers that are ready are sent, though more input is there already.
    private static final int PATIENCE = Limits.CHUNK;

    /// What the connection waits for, for whoever watches it.
    enum Waiting {
        /// Nothing of the visitor's.
        NOTHING,
        /// The visitor's next request.
        REQUEST,
        /// More of what it has begun.
        MORE,
        /// Room towards the visitor.
        OUTPUT
    }

    /// Why this side wants to end, or null.
    interface Leaving {
        Bye.@Nullable Reason why();
    }

    private final Line line;
    private final Sender sender;
    private final Speaker speaker;
    private final LineBuffers buffers;
    private final Traffic traffic;
    private final Leaving leaving;
    private @Nullable ByteBuffer in;
    private int unsent;
    private boolean ended;
    private volatile Waiting waiting = Waiting.NOTHING;

    /// @param leaving asked between requests
    ConnectionLoop(Talk talk, LineBuffers buffers, Leaving leaving) {
        this.line = talk.line();
        this.sender = talk.sender();
        this.speaker = talk.speaker();
        this.traffic = talk.traffic();
        this.buffers = buffers;
        this.leaving = leaving;
    }

    /// What the connection waits for now.
    Waiting waiting() {
        return sender.waits() ? Waiting.OUTPUT : waiting;
    }

    /// Whether that is anything from the visitor.
    boolean waitsForInput() {
        return waiting == Waiting.REQUEST || waiting == Waiting.MORE;
    }

    /// Serves the visitor until it leaves, or until there is nothing to do.
    ///
    /// @return whether to come back when something has come, or at [Speaker#wakesAt]; else the visitor has left
    /// @throws Farewell when this side ends it
    /// @throws sampan.protocol.ProtocolException when the rules were broken
    /// @throws IOException when the connection broke
    boolean run() throws IOException, Farewell {
        waiting = Waiting.NOTHING;
        while (true) {
            leaveIfAsked();
            Speaker.Heard heard = next();
            if (heard != Speaker.Heard.MORE) {
                settle();
            }
            if (heard == Speaker.Heard.END) {
                return false;
            }
            if (heard == Speaker.Heard.ALL && !await()) {
                return true;
            }
        }
    }

    /// Does what there is to do.
    ///
    /// @return [Speaker.Heard#MORE] if there may be more, [Speaker.Heard#ALL] if not
    private Speaker.Heard next() throws IOException, Farewell {
        if (speaker.listens()) {
            boolean left = in != null && in.hasRemaining();
            int count = left ? 1 : ended ? 0 : read();
            if (count < 0) {
                ended = true;
                return speaker.end();
            }
            if (count > 0) {
                return hear();
            }
        }
        long wakesAt = speaker.wakesAt();
        boolean due = wakesAt != Speaker.NEVER && System.nanoTime() - wakesAt >= 0;
        return due ? speaker.wake() : Speaker.Heard.ALL;
    }

    private void leaveIfAsked() throws IOException, Farewell {
        Bye.Reason why = leaving.why();
        if (why != null && !speaker.midway()) {
            speaker.drain();
            throw new Farewell(why, "");
        }
    }

    private int read() throws IOException {
        ByteBuffer target = in == null ? buffers.take(0) : in;
        in = target;
        target.clear().limit(Math.min(target.capacity(), speaker.mostAtOnce()));
        int count = line.readNow(target);
        target.flip();
        traffic.countReceived(Math.max(0, count));
        unsent += Math.max(0, count);
        return count;
    }

    private Speaker.Heard hear() throws IOException, Farewell {
        ByteBuffer heard = Objects.requireNonNull(in);
        Speaker.Heard what = Speaker.Heard.MORE;
        while (what == Speaker.Heard.MORE) {
            leaveIfAsked();
            what = speaker.hear(heard);
        }
        if (unsent >= PATIENCE) {
            flush();
        }
        release();
        giveWay();
        return what == Speaker.Heard.ALL ? Speaker.Heard.MORE : what == Speaker.Heard.LATER ? Speaker.Heard.ALL : what;
    }

    /// Owes nothing and holds nothing afterwards; while it waits for what is owed, it holds nothing that was read.
    private void settle() throws IOException {
        release();
        speaker.drain();
        flush();
        release();
    }

    private void flush() throws IOException {
        unsent = 0;
        sender.flush();
    }

    private boolean await() throws IOException {
        waiting = speaker.midway() ? Waiting.MORE : Waiting.REQUEST;
        if (waiting == Waiting.REQUEST && leaving.why() != null) {
            // Whoever asks this side to leave either sees it waiting, or is seen here.
            return true;
        }
        if (!line.await(listens(), speaker.wakesAt())) {
            return false;
        }
        waiting = Waiting.NOTHING;
        return true;
    }

    /// Whether it waits for what the visitor says, and not only for a time.
    boolean listens() {
        return !ended && speaker.listens();
    }

    /// A visitor who always has more to say would keep its virtual thread running for good, and others waiting for
    /// one of the few threads beneath.
    @SuppressWarnings("ThreadPriorityCheck") // correctness does not rest on it
    private static void giveWay() {
        Thread.yield();
    }

    /// Gives the buffers back, whatever is in them: nothing more is heard or said.
    void drop() {
        if (in != null) {
            buffers.give(in);
            in = null;
        }
        sender.drop();
    }

    /// Gives back the buffers that hold nothing.
    void release() {
        if (in != null && !in.hasRemaining()) {
            buffers.give(in);
            in = null;
        }
        sender.release();
    }
}
