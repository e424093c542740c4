package sampan.app.ui.browse;

import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

/// A file that this computer sends just now, and how far it is. Immutable.
///
/// @param path what it will be
/// @param size its bytes
/// @param modified its time, milliseconds since 1970
/// @param done how many of its bytes have arrived
/// @param secondsLeft how long the rest will take; -1 while nobody knows
public record Arriving(RemotePath path, long size, long modified, long done, long secondsLeft) {
    /// How much of it has arrived.
    int percent() {
        return size == 0 ? 0 : (int) Math.min(100, 100.0 * done / size);
    }

    /// Its line, while the host does not list it.
    Row row() {
        return new Row(path.parent(), Entry.file(path.leaf(), size, modified));
    }
}
