package sampan.app.ui.browse;

import java.util.Locale;
import sampan.app.text.Shown;
import sampan.app.text.Text;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

/// One line of the table. There may be a million of them, so it holds nothing that can be told from the rest.
/// Immutable.
///
/// @param folder where the entry is
/// @param entry what it is; its name is legal
record Row(RemotePath folder, Entry entry) {
    /// The line of an entry in a folder.
    ///
    /// @throws sampan.protocol.BadNameException if there can be no such path
    static Row of(RemotePath folder, Entry entry) {
        folder.child(entry.name());
        return new Row(folder, entry);
    }

    /// Its path.
    RemotePath path() {
        return folder.child(entry.name());
    }

    /// Whether this is its path; costs less than making it.
    boolean isAt(RemotePath path) {
        return !path.isLibrary()
                && path.leaf().equals(entry.name())
                && path.parent().equals(folder);
    }

    /// What it seems to be.
    FileKind kind() {
        return FileKind.of(entry, folder.isLibrary());
    }

    /// Its name with every harmful character replaced: the only form of it that gets to the screen.
    String shown() {
        return Shown.name(entry.name());
    }

    boolean isFolder() {
        return entry.isFolder();
    }

    boolean isFile() {
        return entry.kind() == Entry.Kind.FILE;
    }

    boolean isHidden() {
        return entry.name().startsWith(".");
    }

    /// What it is in words: "Folder", "PNG image", "File".
    String type(Text text) {
        String ending = FileKind.ending(entry.name());
        FileKind kind = kind();
        return kind == FileKind.OTHER && !isFolder()
                ? ending.isEmpty() ? text.get("kind.file") : text.get("kind.other", ending.toUpperCase(Locale.ROOT))
                : text.get(kind.key(), ending.toUpperCase(Locale.ROOT));
    }
}
