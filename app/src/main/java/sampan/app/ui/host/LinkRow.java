package sampan.app.ui.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.Invitation;

/// A link that lets devices in, as it is shown beside a shared folder. Immutable.
///
/// @param link the link
/// @param access what it gives there, or null where links open nothing
/// @param names what the devices call themselves that came by it and are known
/// @param shown whether it is the one that is handed on
record LinkRow(Invitation link, @Nullable Access access, List<String> names, boolean shown) {
    LinkRow {
        names = List.copyOf(names);
    }
}
