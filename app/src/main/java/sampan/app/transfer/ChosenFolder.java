package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.RemotePath;

/// The folder of this computer that a person chose for what is fetched. Pure functions but for a look at the disk.
final class ChosenFolder {
    private ChosenFolder() {}

    /// Its real path.
    ///
    /// @throws TransferException if it is not there, or is no folder
    static Path top(Path chosen) throws TransferException {
        try {
            Path top = chosen.toRealPath();
            if (!Files.isDirectory(top)) {
                throw new TransferException(Reason.NOT_A_FOLDER, chosen.toString(), null);
            }
            return top;
        } catch (IOException e) {
            throw LocalTrouble.of(chosen.toString(), e, chosen, 0);
        }
    }

    /// What is fetched, each once, and where in it that goes.
    ///
    /// @param top its real path
    static List<RemoteRoot> roots(List<RemotePath> what, Path top, LocalSystem system) {
        return RemoteRoot.all(new LinkedHashSet<>(what), path -> TargetFolder.top(top, path.parent(), system), system);
    }
}
