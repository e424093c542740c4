package sampan.app.store;

import java.util.List;
import java.util.Map;
import sampan.transport.DeviceId;

/// A batch as it is kept in the queue's database: what a later run needs to go on with it. Holds no token. Immutable.
///
/// @param id a number of its own
/// @param owner the process that carries it; see [QueueOwner]
/// @param kind what kind of process began it
/// @param upload whether it goes to the host; otherwise it comes from there
/// @param host where the host is
/// @param wanted what is carried: paths of this computer for an upload, of the host otherwise
/// @param target where to: a path of the host for an upload, of this computer otherwise
/// @param label what a person reads of it
/// @param options how it is carried, by name
/// @param state where it stands
/// @param detail why, where the state has a reason; else empty
/// @param turn when it is its turn
/// @param created milliseconds since 1970
public record KeptBatch(
        long id,
        String owner,
        QueueOwner.Kind kind,
        boolean upload,
        Host host,
        List<String> wanted,
        String target,
        Label label,
        Map<String, String> options,
        State state,
        String detail,
        Turn turn,
        long created) {
    /// Where a host is.
    ///
    /// @param name its name or address in the network
    /// @param port 1 to 65535
    /// @param device the key it must prove to have
    public record Host(String name, int port, DeviceId device) {}

    /// What a person reads of a batch.
    ///
    /// @param title its name
    /// @param from where it comes from
    /// @param to where it goes to
    public record Label(String title, String from, String to) {}

    /// When it is a batch's turn.
    ///
    /// @param priority the smaller, the sooner
    /// @param position among those of equal priority: the smaller, the sooner
    public record Turn(int priority, long position) {}

    /// Where a batch stands.
    public enum State {
        /// It waits its turn, or is under way.
        WAITING,
        /// It goes on when somebody says so.
        PAUSED,
        /// It ended, and something failed.
        FAILED
    }

    public KeptBatch {
        wanted = List.copyOf(wanted);
        options = Map.copyOf(options);
    }

    /// Whether both carry the same things to the same place.
    public boolean isLike(KeptBatch other) {
        return upload == other.upload
                && host.device().equals(other.host.device())
                && target.equals(other.target)
                && wanted.equals(other.wanted);
    }
}
