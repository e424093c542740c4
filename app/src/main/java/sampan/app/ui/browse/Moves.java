package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import sampan.protocol.RemotePath;

/// What the table asks the rest of the window to carry. Called on the screen's thread; returns at once.
public interface Moves {
    /// Sends files and folders of this computer.
    ///
    /// @param folder an existing folder of the visited host
    void upload(List<Path> what, RemotePath folder);

    /// Does with files what the person wants a double-click to do.
    void open(List<RemotePath> what);

    /// Fetches files and folders to the person's folder for downloads.
    void download(List<RemotePath> what);

    /// Fetches files and folders to a folder that the person is asked for.
    void downloadTo(List<RemotePath> what);
}
