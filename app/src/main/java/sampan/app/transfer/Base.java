package sampan.app.transfer;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;

/// A host's file that is to be replaced. Immutable.
///
/// @param path where it is
/// @param version its version
/// @param size its bytes; a chunk or more
record Base(RemotePath path, String version, long size) {
    /// What has a name, if chunks may be taken from it; else null.
    static @Nullable Base of(RemotePath path, Entry entry) {
        String version = entry.version();
        boolean usable = entry.kind() == Entry.Kind.FILE && entry.size() >= Limits.CHUNK;
        return usable && version != null ? new Base(path, version, entry.size()) : null;
    }
}
