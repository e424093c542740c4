package sampan.app.ui.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.app.store.KeptShare;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.server.ConnectionModel;
import sampan.transport.DeviceId;

/// What a person wants shared, and how. Immutable.
///
/// @param folder which folder
/// @param name what visitors see it as
/// @param access what they may do
/// @param network whether other computers may come, or this one only
/// @param who who may come
/// @param ways how visitors are served
/// @param again whether it is to be shared again when Sampan is started the next time
public record Wish(Path folder, String name, Access access, boolean network, Who who, Ways ways, boolean again) {
    /// Who may come.
    public sealed interface Who {
        /// Whoever has a link.
        ///
        /// @param until how long the first one lets somebody in
        record Link(Until until) implements Who {}

        /// Devices that were approved one by one; no link is made.
        ///
        /// @param devices those; null for whoever was approved before
        record Approved(@Nullable Set<DeviceId> devices) implements Who {
            public Approved {
                devices = devices == null ? null : Set.copyOf(devices);
            }
        }
    }

    /// How visitors are served, for the few who want it otherwise.
    ///
    /// @param model who serves how many of them
    /// @param portable whether names that they create must be such that every system can hold them
    /// @param classic whether the folder is also offered in the classic dialect, which encrypts nothing and knows
    ///     nobody
    public record Ways(ConnectionModel model, boolean portable, boolean classic) {
        /// As nearly everybody has it.
        public static final Ways USUAL = new Ways(ConnectionModel.VIRTUAL_THREAD, true, false);
    }

    /// What was kept of one, to be shared again.
    static Wish of(KeptShare kept) {
        return new Wish(
                kept.folder(),
                kept.name(),
                kept.access(),
                kept.network(),
                kept.approved() ? new Who.Approved(null) : new Who.Link(Until.of(kept.until())),
                new Ways(model(kept.model()), kept.portable(), kept.classic()),
                true);
    }

    private static ConnectionModel model(String word) {
        for (ConnectionModel model : ConnectionModel.values()) {
            if (model.word().equals(word)) {
                return model;
            }
        }
        return ConnectionModel.VIRTUAL_THREAD;
    }

    /// What is kept of it.
    KeptShare kept() {
        Until until = who instanceof Who.Link(Until end) ? end : Until.HOUR;
        return new KeptShare(
                folder,
                name,
                access,
                network,
                who instanceof Who.Approved,
                until.word(),
                ways.model().word(),
                ways.portable(),
                ways.classic());
    }

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

        /// The one of this word; one of a later version is the shortest.
        private static Until of(String word) {
            for (Until until : values()) {
                if (until.word().equals(word)) {
                    return until;
                }
            }
            return HOUR;
        }

        /// What a choice calls it.
        String said(Words words) {
            return words.get("until." + word());
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The time, or null for no end.
        @Nullable
        Duration time() {
            return time;
        }
    }
}
