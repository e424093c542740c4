package sampan.app.ui.browse;

import java.util.Locale;
import sampan.app.text.Shown;
import sampan.app.text.Text;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;

/// One line of the table. Immutable.
///
/// @param path where the entry is
/// @param entry what it is
/// @param kind what it seems to be
/// @param shown its name with every harmful character replaced: the only form of it that gets to the screen
record Row(RemotePath path, Entry entry, FileKind kind, String shown) {
    /// The line of an entry in a folder.
    static Row of(RemotePath folder, Entry entry) {
        return new Row(
                folder.child(entry.name()), entry, FileKind.of(entry, folder.isLibrary()), Shown.name(entry.name()));
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
        return kind == FileKind.OTHER && !isFolder()
                ? ending.isEmpty() ? text.get("kind.file") : text.get("kind.other", ending.toUpperCase(Locale.ROOT))
                : text.get(kind.key(), ending.toUpperCase(Locale.ROOT));
    }
}
