package sampan.server;

import java.time.Duration;
import sampan.protocol.Limits;

/// How much a server takes on, and how long it waits. Immutable; begin with [#DEFAULT] and change it with `withX`.
///
/// @param members most connections of visitors that were let in; 1 or more
/// @param strangers most connections that have not been let in yet; 1 or more. One more ends the oldest of them
/// @param strangersPerSource most of these from one IPv4 address or IPv6 /64; this computer itself is exempt
/// @param handshakes TLS handshakes at once from which on one more ends the oldest, unless that began less than a
/// second ago
/// @param admission time within which a connection must be let in, however much it says meanwhile
/// @param stalled time after which a connection that takes no byte of what it is owed is ended
/// @param told what visitors are told, the idle deadline among it
public record ServerLimits(
        int members,
        int strangers,
        int strangersPerSource,
        int handshakes,
        Duration admission,
        Duration stalled,
        Limits told) {
    /// What a desktop computer affords.
    public static final ServerLimits DEFAULT =
            new ServerLimits(10_000, 64, 8, 32, Duration.ofSeconds(10), Duration.ofSeconds(60), Limits.DEFAULT);

    /// How long a silent visitor may keep everybody else waiting.
    private static final Duration ITERATIVE_IDLE = Duration.ofSeconds(10);

    /// How many processes are of use to one visitor.
    private static final int PROCESSES_EACH = 2;

    public ServerLimits {
        if (members < 1 || strangers < 1 || strangersPerSource < 1 || handshakes < 1) {
            throw new IllegalArgumentException("a limit of less than 1 lets nobody in");
        }
        if (!admission.isPositive() || !stalled.isPositive()) {
            throw new IllegalArgumentException("a deadline of no time lets nobody in");
        }
    }

    /// Another number of visitors' connections.
    public ServerLimits withMembers(int most) {
        return new ServerLimits(most, strangers, strangersPerSource, handshakes, admission, stalled, told);
    }

    /// Other numbers of connections that have not been let in yet, in all and from one source.
    public ServerLimits withStrangers(int most, int perSource) {
        return new ServerLimits(members, most, perSource, handshakes, admission, stalled, told);
    }

    /// Another time to be let in.
    public ServerLimits withAdmission(Duration within) {
        return new ServerLimits(members, strangers, strangersPerSource, handshakes, within, stalled, told);
    }

    /// Another time for a visitor that takes nothing.
    public ServerLimits withStalled(Duration after) {
        return new ServerLimits(members, strangers, strangersPerSource, handshakes, admission, after, told);
    }

    /// Other limits to tell visitors.
    public ServerLimits withTold(Limits limits) {
        return new ServerLimits(members, strangers, strangersPerSource, handshakes, admission, stalled, limits);
    }

    /// These limits as far as a connection model affords them: with one visitor at a time there is use for one
    /// connection only, and its silence costs everybody else; and only a thread of its own can wait with a visitor
    /// for a change. A process takes a while to come up, so nobody
    /// makes room for another before it is there.
    ServerLimits under(ConnectionModel model, Processes processes) {
        return switch (model) {
            case ITERATIVE ->
                withTold(new Limits(told.requests(), told.ahead(), told.run(), 1, 0, (int)
                        Math.min(told.idleMs(), ITERATIVE_IDLE.toMillis())));
            case PROCESS ->
                withStrangers(Math.max(strangers, processes.most()), strangersPerSource)
                        .withTold(new Limits(
                                told.requests(),
                                told.ahead(),
                                told.run(),
                                Math.min(told.connections(), PROCESSES_EACH),
                                told.waitMs(),
                                told.idleMs()));
            case THREAD, VIRTUAL_THREAD -> this;
            case EVENT_LOOP ->
                withTold(new Limits(told.requests(), told.ahead(), told.run(), told.connections(), 0, told.idleMs()));
        };
    }

    /// How long a visitor may be silent.
    public Duration idle() {
        return Duration.ofMillis(told.idleMs());
    }
}
