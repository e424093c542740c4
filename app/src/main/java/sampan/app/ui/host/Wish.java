package sampan.app.ui.host;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;
import sampan.server.ConnectionModel;

/// What a person wants shared, and how. Immutable.
///
/// @param folder which folder
/// @param name what visitors see it as
/// @param access what they may do
/// @param network whether other computers may come, or this one only
/// @param until how long the link lets somebody in
/// @param model how visitors are served
public record Wish(Path folder, String name, Access access, boolean network, Until until, ConnectionModel model) {
    /// How long a link lets somebody in.
    public enum Until {
        /// One hour.
        HOUR(Duration.ofHours(1)),
        /// 24 hours.
        DAY(Duration.ofHours(24)),
        /// Seven days.
        WEEK(Duration.ofDays(7)),
        /// As long as the share stands.
        STOPPED(null);

        private final @Nullable Duration time;

        Until(@Nullable Duration time) {
            this.time = time;
        }

        /// The time, or null for no end.
        @Nullable
        Duration time() {
            return time;
        }
    }
}
