package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// One place in the trash: a folder named by the id, with a note and, once it has come, the `item`. Used by
/// one thread; closed by whoever opened it.
final class TrashSlot implements Closeable {
    static final String ITEM = "item";

    private static final String NOTE = "note";
    private static final String RESTORED = "restored";
    private static final String KIND = "trash";

    private final Area area;
    private final TrashId id;
    private final Folder folder;
    private final Note note;

    private TrashSlot(Area area, TrashId id, Folder folder, Note note) {
        this.area = area;
        this.id = id;
        this.folder = folder;
        this.note = note;
    }

    /// Why something comes here.
    ///
    /// @param by the device that removed it, or null
    /// @param incoming what is on its way to its path and lies here for an instant, or null; if it still does
    ///     after a crash, it is no item
    record Cause(@Nullable DeviceId by, @Nullable Stat incoming) {
        /// A device removes it.
        static Cause removedBy(DeviceId device) {
            return new Cause(device, null);
        }

        /// Another file takes its place.
        static Cause replacedBy(Stat incoming) {
            return new Cause(null, incoming);
        }
    }

    /// Makes a place ready, durably, for what has a path now.
    ///
    /// @param old what is at that path now; if it lies here too, an earlier attempt died before it was
    ///     replaced
    static TrashSlot prepare(Area area, TrashId id, RemotePath path, Cause cause, Stat old) throws IOException {
        String name = area.newName();
        Note note = new Note(KIND).with("removed", System.currentTimeMillis()).with("name", path.names());
        Stat incoming = cause.incoming;
        if (cause.by != null) {
            note.with("by", cause.by.text());
        }
        if (incoming != null) {
            note.with("device", incoming.device()).with("inode", incoming.inode());
        }
        area.temporary().makeFolder(name, true);
        try (Folder made = area.temporary().folder(name)) {
            note.write(made, NOTE, true);
            made.force();
        }
        try {
            area.temporary().rename(name, area.trash(), id.hex(), Folder.Rename.REPLACE);
        } catch (IOException problem) {
            Purge.delete(area, area.temporary(), name);
            if (Errno.of(problem) != Errno.NOTEMPTY && Errno.of(problem) != Errno.EXIST) {
                throw problem;
            }
            return again(area, id, path, cause, old);
        }
        area.trash().force();
        return new TrashSlot(area, id, area.trash().folder(id.hex()), note);
    }

    /// The id was used before: by an attempt that did not come to its end, or by something else.
    private static TrashSlot again(Area area, TrashId id, RemotePath path, Cause cause, Stat old) throws IOException {
        try (TrashSlot there = open(area, id)) {
            if (there == null || there.isTaken(path, old)) {
                throw Failures.badRequest("trash", "the id is in use");
            }
        }
        Purge.delete(area, area.trash(), id.hex());
        return prepare(area, id, path, cause, old);
    }

    private boolean isTaken(RemotePath wanted, Stat old) throws IOException {
        Stat item = item();
        if (item == null) {
            return restored() != null;
        }
        return !item.isSameThing(old) || !path().equals(wanted);
    }

    /// Opens a place, or returns null if there is none.
    static @Nullable TrashSlot open(Area area, TrashId id) throws IOException {
        if (area.trash().find(id.hex()) == null) {
            return null;
        }
        Folder folder = area.trash().folder(id.hex());
        try {
            Note note = Note.read(folder, NOTE, KIND);
            if (note == null) {
                throw new DamagedException("trash without a note");
            }
            return new TrashSlot(area, id, folder, note);
        } catch (IOException | RuntimeException problem) {
            folder.close();
            throw problem;
        }
    }

    Area area() {
        return area;
    }

    TrashId id() {
        return id;
    }

    Folder folder() {
        return folder;
    }

    /// What lies here, or null.
    @Nullable
    Stat item() throws IOException {
        Stat item = folder.find(ITEM);
        String inode = note.find("inode");
        if (item != null
                && inode != null
                && item.inode() == note.number("inode")
                && item.device() == note.number("device")) {
            return null;
        }
        return item;
    }

    /// Where it was.
    RemotePath path() throws DamagedException {
        return path(note);
    }

    /// When it came here, milliseconds since 1970.
    long removed() throws DamagedException {
        return note.number("removed");
    }

    /// Who removed it, or null where nobody noted it.
    @Nullable
    DeviceId by() {
        String by = note.find("by");
        try {
            return by == null ? null : DeviceId.parse(by);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Where it was brought back to, or null.
    @Nullable
    RemotePath restored() throws IOException {
        try {
            Note restored = Note.read(folder, RESTORED, RESTORED);
            return restored == null ? null : path(restored);
        } catch (DamagedException _) {
            // It is made sure before the item moves, so an attempt that died writing it moved nothing.
            return null;
        }
    }

    /// Says durably where it is brought back to.
    void restoring(RemotePath to) throws IOException {
        if (folder.find(RESTORED) != null) {
            folder.deleteFile(RESTORED);
        }
        new Note(RESTORED).with("name", to.names()).write(folder, RESTORED, true);
        folder.force();
    }

    /// Forgets a place that nothing came to.
    void dropIfEmpty() throws IOException {
        if (folder.find(ITEM) == null) {
            Purge.delete(area, area.trash(), id.hex());
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private static RemotePath path(Note note) throws DamagedException {
        try {
            List<String> names = note.all("name");
            return new RemotePath(names);
        } catch (BadNameException _) {
            throw new DamagedException("trash with a name that is not legal");
        }
    }
}
