package sampan.server;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Reply;

/// What a dialect leaves to the process of a connection, and what it answers that process. Immutable; free for any
/// thread.
///
/// @param speech what is spoken
/// @param identity who the host is, as [ToChild.Setup] has it
/// @param hostName the host's name for people
/// @param shares what is offered
/// @param run tells this run of the host from every other
/// @param doorman decides who is let in
/// @param quota how much may be uploaded by those whom nobody knows
/// @param shown is told every message of an echo's client
record Duty(
        ToChild.Speech speech,
        @Nullable String identity,
        String hostName,
        List<SharedFolder> shares,
        long run,
        Doorman doorman,
        Quota quota,
        Consumer<String> shown) {
    private static final Doorman NOBODY = (_, _, _) -> new Doorman.Received(Reply.Standing.UNPAIRED, Rights.NONE, null);

    Duty {
        shares = List.copyOf(shares);
    }

    /// The duty of the `sampan` dialect.
    static Duty sampan(Host host) {
        return new Duty(
                ToChild.Speech.SAMPAN,
                host.config().identity().secret(),
                host.config().hostName(),
                host.shares().stream().map(HostedShare::folder).toList(),
                host.run(),
                host.doorman(),
                Quota.of(0),
                _ -> {});
    }

    /// The duty of the classic dialect.
    static Duty classic(Host host, Quota quota) {
        List<SharedFolder> first = List.of(host.shares().getFirst().folder());
        return new Duty(
                ToChild.Speech.CLASSIC,
                host.config().identity().secret(),
                host.config().hostName(),
                first,
                host.run(),
                NOBODY,
                quota,
                _ -> {});
    }

    /// The duty of an echo.
    static Duty echo(Consumer<String> shown) {
        return new Duty(ToChild.Speech.ECHO, null, "", List.of(), 0, NOBODY, Quota.of(0), shown);
    }
}
