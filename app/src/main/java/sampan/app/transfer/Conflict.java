package sampan.app.transfer;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;

/// What an [Asker] is asked about: a file on its way, and what has its name. Immutable.
///
/// @param direction which way the file goes
/// @param path the file, relative to where the transfer takes it; names joined by `/`
/// @param size its bytes
/// @param modified its time, milliseconds since 1970
/// @param existing what has the name; null where the host does not tell
/// @param freeName a name like it that is free, or null where none is known
public record Conflict(
        Direction direction,
        String path,
        long size,
        long modified,
        @Nullable Entry existing,
        @Nullable String freeName) {}
