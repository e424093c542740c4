package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import sampan.protocol.ClientState.Input;

/// The visitor's side of a conversation as a pure machine: bytes in, events out; messages in, bytes out. It
/// knows no socket, thread or clock. Body bytes pass beside it: it writes their headers and hands out
/// slices, and never copies.
///
/// What a driver must do: say hello first; be able to read while it writes; flush before it waits; keep to
/// the told limits of unanswered requests and bytes.
///
/// Not thread-safe; a driver calls it from one thread at a time, or guards [#receive], with
/// [#bodyRemaining] and [#bodyPassed], and everything else by one lock. Nothing needs to be closed.
public final class ClientConversation {
    /// Room that an `out` buffer needs for any one message.
    public static final int ROOM = Limits.HEADER + Limits.JSON_BYTES;

    private record Awaited(int number, Request<?> request, boolean body) {
        Operation operation() {
            return Operation.of(request);
        }
    }

    private final FrameReader frames = new FrameReader();
    private final BodyReader incoming = new BodyReader();
    private final BodyWriter outgoing = new BodyWriter();
    private final ArrayDeque<Awaited> awaited = new ArrayDeque<>();
    private ClientState state = ClientState.IDLE;
    private int most = Limits.EARLY;
    private int next;
    private boolean begun;
    private boolean stranger;
    private boolean byeSaid;

    /// A conversation that has not begun.
    public ClientConversation() {}

    /// What the next bytes mean. Consumes from `in` what it has understood; call again until
    /// [Event.NeedBytes], and then nothing is left in it.
    ///
    /// @throws ProtocolException.Remote if the host broke the rules; say its `bye` and close
    public Event receive(ByteBuffer in) {
        if (state == ClientState.CLOSED) {
            in.position(in.limit());
            return new Event.NeedBytes();
        }
        try {
            return listen(in);
        } catch (ProtocolException.Remote e) {
            state = ClientState.CLOSED;
            throw e;
        } catch (BadFieldException | BadNameException e) {
            state = ClientState.CLOSED;
            throw ProtocolException.badFrame(String.valueOf(e.getMessage()));
        }
    }

    private Event listen(ByteBuffer in) {
        while (frames.bodyRemaining() == 0) {
            Header frame = frames.next(in, Limits.DATA_BYTES);
            if (frame == null) {
                return new Event.NeedBytes();
            }
            switch (Objects.requireNonNull(frame.kind())) {
                case PART -> {
                    return part(frame);
                }
                case REPLY -> {
                    return reply(frame);
                }
                case ERROR -> {
                    return error(frame);
                }
                case DATA -> {
                    step(Input.DATA);
                    incoming.data(frame);
                }
                case MARK -> {
                    step(frame.last() ? Input.LAST : Input.MARK);
                    Event end = incoming.mark(frame, frames);
                    settle();
                    return end;
                }
                case ABORT -> {
                    step(Input.ABORT);
                    Event end = incoming.abort(frame, frames);
                    settle();
                    return end;
                }
                case BYE -> {
                    step(Input.BYE);
                    return new Event.Closed(FailureShapes.BYE.read(Json.read(frames.payload())));
                }
                case REQUEST -> step(Input.REQUEST);
            }
        }
        return in.hasRemaining() ? new Event.Bytes(frames.body(in)) : new Event.NeedBytes();
    }

    private Event part(Header frame) {
        step(Input.PART);
        Awaited asked = asked(frame);
        Shape<? extends Part> shape = Objects.requireNonNull(asked.operation().part());
        return new Event.Parted(asked.request(), shape.read(Json.read(frames.payload())));
    }

    private Event reply(Header frame) {
        step(frame.body() ? Input.REPLY_BODY : Input.REPLY);
        Awaited asked = asked(frame);
        Reply reply = asked.operation().reply().read(Json.read(frames.payload()));
        Promise promise = Promise.of(asked.request(), reply);
        if (!promise.allows(frame.body())) {
            throw ProtocolException.badFrame(
                    "a reply with a body that it does not promise, or without one that it does");
        }
        Answers.check(asked.request(), reply);
        if (reply instanceof Reply.Welcome welcome) {
            most = welcome.limits().requests();
            stranger = welcome.standing() == Reply.Standing.UNPAIRED;
        }
        if (frame.body()) {
            incoming.begin(frame.number(), promise);
        }
        settle();
        return new Event.Replied(asked.request(), reply, frame.body());
    }

    private Event error(Header frame) {
        step(Input.ERROR);
        Awaited asked = asked(frame);
        Failure failure = FailureShapes.read(Json.read(frames.payload()));
        stranger |= asked.request() instanceof Request.Hello;
        settle();
        return new Event.Failed(asked.request(), failure);
    }

    /// The request that a frame answers.
    private Awaited asked(Header frame) {
        Awaited oldest = awaited.element();
        if (frame.number() != oldest.number()) {
            throw ProtocolException.badFrame("an answer to " + frame.number() + " instead of " + oldest.number());
        }
        if (oldest.body() && frame.length() > Limits.BODY_ANSWER_BYTES) {
            throw ProtocolException.badFrame("an answer of " + frame.length() + " bytes to a request with a body");
        }
        return oldest;
    }

    private void step(Input input) {
        ClientState after = state.after(input);
        if (after == null) {
            throw ProtocolException.badFrame(input + " in state " + state);
        }
        state = after;
    }

    /// Where an answer has ended, turns to the next request.
    private void settle() {
        if (state == ClientState.NEXT) {
            awaited.remove();
            state = ClientState.IDLE;
            turn();
        }
    }

    private void turn() {
        if (state == ClientState.IDLE || state == ClientState.SENDING) {
            boolean sending = outgoing.open() && awaited.size() == 1;
            state = awaited.isEmpty()
                    ? ClientState.IDLE
                    : sending
                            ? ClientState.SENDING
                            : ClientState.of(awaited.element().operation());
        }
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

    /// How many requests are not answered yet, or not to their body's end.
    public int awaited() {
        return awaited.size();
    }

    /// A request. Its answer comes as events that name it, in the order of the requests.
    ///
    /// @param body whether a body follows, by [#data] and [#mark]
    public void request(Request<?> request, boolean body, ByteBuffer out) {
        if (state == ClientState.CLOSED || outgoing.open() || stranger || begun == request instanceof Request.Hello) {
            throw new ProtocolException.Local(
                    "no place for " + request.getClass().getSimpleName());
        }
        if (awaited.size() >= most) {
            throw new ProtocolException.Local(most + " requests are unanswered");
        }
        Promise promise = Promise.of(request);
        if (!promise.allows(body)) {
            throw new ProtocolException.Local(
                    "a request that promises " + promise + (body ? " with" : " without") + " body");
        }
        Operation operation = Operation.of(request);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("op", operation.word());
        json.putAll(operation.request().write(request));
        int room = begun ? Limits.JSON_BYTES : Limits.STRANGER_BYTES;
        if (!FrameWriter.json(Kind.REQUEST, body ? Kind.BODY : 0, next, json, room, out)) {
            throw new ProtocolException.Local("a request of more bytes than a frame holds");
        }
        awaited.add(new Awaited(next, request, body));
        if (body) {
            outgoing.begin(next, promise);
        }
        begun = true;
        next = (next + 1) & 0xFFFF;
        turn();
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
        turn();
    }

    /// The end of a body that can't be finished.
    public void abort(Failure failure, ByteBuffer out) {
        outgoing.abort(failure, out);
        turn();
    }

    /// Why this side closes; nothing may follow.
    public void bye(Bye bye, ByteBuffer out) {
        if (byeSaid) {
            throw new ProtocolException.Local("said twice");
        }
        FrameWriter.bye(bye, out);
        byeSaid = true;
        state = ClientState.CLOSED;
    }
}
