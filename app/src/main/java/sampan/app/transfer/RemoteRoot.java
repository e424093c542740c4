package sampan.app.transfer;

import sampan.protocol.RemotePath;

/// Something to fetch with everything in it.
///
/// @param path a file or folder of the host
/// @param in the folder of this computer that it goes to
record RemoteRoot(RemotePath path, TargetFolder in) {}
