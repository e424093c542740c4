package sampan.app.transfer;

import java.io.IOException;
import java.util.function.Consumer;

/// What to do when a request is answered: exactly one of the two is called, once, on the link's reader thread
/// or on the sending one. Must be short, and never wait for the link.
///
/// @param <R> the reply
record Answer<R>(Consumer<R> reply, Consumer<IOException> failed) {}
