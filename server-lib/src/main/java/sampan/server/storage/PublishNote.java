package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.Digest;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;

/// What a draft is about to become, written durably before it gets its name; so after a crash it can be
/// told whether it had it, and for a day what was answered.
///
/// @param path where the file shall be
/// @param digest the file's digest
/// @param modified its time, milliseconds since 1970
/// @param device with the inode: the data
/// @param inode with the device: the data
/// @param trash the id under which a replaced file went to the trash
/// @param anonymous whether the file may have got a name of its own instead
record PublishNote(
        RemotePath path, Digest digest, long modified, long device, long inode, TrashId trash, boolean anonymous) {
    /// Reads a draft's note, or returns null if there is none that is whole: then the draft had no name
    /// yet.
    static @Nullable PublishNote read(Draft draft) throws IOException {
        try {
            Note note = Note.read(draft.folder(), Draft.PUBLISH, Draft.PUBLISH);
            if (note == null) {
                return null;
            }
            return new PublishNote(
                    new RemotePath(note.all("name")),
                    Digest.parse(note.get("digest")),
                    note.number("modified"),
                    note.number("device"),
                    note.number("inode"),
                    new TrashId(note.get("trash")),
                    note.find("anonymous") != null);
        } catch (DamagedException _) {
            return null;
        } catch (BadNameException _) {
            return null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Writes it durably, in place of an earlier one.
    void write(Draft draft) throws IOException {
        erase(draft);
        Note note = new Note(Draft.PUBLISH)
                .with("name", path.names())
                .with("digest", digest.toString())
                .with("modified", modified)
                .with("device", device)
                .with("inode", inode)
                .with("trash", trash.hex());
        if (anonymous) {
            note.with("anonymous", "yes");
        }
        note.write(draft.folder(), Draft.PUBLISH, true);
        draft.folder().force();
    }

    /// Takes a draft's note back.
    static void erase(Draft draft) throws IOException {
        if (draft.folder().find(Draft.PUBLISH) != null) {
            draft.folder().deleteFile(Draft.PUBLISH);
        }
    }

    /// The last names that the file may have got.
    List<String> leaves() {
        List<String> leaves = new ArrayList<>(List.of(path.leaf()));
        if (anonymous) {
            leaves.addAll(Placer.ownNames(path.leaf(), digest.toString()));
        }
        return leaves;
    }

    /// The file, if it is where it was published, or null.
    @Nullable
    Stat find(Walker walker) throws IOException {
        try (Folder folder = walker.parent(path)) {
            for (String leaf : leaves()) {
                Stat there = folder.find(leaf);
                if (there != null && there.device() == device && there.inode() == inode) {
                    return there;
                }
            }
            return null;
        } catch (StorageException _) {
            return null;
        }
    }

    /// Whether the file is where it was published, and of that version if it is known.
    boolean stillThere(Walker walker, @Nullable String version) throws IOException {
        Stat there = find(walker);
        return there != null && (version == null || Entries.version(there).equals(version));
    }
}
