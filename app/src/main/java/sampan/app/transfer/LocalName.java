package sampan.app.transfer;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Makes a path of this computer from a name that a host told: the only place that does. The name is legal
/// already, as a [sampan.protocol.RemotePath] checks it, and one that this system holds, as [LocalSystem] says; here
/// it must also be one plain name to this system, directly below the folder.
final class LocalName {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private LocalName() {}

    /// Whether this system is a Windows.
    static boolean isWindows() {
        return WINDOWS;
    }

    /// The path of that name in a folder.
    ///
    /// @param shown the path for people
    /// @throws TransferException if this system can't hold it
    static Path in(Path folder, String local, String shown) throws TransferException {
        try {
            Path path = folder.resolve(local);
            if (folder.equals(path.getParent()) && path.endsWith(local)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new TransferException(TransferException.Reason.BAD_NAME, shown, e);
        }
        throw new TransferException(TransferException.Reason.BAD_NAME, shown, null);
    }
}
