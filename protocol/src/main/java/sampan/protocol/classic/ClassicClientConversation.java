package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ProtocolException;
import sampan.protocol.ShownText;

/// The client's side of the classic dialect as a pure machine: bytes and silence in, events out; requests in,
/// sends out. It knows no socket, thread or clock: `now` is in nanoseconds since any moment, and never goes
/// back. It takes any host for one that may be late, cut its sends anywhere, or never say the end.
///
/// What a driver must do, again and again: write what [#send] gives, each send by one write and all of it,
/// until it gives nothing; read, and give [#receive] what came, or an empty buffer if nothing had; say that it
/// [#looked] before it waits; call again after [#wakeAfter] at the latest; close when [#closed]. It asks only while the
/// machine is [#idle]. Of a file that is not [ClassicEvent.Complete] nothing can be trusted; whoever can't go on with a
/// file closes. What keeps the dialect's sends apart on the way also asks for a socket without Nagle's delay, with a
/// send buffer of [ClassicLimits#SEND_BUFFER], written to only when a selector calls it writable.
///
/// Not thread-safe; a driver calls it from one thread at a time. Nothing needs to be closed.
public final class ClassicClientConversation {
    private enum State {
        /// Nothing is asked.
        IDLE,
        /// Something is asked, and not answered.
        AWAITING,
        /// The names are coming.
        LISTING,
        /// The bytes of a file are coming.
        FETCHING,
        /// A file is being sent.
        SENDING,
        /// It was sent, and may still be complained about.
        SENT,
        /// The other side leaves, or is left.
        CLOSING,
        /// Nothing may follow.
        CLOSED
    }

    private final Speaker speaker = new Speaker();
    private final ByteBuffer text = ByteBuffer.allocate(ClassicLimits.REQUEST_BYTES);
    private State state = State.IDLE;
    private @Nullable ClassicRequest asked;
    private long length;
    private long since;
    private boolean ended;
    private NameLines lines = new NameLines();
    private @Nullable EndSearch file;

    /// A conversation that has not begun.
    public ClassicClientConversation() {}

    /// Asks for the names of the files: after [ClassicEvent.Accepted], which an empty library may refuse, they
    /// come by [ClassicEvent.Names] and end by [ClassicEvent.Complete].
    public void list(long now) {
        ask(new ClassicRequest.List(), "L", now);
    }

    /// Asks for a file: after [ClassicEvent.Accepted] it comes by [ClassicEvent.Bytes] and ends by
    /// [ClassicEvent.Complete].
    ///
    /// @throws sampan.protocol.BadNameException if the name is not legal or holds a space
    public void get(String name, long now) {
        ask(new ClassicRequest.Get(name), "G " + name, now);
    }

    /// Offers a file: after [ClassicEvent.Accepted] its bytes are given when the machine is [#hungry], and
    /// [ClassicEvent.Sent] is all that can be said in the end.
    ///
    /// @param bytes its length; 0 or more
    /// @throws sampan.protocol.BadNameException if the name is not legal or holds a space
    public void put(String name, long bytes, long now) {
        ask(new ClassicRequest.Put(name), "P " + name, now);
        length = bytes;
    }

    private void ask(ClassicRequest request, String words, long now) {
        if (!idle()) {
            throw new ProtocolException.Local(words + " in state " + state);
        }
        speaker.say(new Line(words));
        asked = request;
        since = now;
        state = State.AWAITING;
    }

    /// Says `Q`; then the driver closes.
    public void quit() {
        if (!idle()) {
            throw new ProtocolException.Local("Q in state " + state);
        }
        speaker.say(new Line("Q"));
        state = State.CLOSING;
    }

    /// What these bytes mean, or their absence. Consumes from `in` what it has understood; call again until
    /// [ClassicEvent.NeedBytes], and then nothing is left in it.
    ///
    /// @param in what was read; empty if the driver has looked and there was nothing
    /// @param now when that was; the same for all calls with the same bytes
    public ClassicEvent receive(ByteBuffer in, long now) {
        return switch (state) {
            case AWAITING -> answer(in, now);
            case LISTING -> list(in, now);
            case FETCHING -> fetch(in, now);
            case IDLE, SENDING, SENT -> complaint(in, now);
            case CLOSING, CLOSED -> {
                in.position(in.limit());
                yield new ClassicEvent.NeedBytes();
            }
        };
    }

    /// The host sends nothing more. Call [#receive] with an empty buffer after it, as after any bytes.
    public void end() {
        ended = true;
    }

    private ClassicEvent answer(ByteBuffer in, long now) {
        while (in.hasRemaining() && text.hasRemaining()) {
            text.put(in.get());
            since = now;
            if (isOk()) {
                text.clear();
                return accepted(now);
            }
        }
        if (in.hasRemaining()) {
            return failed(Trouble.NONSENSE);
        }
        if (text.position() > 0 && (ended || (!mayBeOk() && now - since >= Pauses.AFTER_REQUEST))) {
            state = State.IDLE;
            return refused();
        }
        return ended ? failed(Trouble.CUT_OFF) : patient(now);
    }

    private boolean isOk() {
        return text.position() == 2 && text.get(0) == 'O' && text.get(1) == 'K';
    }

    private boolean mayBeOk() {
        return text.position() == 1 && text.get(0) == 'O';
    }

    private ClassicEvent accepted(long now) {
        switch (Objects.requireNonNull(asked)) {
            case ClassicRequest.List _ -> {
                lines = new NameLines();
                state = State.LISTING;
            }
            case ClassicRequest.Get _ -> {
                file = new EndSearch(false, now);
                state = State.FETCHING;
            }
            case ClassicRequest.Put _ -> {
                speaker.say(new FileBody(length));
                // Nothing else would stand between the OK and the end of an empty file.
                speaker.pause(Pauses.APART, now);
                state = State.SENDING;
            }
        }
        return new ClassicEvent.Accepted();
    }

    private ClassicEvent list(ByteBuffer in, long now) {
        if (in.hasRemaining()) {
            since = now;
        }
        boolean over = ended || now - since >= lines.patience();
        ClassicEvent names = lines.read(in, over);
        if (names != null) {
            return names;
        }
        return over ? complete() : new ClassicEvent.NeedBytes();
    }

    private ClassicEvent fetch(ByteBuffer in, long now) {
        EndSearch search = Objects.requireNonNull(file);
        ByteBuffer bytes = search.next(in, ended, now);
        if (bytes != null) {
            return new ClassicEvent.Bytes(bytes);
        }
        if (search.found()) {
            return complete();
        }
        since = now - search.silence(now);
        return ended ? failed(Trouble.CUT_OFF) : patient(now);
    }

    /// The driver has looked and nothing had come, so it waits: what comes next, it reads as it comes. What it finds
    /// without having waited may have lain there, and silence in it may have gone unheard.
    public void looked() {
        if (file != null) {
            file.looked();
        }
    }

    private ClassicEvent complete() {
        state = State.IDLE;
        return new ClassicEvent.Complete();
    }

    private ClassicEvent patient(long now) {
        return now - since >= Pauses.NO_MORE ? failed(Trouble.SILENCE) : new ClassicEvent.NeedBytes();
    }

    /// Whatever comes when nothing is awaited is the host's reason to go no further.
    private ClassicEvent complaint(ByteBuffer in, long now) {
        if (in.hasRemaining()) {
            since = now;
            text.put(in.slice(in.position(), Math.min(in.remaining(), text.remaining())));
            in.position(in.limit());
        }
        if (text.position() > 0) {
            if (!ended && now - since < Pauses.AFTER_REQUEST) {
                return new ClassicEvent.NeedBytes();
            }
            close();
            return refused();
        }
        if (ended) {
            boolean idle = state == State.IDLE;
            close();
            return idle ? new ClassicEvent.Left() : new ClassicEvent.Failed(Trouble.CUT_OFF);
        }
        if (state == State.SENT && now - since >= Pauses.AFTER_UPLOAD) {
            state = State.IDLE;
            return new ClassicEvent.Sent();
        }
        return new ClassicEvent.NeedBytes();
    }

    private ClassicEvent refused() {
        String said = StandardCharsets.UTF_8.decode(text.flip()).toString();
        text.clear();
        return new ClassicEvent.Refused(ShownText.of(said));
    }

    private ClassicEvent failed(Trouble trouble) {
        close();
        return new ClassicEvent.Failed(trouble);
    }

    private void close() {
        speaker.stop();
        state = State.CLOSED;
    }

    /// Whether something may be asked.
    public boolean idle() {
        return state == State.IDLE && !ended && text.position() == 0;
    }

    /// Whether the file that is being put waits for more [#bytes].
    public boolean hungry() {
        return speaker.hungry();
    }

    /// Bytes of the file that is being put: a multiple of [ClassicLimits#BLOCK], or all that are left. The
    /// machine takes them from the buffer as they can be sent; it is the machine's until it is [#hungry] again.
    public void bytes(ByteBuffer more) {
        if (!(speaker.last() instanceof FileBody body)) {
            throw new ProtocolException.Local("bytes in state " + state);
        }
        body.add(more);
    }

    /// Puts the next send into `out` if it may be sent now; then the driver writes it, all of it, and calls
    /// again.
    ///
    /// @param out with room for [ClassicLimits#ROOM] bytes
    /// @param now the time; all that was given before is written
    public void send(ByteBuffer out, long now) {
        speaker.send(out, now);
        if (speaker.silent()) {
            if (state == State.SENDING) {
                state = State.SENT;
                since = now;
            } else if (state == State.CLOSING) {
                state = State.CLOSED;
            }
        }
    }

    /// How long the driver may wait for bytes before it calls [#send] and [#receive] again: nanoseconds,
    /// [Long#MAX_VALUE] for ever.
    public long wakeAfter(long now) {
        if (ended && state != State.CLOSED) {
            return 0;
        }
        long left = switch (state) {
            case AWAITING -> left(text.position() > 0 && !mayBeOk() ? Pauses.AFTER_REQUEST : Pauses.NO_MORE, now);
            case LISTING -> left(lines.patience(), now);
            case FETCHING -> Objects.requireNonNull(file).wakeAfter(now);
            case IDLE, SENDING -> text.position() > 0 ? left(Pauses.AFTER_REQUEST, now) : Long.MAX_VALUE;
            case SENT -> left(text.position() > 0 ? Pauses.AFTER_REQUEST : Pauses.AFTER_UPLOAD, now);
            case CLOSING, CLOSED -> Long.MAX_VALUE;
        };
        return Math.min(left, speaker.wakeAfter(now));
    }

    private long left(long silence, long now) {
        return Math.max(0, silence - (now - since));
    }

    /// Whether all is over, and the driver closes.
    public boolean closed() {
        return state == State.CLOSED;
    }
}
