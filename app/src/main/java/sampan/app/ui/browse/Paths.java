package sampan.app.ui.browse;

import sampan.app.text.Shown;
import sampan.protocol.RemotePath;

/// How a path of a library is written for people.
final class Paths {
    private Paths() {}

    /// With a slash before each name: `/Photos/2026`.
    static String shown(RemotePath path) {
        return "/" + Shown.name(path.toString());
    }

    /// The names from this folder down to another one in it; empty for itself.
    static String below(RemotePath top, RemotePath folder) {
        int from = Math.min(top.names().size(), folder.names().size());
        return Shown.name(
                String.join("/", folder.names().subList(from, folder.names().size())));
    }

    /// The last name, or for the library itself this word.
    static String leaf(RemotePath path, String library) {
        return path.isLibrary() ? library : Shown.name(path.leaf());
    }
}
