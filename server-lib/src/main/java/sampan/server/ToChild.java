package sampan.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.protocol.Bye;
import sampan.protocol.Reply;

/// What a server says to the process of one of its connections. Immutable.
sealed interface ToChild {
    /// What it is to do; first, and once.
    ///
    /// @param speech what is spoken on the connection
    /// @param identity who the host is, as [sampan.transport.DeviceIdentity#secret] has it, or null where nobody
    ///     asks
    /// @param hostName the host's name for people
    /// @param shares what it offers
    /// @param run tells this run of the host from every other
    /// @param limits how much it takes on
    /// @param client the visitor's address, as a number
    /// @param clientPort the visitor's port
    /// @param relay where to find the connection, or null when it is the standard input
    record Setup(
            Speech speech,
            @Nullable String identity,
            String hostName,
            List<SharedFolder> shares,
            long run,
            ServerLimits limits,
            String client,
            int clientPort,
            @Nullable Relayed relay)
            implements ToChild {
        public Setup {
            shares = List.copyOf(shares);
        }
    }

    /// What may be spoken.
    enum Speech {
        SAMPAN,
        CLASSIC,
        ECHO
    }

    /// A connection that comes through a relay.
    ///
    /// @param port on loopback
    /// @param key what has to be shown there
    record Relayed(int port, String key) {}

    /// Answers [FromChild.Receive].
    ///
    /// @param enrolledBy id of the link that enrolled the visitor just now, or null
    record Received(
            Reply.Standing standing,
            RightsNow rights,
            @Nullable String enrolledBy) implements ToChild {}

    /// Answers [FromChild.Receive] when it could not be written down.
    ///
    /// @param text a line for logs
    record NotReceived(String text) implements ToChild {}

    /// Answers [FromChild.Join] and [FromChild.Take].
    record Granted(boolean is) implements ToChild {}

    /// The visitor's rights have changed.
    record Changed(RightsNow rights) implements ToChild {}

    /// End when the request under way is answered.
    record Leave(Bye.Reason why) implements ToChild {}

    /// What a visitor may do at one moment.
    ///
    /// @param shares what it may enter at all
    /// @param over whether everything was taken back or has run out
    record RightsNow(List<Right> shares, boolean over) {
        public RightsNow {
            shares = List.copyOf(shares);
        }

        static RightsNow of(Rights rights, List<SharedFolder> shares) {
            List<Right> all = shares.stream()
                    .map(share -> new Right(share.name(), rights.in(share)))
                    .filter(right -> right.access() != null)
                    .toList();
            return new RightsNow(all, rights.over());
        }
    }

    /// What it may do in one share.
    record Right(String share, @Nullable Access access) {}
}
