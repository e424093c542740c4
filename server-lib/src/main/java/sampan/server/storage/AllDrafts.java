package sampan.server.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.transport.DeviceId;

/// The drafts of a share whosever they are, as the share's owner sees them: a visitor sees its own only. Thread-safe.
final class AllDrafts {
    private final Areas areas;
    private final Drafts drafts;
    private final InstantSource clock;

    AllDrafts(Areas areas, Drafts drafts, InstantSource clock) {
        this.areas = areas;
        this.drafts = drafts;
        this.clock = clock;
    }

    /// All of them; published ones are none any more.
    List<Storage.Unfinished> list() throws IOException {
        List<Storage.Unfinished> all = new ArrayList<>();
        for (DeviceId device : devices()) {
            drafts.list(device).forEach(draft -> all.add(new Storage.Unfinished(device, draft)));
        }
        return all;
    }

    private Set<DeviceId> devices() throws IOException {
        Set<DeviceId> devices = new LinkedHashSet<>();
        for (Area area : areas.all()) {
            try (Names names = area.drafts().names()) {
                for (String name = names.next(); name != null; name = names.next()) {
                    DeviceId device = device(name);
                    if (device != null) {
                        devices.add(device);
                    }
                }
            }
        }
        return devices;
    }

    private static @Nullable DeviceId device(String folder) {
        try {
            return DeviceId.ofHex(folder);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Throws a draft away, unless it was written to a moment ago. Looked at while it is held, so that no chunk comes
    /// in between.
    ///
    /// @param still for how long nobody may have written to it
    void discard(DeviceId device, DraftId id, Duration still) throws IOException {
        try (Draft draft = drafts.open(device, id);
                LockFile.Hold _ = draft.holdPublishing();
                LockFile.Hold _ = draft.holdSealing()) {
            try (Marks marks = draft.marks()) {
                if (marks.header().state() == Marks.State.PUBLISHED) {
                    throw Failures.absent("the draft has become a file");
                }
            }
            // Either way round: the disk's clock need not be ours.
            long ago = Math.abs(clock.millis() - draft.used());
            if (ago < still.toMillis()) {
                throw new StorageException(new Failure.Busy((int) (still.toMillis() - ago), "it is being written"));
            }
            draft.remove();
        }
    }
}
