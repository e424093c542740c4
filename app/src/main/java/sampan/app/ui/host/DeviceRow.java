package sampan.app.ui.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.Enrolment;
import sampan.server.Invitation;

/// A known device, as it is shown beside a shared folder. Immutable.
///
/// @param device the device
/// @param access what it may do there, or null when it is not let in
/// @param links the links by which it came and that give it something there, the latest first; none where it was
///     approved
/// @param here whether it is connected now
record DeviceRow(Enrolment device, @Nullable Access access, List<Invitation> links, boolean here) {
    DeviceRow {
        links = List.copyOf(links);
    }
}
