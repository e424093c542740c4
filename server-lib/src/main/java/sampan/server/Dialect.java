package sampan.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import sampan.transport.Readiness;

/// What is spoken on a port. Free for any thread.
interface Dialect {
    /// A connection that was accepted.
    ///
    /// @param raw the connection; closed by whoever accepted it
    /// @param address the visitor's
    /// @param readiness waits for `raw` where that does not block, or null
    record Accepted(
            SocketChannel raw,
            InetSocketAddress address,
            @Nullable Readiness readiness) {}

    /// What a dialect tells of a connection while it talks.
    interface Doings extends Presence {
        /// It is known now which device is there, but not yet whether it may come in.
        void met(Visit visit);

        /// It may stay, whoever it is: in a dialect that asks nobody for a name.
        ///
        /// @throws Farewell if there is no room for it
        void enter() throws Farewell;
    }

    /// Begins, with what the dialect does before the first word.
    ///
    /// @throws sampan.transport.TransportException when that failed by the visitor's fault
    /// @throws Farewell when there is no room for it
    Talk begin(Accepted connection, Doings doings) throws IOException, Farewell;

    /// What a process of its own has to know and to ask in order to speak it.
    Duty duty();
}
