package sampan.app.cli;

import sampan.app.client.Destination;
import sampan.protocol.RemotePath;

/// Something in a host's library that was typed as HOST:PATH or as a link. Immutable.
///
/// @param host which host
/// @param path where in its library
record Place(Destination host, RemotePath path) {}
