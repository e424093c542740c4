package sampan.app.ui.host;

import sampan.server.ServerEvent;

/// Something that happened at a share. Immutable.
///
/// @param when milliseconds since 1970-01-01T00:00Z
/// @param who what the device calls itself; empty where none did it
/// @param event what happened
record Deed(long when, String who, ServerEvent event) {}
