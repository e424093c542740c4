package sampan.server;

import java.time.Instant;
import sampan.protocol.DraftId;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;

/// A file of which a visitor has sent only a part so far: a draft, which goes on when the visitor comes again.
/// Immutable.
///
/// @param device who sends it
/// @param draft its name; each device has its own
/// @param path where the file shall be
/// @param size the file's bytes
/// @param held the bytes that have arrived
/// @param used when some last did
/// @param arriving whether more may be arriving just now
public record UnfinishedUpload(
        DeviceId device, DraftId draft, RemotePath path, long size, long held, Instant used, boolean arriving) {}
