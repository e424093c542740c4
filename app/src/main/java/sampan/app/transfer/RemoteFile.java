package sampan.app.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

/// A file of a host on its way to this computer, as it was listed. Immutable.
///
/// @param in the folder it goes to
/// @param name its name at the host
/// @param local the name it gets here
/// @param size its bytes
/// @param modified its time, milliseconds since 1970
/// @param version its version, or null if the host did not tell
/// @param executable whether the host's owner may run it
record RemoteFile(
        TargetFolder in,
        String name,
        String local,
        long size,
        long modified,
        @Nullable String version,
        boolean executable) {
    /// An entry of a folder.
    ///
    /// @param local the name it gets here
    /// @throws sampan.protocol.BadNameException if its name is not legal
    static RemoteFile of(TargetFolder in, Entry entry, String local) {
        RemoteFile file = new RemoteFile(
                in, entry.name(), local, entry.size(), entry.modified(), entry.version(), entry.executable());
        file.path();
        return file;
    }

    /// The same file as it is now.
    RemoteFile now(long nowSize, long nowModified, @Nullable String nowVersion) {
        return new RemoteFile(in, name, local, nowSize, nowModified, nowVersion, executable);
    }

    /// The same file with another name here.
    RemoteFile called(String name) {
        return new RemoteFile(in, this.name, name, size, modified, version, executable);
    }

    /// Its place at the host.
    RemotePath path() {
        return in.remote().child(name);
    }

    /// Its path relative to the chosen folder.
    String shown() {
        return in.shownChild(name);
    }

    /// Its place here; makes the folder.
    ///
    /// @throws TransferException if there can be no such file here
    Path target() throws TransferException {
        return LocalName.in(in.ensure(), local, shown());
    }
}
