package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.DraftId;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;

/// A draft that is open: a folder with the `offer` (there or not, never changed), the `data` (written in
/// place, never cut), the `marks`, the `gate` (locked by those who write and those who publish), and from
/// publishing on the `publish` note.
///
/// Who stores a chunk holds the gate together with other writers; who seals holds it alone, so that nobody
/// writes to what may already have a name. Who publishes or discards holds the second byte,
/// [#holdPublishing], all the while. Everything is read from the files each time, so processes need no
/// common memory. Used by one thread; closed by whoever opened it.
final class Draft implements Closeable {
    static final String OFFER = "offer";
    static final String DATA = "data";
    static final String MARKS = "marks";
    static final String GATE = "gate";
    static final String PUBLISH = "publish";

    static final int WRITERS = 0;
    static final int PUBLISHER = 1;

    private final Area area;
    private final DeviceId device;
    private final DraftId id;
    private final Folder folder;
    private final LockFile gate;
    private final Offer offer;

    private Draft(Area area, DeviceId device, DraftId id, Folder folder, LockFile gate, Offer offer) {
        this.area = area;
        this.device = device;
        this.id = id;
        this.folder = folder;
        this.gate = gate;
        this.offer = offer;
    }

    /// What was offered.
    ///
    /// @param path where the file shall be
    /// @param size its bytes
    /// @param modified its time, milliseconds since 1970
    record Offer(RemotePath path, long size, long modified) {
        ChunkPlan plan() {
            return new ChunkPlan(size);
        }
    }

    /// Fills a new folder with a draft that holds nothing.
    static void fill(Folder folder, Offer offer) throws IOException {
        folder.create(DATA).close();
        folder.create(GATE).close();
        Marks.create(folder, offer.size);
        new Note(OFFER)
                .with("size", offer.size)
                .with("modified", offer.modified)
                .with("name", offer.path.names())
                .write(folder, OFFER, false);
    }

    /// Opens a device's draft in a folder, which it then closes.
    ///
    /// @throws DamagedException if something of it is not what it should be
    static Draft open(Area area, DeviceId device, DraftId id, Folder folder) throws IOException {
        List<Closeable> opened = new ArrayList<>(List.of(folder));
        try {
            if (folder.find(GATE) == null) {
                throw new DamagedException("no gate");
            }
            LockFile gate = LockFile.open(folder, GATE);
            opened.add(gate);
            return new Draft(area, device, id, folder, gate, read(folder));
        } catch (IOException | RuntimeException problem) {
            for (Closeable each : opened.reversed()) {
                each.close();
            }
            throw problem;
        }
    }

    Area area() {
        return area;
    }

    DraftId id() {
        return id;
    }

    Folder folder() {
        return folder;
    }

    Offer offer() {
        return offer;
    }

    LockFile gate() {
        return gate;
    }

    LockFile.Hold holdWriting() throws IOException {
        return gate.shared(WRITERS);
    }

    LockFile.Hold holdSealing() throws IOException {
        return gate.exclusive(WRITERS);
    }

    LockFile.Hold holdPublishing() throws IOException {
        return gate.exclusive(PUBLISHER);
    }

    Marks marks() throws IOException {
        return Marks.open(folder);
    }

    /// When a chunk was last written to it, milliseconds since 1970.
    long used() throws IOException {
        return folder.stat(MARKS).modifiedMillis();
    }

    /// The data, or null once they have become a file.
    @Nullable
    Stat data() throws IOException {
        return folder.find(DATA);
    }

    /// Whether chunks may be written: it is open, and the data have no other name. A crash of the system
    /// can lose the seal but not the name.
    boolean takesChunks(Marks marks) throws IOException {
        Stat data = data();
        return data != null && data.links() <= 1 && marks.refresh().state() == Marks.State.OPEN;
    }

    /// Removes the draft from the disk; nobody may be writing to it.
    void remove() throws IOException {
        try (Folder drafts = area.drafts().folder(device.hex())) {
            Purge.delete(area, drafts, id.hex());
        }
        area.space().freed();
    }

    /// Puts the draft aside, because something of it is not what it should be.
    void quarantine() throws IOException {
        try (Folder drafts = area.drafts().folder(device.hex())) {
            area.quarantine(drafts, id.hex());
        }
        area.space().freed();
    }

    /// Forces the data, and draws the consequence when that fails: the system may have forgotten what it
    /// could not write, so the marks vouch for nothing any more, and forcing again would prove nothing.
    /// Where there was no room, the chunks must come again; where the disk failed, the draft goes. Nothing
    /// may be held but, at most, publishing.
    void force() throws IOException {
        try (Blob data = folder.edit(DATA)) {
            data.force();
        } catch (IOException problem) {
            if (!Errno.of(problem).meansAbsent()) {
                lose(Errno.of(problem).meansFull());
            }
            throw problem;
        }
    }

    private void lose(boolean onlyMarks) throws IOException {
        try (LockFile.Hold _ = holdSealing();
                Marks marks = marks()) {
            marks.clearAll();
            marks.set(Marks.State.OPEN, null);
            if (!onlyMarks) {
                remove();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            gate.close();
        }
    }

    private static Offer read(Folder folder) throws IOException {
        Note note = Note.read(folder, OFFER, OFFER);
        if (note == null) {
            throw new DamagedException("no offer");
        }
        try {
            Offer offer = new Offer(new RemotePath(note.all("name")), note.number("size"), note.number("modified"));
            if (offer.plan().size() != offer.size || offer.path.inside().isEmpty()) {
                throw new DamagedException("an offer for nothing");
            }
            return offer;
        } catch (BadNameException _) {
            throw new DamagedException("an offer with a name that is not legal");
        } catch (IllegalArgumentException _) {
            throw new DamagedException("an offer with an impossible size");
        }
    }
}
