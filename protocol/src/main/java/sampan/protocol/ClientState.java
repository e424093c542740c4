package sampan.protocol;

import static sampan.protocol.ClientState.Input.ABORT;
import static sampan.protocol.ClientState.Input.BYE;
import static sampan.protocol.ClientState.Input.DATA;
import static sampan.protocol.ClientState.Input.ERROR;
import static sampan.protocol.ClientState.Input.LAST;
import static sampan.protocol.ClientState.Input.MARK;
import static sampan.protocol.ClientState.Input.PART;
import static sampan.protocol.ClientState.Input.REPLY;
import static sampan.protocol.ClientState.Input.REPLY_BODY;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a visitor may hear next: the one table of its side of the conversation. The oldest unanswered
/// request decides; what is not in the table closes the connection.
enum ClientState {
    /// Nothing is awaited.
    IDLE,
    /// The oldest unanswered request's own body is still being sent.
    SENDING,
    /// Its answer is awaited.
    AWAITING,
    /// Its answer is awaited, before which pieces may come.
    STREAMING,
    /// Its answer is awaited, which may have a body.
    FETCHING,
    /// The body of its answer is coming.
    RECEIVING,
    /// It is answered: the next unanswered request decides.
    NEXT,
    /// Nothing may follow.
    CLOSED;

    /// The frames that can come.
    enum Input {
        PART,
        REPLY,
        REPLY_BODY,
        ERROR,
        DATA,
        MARK,
        LAST,
        ABORT,
        BYE,
        /// A frame that only a visitor may send.
        REQUEST
    }

    static final Map<ClientState, Map<Input, ClientState>> TABLE = Map.of(
            IDLE, Map.of(BYE, CLOSED),
            SENDING, Map.of(BYE, CLOSED),
            AWAITING, Map.of(REPLY, NEXT, ERROR, NEXT, BYE, CLOSED),
            STREAMING, Map.of(PART, STREAMING, REPLY, NEXT, ERROR, NEXT, BYE, CLOSED),
            FETCHING, Map.of(REPLY, NEXT, REPLY_BODY, RECEIVING, ERROR, NEXT, BYE, CLOSED),
            RECEIVING, Map.of(DATA, RECEIVING, MARK, RECEIVING, LAST, NEXT, ABORT, NEXT, BYE, CLOSED),
            NEXT, Map.of(),
            CLOSED, Map.of());

    /// The state after a frame came, or null if it may not come here.
    @Nullable
    ClientState after(Input input) {
        return TABLE.getOrDefault(this, Map.of()).get(input);
    }

    /// Where a request begins whose body, if any, is sent.
    static ClientState of(Operation operation) {
        return switch (operation) {
            case LIST, DRAFTS, TRASH -> STREAMING;
            case GET, PROBE -> FETCHING;
            default -> AWAITING;
        };
    }
}
