package sampan.server;

import java.time.Duration;

/// What a [Session] needs of its connection beside the outbox. Used by the session's thread.
interface Presence {
    /// The visitor was let in.
    ///
    /// @throws Farewell if there is no room for it
    void join(Visit.Member member) throws Farewell;

    /// The visitor was not let in.
    void strange();

    /// Waits, but no longer than the connection is to live.
    ///
    /// @return whether the connection is to end now
    boolean pause(Duration most);
}
