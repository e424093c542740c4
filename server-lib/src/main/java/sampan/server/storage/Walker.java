package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import sampan.protocol.RemotePath;

/// The one way from a visitor's path to an open folder: name by name from the share's top, never through a
/// symbolic link, so that it can't lead out of the share. May be used by many threads.
final class Walker implements Closeable {
    private final Folder top;

    Walker(Folder top) {
        this.top = top;
    }

    /// The share's top folder; not to be closed.
    Folder top() {
        return top;
    }

    /// Opens a folder. What is no folder, or not there, or behind a link, is NOT_FOUND.
    Folder open(RemotePath folder) throws IOException {
        return open(folder.inside());
    }

    /// Opens the folder that a path's last name is in.
    Folder parent(RemotePath path) throws IOException {
        List<String> names = path.inside();
        if (names.isEmpty()) {
            throw Failures.unsupported("the top of a share");
        }
        return open(names.subList(0, names.size() - 1));
    }

    /// Opens the folder of these names below the top.
    Folder open(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return top.again();
        }
        Folder at = step(top, names.getFirst());
        for (String name : names.subList(1, names.size())) {
            try (Folder above = at) {
                at = step(above, name);
            }
        }
        return at;
    }

    private static Folder step(Folder above, String name) throws IOException {
        try {
            return above.folder(name);
        } catch (IOException problem) {
            if (Errno.of(problem).meansAbsent()) {
                throw Failures.absent(name);
            }
            throw problem;
        }
    }

    @Override
    public void close() throws IOException {
        top.close();
    }
}
