package sampan.server;

import java.time.Instant;
import java.util.List;
import sampan.transport.DeviceId;

/// A device that a host knows, and the links that gave it rights. Immutable.
///
/// @param device who it is
/// @param name what it called itself
/// @param links the ids of the links through which it came; what it may do is what those that still stand give, and
///     what it was given itself, see [AccessStore#grants]
/// @param enrolled when it first came
/// @param seen when it last came or left, to the minute
public record Enrolment(DeviceId device, String name, List<String> links, Instant enrolled, Instant seen) {
    private static final int ID_DIGITS = 12;

    public Enrolment {
        links = List.copyOf(links);
    }

    /// 12 hexadecimal digits, for people and for `sampan access revoke`.
    public String id() {
        return device.hex().substring(0, ID_DIGITS);
    }
}
