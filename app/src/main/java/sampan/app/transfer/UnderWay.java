package sampan.app.transfer;

import sampan.protocol.RemotePath;

/// A file of more than one request on its way to a host, at one moment. Immutable.
///
/// @param path what it will be there
/// @param size its bytes
/// @param modified its time, milliseconds since 1970
/// @param done how many of its bytes the host has
public record UnderWay(RemotePath path, long size, long modified, long done) {}
