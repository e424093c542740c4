package sampan.protocol;

import static sampan.protocol.ServerState.Input.ABORT;
import static sampan.protocol.ServerState.Input.BYE;
import static sampan.protocol.ServerState.Input.DATA;
import static sampan.protocol.ServerState.Input.HELLO;
import static sampan.protocol.ServerState.Input.LAST;
import static sampan.protocol.ServerState.Input.MARK;
import static sampan.protocol.ServerState.Input.NOT_WELCOMED;
import static sampan.protocol.ServerState.Input.REQUEST;
import static sampan.protocol.ServerState.Input.REQUEST_BODY;
import static sampan.protocol.ServerState.Input.WELCOMED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a host may hear next: the one table of its side of the conversation. What is not in it closes the
/// connection.
enum ServerState {
    /// Nothing was heard.
    FRESH,
    /// The hello has come, and is not answered.
    GREETED,
    /// The visitor is a stranger, or its hello could not be understood.
    UNPAIRED,
    /// The visitor may ask.
    READY,
    /// A request's body is coming.
    BODY,
    /// Nothing may follow.
    CLOSED;

    /// What can happen: a frame that comes, or, the last two, the host's answer to the hello.
    enum Input {
        HELLO,
        REQUEST,
        REQUEST_BODY,
        DATA,
        MARK,
        LAST,
        ABORT,
        BYE,
        /// A frame that only a host may send.
        ANSWER,
        WELCOMED,
        NOT_WELCOMED
    }

    static final Map<ServerState, Map<Input, ServerState>> TABLE = Map.of(
            FRESH, Map.of(HELLO, GREETED, BYE, CLOSED),
            GREETED, Map.of(WELCOMED, READY, NOT_WELCOMED, UNPAIRED),
            UNPAIRED, Map.of(BYE, CLOSED),
            READY, Map.of(REQUEST, READY, REQUEST_BODY, BODY, BYE, CLOSED),
            BODY, Map.of(DATA, BODY, MARK, BODY, LAST, READY, ABORT, READY, BYE, CLOSED),
            CLOSED, Map.of());

    /// The state after something happened, or null if it may not happen here.
    @Nullable
    ServerState after(Input input) {
        return TABLE.getOrDefault(this, Map.of()).get(input);
    }
}
