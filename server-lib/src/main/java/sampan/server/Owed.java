package sampan.server;

import java.io.IOException;

/// An answer that waits for its turn. Used by one thread at a time.
interface Owed {
    /// Puts it into the outbox, waiting for what it needs.
    void answer() throws IOException;

    /// Lets go of what it holds: nobody will hear of it.
    default void drop() {}
}
