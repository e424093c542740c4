package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/// This side of one connection's conversation, in whatever dialect: it hears bytes and says others, and knows neither
/// the socket nor who drives it. All of it may wait for a share's file threads and for room towards the visitor. Used
/// by one thread at a time.
interface Speaker {
    /// A time that never comes.
    long NEVER = Long.MAX_VALUE;

    /// What is to be done next.
    enum Heard {
        /// Ask again: there may be more in what was heard.
        MORE,
        /// Nothing is left of what was heard.
        ALL,
        /// What is left has to wait until this side [#listens] again.
        LATER,
        /// The conversation is over.
        END
    }

    /// Most bytes that are read at once.
    default int mostAtOnce() {
        return Integer.MAX_VALUE;
    }

    /// Whether it wants to hear anything now. While it does not, nothing is read, and it has a time to be woken at.
    default boolean listens() {
        return true;
    }

    /// Hears the next thing that the bytes say. Called while it [#listens].
    ///
    /// @param in what came; what was understood is consumed
    /// @throws Farewell when the conversation is to end with that
    /// @throws sampan.protocol.ProtocolException when the rules were broken
    /// @throws IOException when the visitor can't be answered any more
    Heard hear(ByteBuffer in) throws IOException, Farewell;

    /// The visitor says no more, though it may listen.
    ///
    /// @return [Heard#END], or [Heard#ALL] if there is more to say to it
    default Heard end() throws IOException, Farewell {
        return Heard.END;
    }

    /// Says all that is owed and may be said now, so that the visitor may be waited for.
    void drain() throws IOException;

    /// Whether the visitor is in the middle of something that it has to finish before this side may leave.
    boolean midway();

    /// When it has something to do of itself, by `System.nanoTime()`, or [#NEVER].
    default long wakesAt() {
        return NEVER;
    }

    /// That time has come.
    ///
    /// @return [Heard#END] if the conversation is over
    default Heard wake() throws IOException {
        return Heard.ALL;
    }

    /// Says why this side ends the conversation, where the dialect has a word for it.
    void farewell(Farewell why) throws IOException;

    /// Lets go of everything; nothing is said any more.
    void drop();
}
