package sampan.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the shell stands on this computer. Used by one thread.
final class ShellFolder {
    private Path folder;

    ShellFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /// Stands there from now on.
    ///
    /// @throws IOException if there is no such folder
    void enter(String typed) throws IOException {
        Path there = folder.resolve(typed).normalize();
        if (!Files.isDirectory(there)) {
            throw Files.exists(there)
                    ? new NotDirectoryException(there.toString())
                    : new NoSuchFileException(there.toString());
        }
        folder = there;
    }

    /// What a folder holds, in the order of names, folders with a `/` behind them.
    List<String> names(String typed) throws IOException {
        try (Stream<Path> children = Files.list(folder.resolve(typed))) {
            return children.map(child -> child.getFileName() + (Files.isDirectory(child) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }
}
