package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ProtocolException;

/// The host's side of the classic dialect as a pure machine: bytes and silence in, events out; answers in,
/// sends out. It knows no socket, thread or clock: `now` is in nanoseconds since any moment, and never goes
/// back.
///
/// What a driver must do, again and again: write what [#send] gives, each send by one write and all of it,
/// until it gives nothing; if [#reading], read, and give [#receive] what came, or an empty buffer if nothing
/// had; say that it [#looked] before it waits; call again after [#wakeAfter] at the latest; close when [#closed]. It
/// answers each [ClassicEvent.Requested] once, and each [ClassicEvent.Complete] by [#stored] or [#refuse]. What keeps
/// the dialect's sends apart on the way also asks for a socket without Nagle's delay, with a send buffer of
/// [ClassicLimits#SEND_BUFFER], written to only when a selector calls it writable.
///
/// Not thread-safe; a driver calls it from one thread at a time. Nothing needs to be closed.
public final class ClassicServerConversation {
    /// What TLS begins with, and no request.
    private static final byte HANDSHAKE = 0x16;

    private enum State {
        /// A request may come.
        LISTENING,
        /// It has come, and nothing was said to it.
        ASKED,
        /// It is being answered.
        ANSWERING,
        /// `OK` is being said to a put.
        ACCEPTING,
        /// A file is coming.
        UPLOADING,
        /// It has come, and is being published.
        PUBLISHING,
        /// The last word is being said.
        CLOSING,
        /// Nothing may follow.
        CLOSED
    }

    private final Speaker speaker = new Speaker();
    private final ByteBuffer heard = ByteBuffer.allocate(ClassicLimits.REQUEST_BYTES);
    private State state = State.LISTENING;
    private long heardAt;
    private boolean ended;
    private @Nullable Heard next;
    private @Nullable ClassicRequest asked;
    private @Nullable EndSearch upload;

    /// A conversation that has not begun.
    public ClassicServerConversation() {}

    /// What these bytes mean, or their absence. Consumes from `in` what it has understood; call again until
    /// [ClassicEvent.NeedBytes] or until it is not [#reading], and then nothing is left in it.
    ///
    /// @param in what was read; empty if the driver has [#looked] and there was nothing
    /// @param now when that was; the same for all calls with the same bytes
    public ClassicEvent receive(ByteBuffer in, long now) {
        if (state == State.CLOSING || state == State.CLOSED) {
            in.position(in.limit());
        } else if (in.hasRemaining() && !reading()) {
            throw new ProtocolException.Local("the last request is not answered");
        }
        return switch (state) {
            case LISTENING -> listen(in, now);
            case UPLOADING -> upload(in, now);
            default -> new ClassicEvent.NeedBytes();
        };
    }

    /// The driver has looked and nothing had come, so it waits: what comes next, it reads as it comes. What it finds
    /// without having waited may have lain there, and silence in it may have gone unheard.
    public void looked() {
        if (upload != null) {
            upload.looked();
        }
    }

    /// The client sends nothing more, though it may still listen. Call [#receive] with an empty buffer after
    /// it, as after any bytes.
    public void end() {
        ended = true;
    }

    private ClassicEvent listen(ByteBuffer in, long now) {
        if (next != null) {
            return understand(Objects.requireNonNull(next));
        }
        if (in.hasRemaining()) {
            boolean stranger = heard.position() == 0 && in.get(in.position()) == HANDSHAKE;
            if (stranger || in.remaining() > heard.remaining()) {
                in.position(in.limit());
                Refusal refusal = stranger ? Refusal.WRONG_PORT : Refusal.TOO_LONG;
                part(refusal);
                return new ClassicEvent.Misunderstood(refusal);
            }
            heard.put(in);
            heardAt = now;
        }
        boolean any = heard.position() > 0;
        boolean whole = heard.position() == 1 && Heard.isWhole(heard.get(0));
        if (any && (whole || ended || now - heardAt >= Pauses.AFTER_REQUEST)) {
            Heard request = Heard.in(heard.flip());
            heard.clear();
            return understand(request);
        }
        if (any || !ended) {
            return new ClassicEvent.NeedBytes();
        }
        state = State.CLOSED;
        return new ClassicEvent.Left();
    }

    private ClassicEvent understand(Heard request) {
        next = null;
        return switch (request) {
            case Heard.Asked(ClassicRequest what) -> {
                asked = what;
                state = State.ASKED;
                yield new ClassicEvent.Requested(what);
            }
            case Heard.Bad(Refusal refusal) -> {
                speaker.say(new Line(refusal.text()));
                state = State.ANSWERING;
                yield new ClassicEvent.Misunderstood(refusal);
            }
            case Heard.Quit _ -> {
                state = State.CLOSED;
                yield new ClassicEvent.Left();
            }
        };
    }

    private ClassicEvent upload(ByteBuffer in, long now) {
        EndSearch search = Objects.requireNonNull(upload);
        ByteBuffer bytes = search.next(in, ended, now);
        if (bytes != null) {
            return new ClassicEvent.Bytes(bytes);
        }
        if (search.found()) {
            next = search.following();
            upload = null;
            state = State.PUBLISHING;
            return new ClassicEvent.Complete();
        }
        if (ended) {
            state = State.CLOSED;
            return new ClassicEvent.CutOff();
        }
        if (search.silence(now) >= Pauses.NO_MORE) {
            part(Refusal.NO_END);
            return new ClassicEvent.CutOff();
        }
        return new ClassicEvent.NeedBytes();
    }

    private void part(Refusal refusal) {
        speaker.say(new Line(refusal.text()));
        state = State.CLOSING;
    }

    /// Whether the driver is to read. While it is not, what the client sends stays in the socket.
    public boolean reading() {
        return !ended && next == null && (state == State.LISTENING || state == State.UPLOADING);
    }

    /// Names in answer to [ClassicRequest.List]; those that can't be asked for are left out. While there are
    /// more, they are given when the machine is [#hungry].
    ///
    /// @param last whether there are no more
    public void names(List<String> names, boolean last) {
        if (state == State.ASKED && asked instanceof ClassicRequest.List) {
            NameList list = new NameList();
            list.add(names, last);
            if (list.begun()) {
                answer(new Line(Line.OK), list);
            } else if (last) {
                refuse(Refusal.EMPTY);
            }
        } else if (state == State.ANSWERING && speaker.last() instanceof NameList list) {
            list.add(names, last);
        } else {
            throw misplaced("names");
        }
    }

    /// The file that [ClassicRequest.Get] asks for is there. Its bytes are given when the machine is [#hungry].
    ///
    /// @param length its bytes, which will be all that are sent even if it grows; 0 or more
    public void found(long length) {
        if (state != State.ASKED || !(asked instanceof ClassicRequest.Get)) {
            throw misplaced("a file");
        }
        // An empty file too is two pauses away from its end, as the lesson's own host has it.
        answer(new Line(Line.OK, length == 0 ? 2 * Pauses.APART : Pauses.APART), new FileBody(length));
    }

    private void answer(Speech... speeches) {
        for (Speech speech : speeches) {
            speaker.say(speech);
        }
        state = State.ANSWERING;
    }

    /// Bytes of the file that was [#found]: a multiple of [ClassicLimits#BLOCK], or all that are left. The
    /// machine takes them from the buffer as they can be sent; it is the machine's until it is [#hungry] again.
    public void bytes(ByteBuffer more) {
        if (!(speaker.last() instanceof FileBody body)) {
            throw misplaced("bytes");
        }
        body.add(more);
    }

    /// Whether an answer that was begun waits for more [#names] or [#bytes].
    public boolean hungry() {
        return speaker.hungry() || (state == State.ASKED && asked instanceof ClassicRequest.List);
    }

    /// The file that [ClassicRequest.Put] offers may come.
    public void accept() {
        if (state != State.ASKED || !(asked instanceof ClassicRequest.Put)) {
            throw misplaced("a yes");
        }
        speaker.say(new Line(Line.OK));
        state = State.ACCEPTING;
    }

    /// The file that is [ClassicEvent.Complete] was published.
    public void stored() {
        if (state != State.PUBLISHING) {
            throw misplaced("a publication");
        }
        state = State.LISTENING;
    }

    /// No. An upload that can't go on, or can't be published, is told so and the connection closed, since
    /// nothing else would be understood; so is a client that has not asked anything. Where a list or a file
    /// has begun nothing can be said: the connection just closes.
    public void refuse(Refusal refusal) {
        switch (state) {
            case ASKED -> answer(new Line(refusal.text()));
            case LISTENING, ACCEPTING, UPLOADING, PUBLISHING -> part(refusal);
            case ANSWERING -> {
                speaker.stop();
                state = State.CLOSED;
            }
            case CLOSING, CLOSED -> {}
        }
    }

    private ProtocolException.Local misplaced(String what) {
        return new ProtocolException.Local(what + " in state " + state);
    }

    /// Puts the next send into `out` if it may be sent now; then the driver writes it, all of it, and calls
    /// again.
    ///
    /// @param out with room for [ClassicLimits#ROOM] bytes
    /// @param now the time; all that was given before is written
    public void send(ByteBuffer out, long now) {
        speaker.send(out, now);
        if (speaker.silent()) {
            switch (state) {
                case ANSWERING -> state = State.LISTENING;
                case ACCEPTING -> {
                    upload = new EndSearch(true, now);
                    state = State.UPLOADING;
                }
                case CLOSING -> state = State.CLOSED;
                default -> {}
            }
        }
    }

    /// How long the driver may wait, for bytes if it is [#reading], before it calls [#send] and [#receive]
    /// again: nanoseconds, [Long#MAX_VALUE] for ever.
    public long wakeAfter(long now) {
        long own = switch (state) {
            case LISTENING ->
                next != null || ended
                        ? 0
                        : heard.position() > 0 ? Math.max(0, heardAt + Pauses.AFTER_REQUEST - now) : Long.MAX_VALUE;
            case UPLOADING -> ended ? 0 : Objects.requireNonNull(upload).wakeAfter(now);
            default -> Long.MAX_VALUE;
        };
        return Math.min(own, speaker.wakeAfter(now));
    }

    /// Whether all is over: the driver shuts down its output, passes over what may still come for a moment, so
    /// that the last word is not lost, and closes.
    public boolean closed() {
        return state == State.CLOSED;
    }
}
