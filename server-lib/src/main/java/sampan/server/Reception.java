package sampan.server;

import java.util.function.Consumer;

/// What a port is to those who come: what is spoken there, who may stay, and how long everything may take. Immutable.
///
/// @param dialect what is spoken
/// @param limits how much it takes on
/// @param gate who may come
/// @param visits who is there
/// @param lines the buffers for what goes through a connection
/// @param listener is told what happens
record Reception(
        Dialect dialect,
        ServerLimits limits,
        Gate gate,
        Visits visits,
        LineBuffers lines,
        Consumer<ServerEvent> listener) {
    void tell(ServerEvent event) {
        listener.accept(event);
    }
}
