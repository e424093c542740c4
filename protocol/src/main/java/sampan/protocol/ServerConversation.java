package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ServerState.Input;

/// The host's side of a conversation as a pure machine: bytes in, events out; messages in, bytes out. It
/// knows no socket, thread or clock. Body bytes pass beside it: it writes their headers and hands out
/// slices, and never copies.
///
/// What a driver must do: answer the hello before it feeds more; answer every request once, in order, and
/// one with a body only after [Event.ChunkEnd] with `last` or [Event.Aborted]; of a [Event.Refused] request
/// pass over the body, whose events come all the same, and then answer it with the failure that it carries;
/// and never wait for bytes while it owes an answer.
///
/// Not thread-safe; a driver calls it from one thread at a time. Nothing needs to be closed.
public final class ServerConversation {
    /// Room that an `out` buffer needs for any one message.
    public static final int ROOM = Limits.HEADER + Limits.JSON_BYTES;

    /// @param op the operation; null where it could not be read
    private record Owed(
            int number, @Nullable String op, @Nullable Request<?> request, boolean body) {}

    private final FrameReader frames = new FrameReader();
    private final BodyReader incoming = new BodyReader();
    private final BodyWriter outgoing = new BodyWriter();
    private final ArrayDeque<Owed> owed = new ArrayDeque<>();
    private ServerState state = ServerState.FRESH;
    private Limits limits = Limits.DEFAULT;
    private int next;
    private boolean byeSaid;

    /// A conversation that has not begun.
    public ServerConversation() {}

    /// What the next bytes mean. Consumes from `in` what it has understood; call again until
    /// [Event.NeedBytes], and then nothing is left in it.
    ///
    /// @throws ProtocolException.Remote if the visitor broke the rules; say its `bye` and close
    public Event receive(ByteBuffer in) {
        if (state == ServerState.CLOSED) {
            in.position(in.limit());
            return new Event.NeedBytes();
        }
        if (state == ServerState.GREETED && in.hasRemaining()) {
            throw new ProtocolException.Local("the hello is not answered");
        }
        try {
            return listen(in);
        } catch (ProtocolException.Remote e) {
            state = ServerState.CLOSED;
            throw e;
        } catch (BadFieldException | BadNameException e) {
            state = ServerState.CLOSED;
            throw ProtocolException.badFrame(String.valueOf(e.getMessage()));
        }
    }

    private Event listen(ByteBuffer in) {
        while (frames.bodyRemaining() == 0) {
            boolean stranger = state == ServerState.FRESH || state == ServerState.UNPAIRED;
            Header frame = frames.next(in, stranger ? Limits.STRANGER_BYTES : Limits.DATA_BYTES);
            if (frame == null) {
                return new Event.NeedBytes();
            }
            switch (Objects.requireNonNull(frame.kind())) {
                case REQUEST -> {
                    return request(frame);
                }
                case DATA -> {
                    step(Input.DATA);
                    incoming.data(frame);
                }
                case MARK -> {
                    step(frame.last() ? Input.LAST : Input.MARK);
                    return incoming.mark(frame, frames);
                }
                case ABORT -> {
                    step(Input.ABORT);
                    return incoming.abort(frame, frames);
                }
                case BYE -> {
                    step(Input.BYE);
                    return new Event.Closed(FailureShapes.BYE.read(Json.read(frames.payload())));
                }
                case REPLY, ERROR, PART -> step(Input.ANSWER);
            }
        }
        return in.hasRemaining() ? new Event.Bytes(frames.body(in)) : new Event.NeedBytes();
    }

    private Event request(Header frame) {
        Asked asked = Asked.read(frames.payload(), frame.body());
        step(input(asked.op(), frame.body()));
        if (frame.number() != next) {
            throw ProtocolException.badFrame("request " + frame.number() + " instead of " + next);
        }
        if (owed.size() >= limits.requests()) {
            throw new ProtocolException.Remote(new Bye(Bye.Reason.LIMIT, "more unanswered requests than were told"));
        }
        next = (next + 1) & 0xFFFF;
        owed.add(new Owed(frame.number(), asked.op(), asked.request(), frame.body()));
        if (frame.body()) {
            incoming.begin(frame.number(), asked.request() == null ? Promise.unknown() : Promise.of(asked.request()));
        }
        return asked.request() == null
                ? new Event.Refused(Objects.requireNonNull(asked.failure()), frame.body())
                : new Event.Requested(asked.request(), frame.body());
    }

    /// The first request is taken for a hello unless it says otherwise, so that a hello with a mistake is
    /// told which.
    private Input input(@Nullable String op, boolean body) {
        boolean hello = op == null ? state == ServerState.FRESH : op.equals(Operation.HELLO.word());
        return body ? Input.REQUEST_BODY : hello ? Input.HELLO : Input.REQUEST;
    }

    private void step(Input input) {
        ServerState after = state.after(input);
        if (after != null) {
            state = after;
            return;
        }
        boolean stranger = state == ServerState.FRESH || state == ServerState.UNPAIRED;
        boolean asks = input == Input.REQUEST || input == Input.REQUEST_BODY;
        throw stranger && asks
                ? new ProtocolException.Remote(new Bye(Bye.Reason.UNPAIRED, "only a visitor that was let in may ask"))
                : ProtocolException.badFrame(input + " in state " + state);
    }

    /// How many bytes of the current DATA frame are still to come; 0 between frames. A driver may take up
    /// to that many itself, straight into a chunk's buffer, and then say so by [#bodyPassed].
    public int bodyRemaining() {
        return frames.bodyRemaining();
    }

    /// That many body bytes were taken beside [#receive].
    public void bodyPassed(int bytes) {
        frames.bodyPassed(bytes);
    }

    /// How many requests have come that are not answered yet.
    public int owed() {
        return owed.size();
    }

    /// The final reply to the oldest unanswered request. Of a reply to `check` or `watch` only so much of
    /// the list is sent as fits into a frame; the visitor asks for the rest.
    ///
    /// @param body whether a body follows, by [#data] and [#mark]
    public void reply(Reply reply, boolean body, ByteBuffer out) {
        Owed asked = oldest();
        Request<?> request = asked.request();
        if (request == null || !Operation.of(request).reply().type().isInstance(reply)) {
            throw new ProtocolException.Local(reply.getClass().getSimpleName() + " does not answer " + asked.op());
        }
        Promise promise = Promise.of(request, reply);
        if (!promise.allows(body)) {
            throw new ProtocolException.Local(
                    "a reply that promises " + promise + (body ? " with" : " without") + " body");
        }
        Reply told = reply;
        while (!write(
                Kind.REPLY,
                body ? Kind.BODY : 0,
                asked,
                Operation.of(request).reply().write(told),
                out)) {
            told = shorter(told);
        }
        owed.remove();
        if (body) {
            outgoing.begin(asked.number(), promise);
        }
        if (reply instanceof Reply.Welcome welcome) {
            limits = welcome.limits();
            answered(welcome.standing() != Reply.Standing.UNPAIRED);
        }
    }

    /// A piece of the reply to the oldest unanswered request; [Parts#fitting] makes pieces that fit.
    public void part(Part part, ByteBuffer out) {
        Owed asked = oldest();
        Shape<? extends Part> shape =
                asked.request() == null ? null : Operation.of(asked.request()).part();
        if (shape == null || !shape.type().isInstance(part)) {
            throw new ProtocolException.Local(part.getClass().getSimpleName() + " does not answer " + asked.op());
        }
        if (!write(Kind.PART, 0, asked, shape.write(part), out)) {
            throw new ProtocolException.Local("a part of more bytes than a frame holds");
        }
    }

    /// A failure instead of a reply to the oldest unanswered request. After a hello nothing else will be
    /// answered.
    public void fail(Failure failure, ByteBuffer out) {
        Owed asked = oldest();
        if (!write(Kind.ERROR, 0, asked, FailureShapes.write(failure), out)
                && !write(Kind.ERROR, 0, asked, FailureShapes.write(nameless(failure)), out)) {
            throw new ProtocolException.Local("a failure of too many bytes");
        }
        owed.remove();
        if (state == ServerState.GREETED) {
            answered(false);
        }
    }

    private void answered(boolean welcomed) {
        step(welcomed ? Input.WELCOMED : Input.NOT_WELCOMED);
    }

    private Owed oldest() {
        Owed oldest = owed.peek();
        if (oldest == null || byeSaid) {
            throw new ProtocolException.Local("no request is unanswered");
        }
        if (incoming.open() && owed.size() == 1) {
            throw new ProtocolException.Local("the request's body has not ended");
        }
        if (outgoing.open()) {
            throw new ProtocolException.Local("a reply's body is still being sent");
        }
        return oldest;
    }

    private static boolean write(Kind kind, int flags, Owed asked, java.util.Map<String, Object> json, ByteBuffer out) {
        int most = asked.body() ? Limits.BODY_ANSWER_BYTES : Limits.JSON_BYTES;
        return FrameWriter.json(kind, flags, asked.number(), json, most, out);
    }

    private static Reply shorter(Reply reply) {
        return switch (reply) {
            case Reply.Checked(List<Reply.Answer> answers, long free)
            when answers.size() > 1 -> new Reply.Checked(answers.subList(0, answers.size() / 2), free);
            case Reply.Changes(List<Request.Seen> changed)
            when changed.size() > 1 -> new Reply.Changes(changed.subList(0, changed.size() / 2));
            default -> throw new ProtocolException.Local("a reply of too many bytes");
        };
    }

    /// The answer to a request with a body is short: it leaves out the name, which the visitor knows.
    private static Failure nameless(Failure failure) {
        return switch (failure) {
            case Failure.Conflict(var reason, var entry, var free, var text)
            when entry != null -> new Failure.Conflict(reason, entry.withName(""), free, text);
            case Failure.Changed(var entry, var text) -> new Failure.Changed(entry.withName(""), text);
            default -> failure;
        };
    }

    /// The header of a DATA frame; exactly `bytes` body bytes must follow it.
    ///
    /// @param bytes 1 to [Limits#DATA_BYTES]
    public void data(int bytes, ByteBuffer out) {
        outgoing.data(bytes, out);
    }

    /// The end of a chunk of the body being sent.
    public void mark(Digest digest, boolean last, ByteBuffer out) {
        outgoing.mark(digest, last, out);
    }

    /// The end of a body that can't be finished.
    public void abort(Failure failure, ByteBuffer out) {
        outgoing.abort(failure, out);
    }

    /// Why this side closes; nothing may follow.
    public void bye(Bye bye, ByteBuffer out) {
        if (byeSaid) {
            throw new ProtocolException.Local("said twice");
        }
        FrameWriter.bye(bye, out);
        byeSaid = true;
        state = ServerState.CLOSED;
    }
}
