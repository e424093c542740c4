package sampan.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// Something that a visitor removed or replaced, and that lies in a share's trash. Immutable.
///
/// @param id its name there
/// @param path where it was
/// @param entry what it is
/// @param removed when it came there
/// @param by the device that removed it; null for what was replaced, and where that was not noted
public record TrashItem(
        TrashId id,
        RemotePath path,
        Entry entry,
        Instant removed,
        @Nullable DeviceId by) {}
