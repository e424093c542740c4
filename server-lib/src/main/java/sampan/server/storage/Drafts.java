package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.transport.DeviceId;

/// The drafts of a share: found again, begun, thrown away. Thread-safe.
final class Drafts {
    private final Walker walker;
    private final Areas areas;
    private final FoldedNames folded;
    private final boolean portable;

    Drafts(Walker walker, Areas areas, FoldedNames folded, boolean portable) {
        this.walker = walker;
        this.areas = areas;
        this.folded = folded;
        this.portable = portable;
    }

    /// Opens a device's draft.
    Draft open(DeviceId device, DraftId id) throws IOException {
        Draft draft = find(device, id);
        if (draft == null) {
            throw Failures.absent("no such draft");
        }
        return draft;
    }

    /// Opens a device's draft, or returns null.
    @Nullable
    Draft find(DeviceId device, DraftId id) throws IOException {
        Draft near = find(areas.open(), device, id);
        return near != null ? near : find(areas.all(), device, id);
    }

    /// Begins a draft or finds it again.
    Reply.Offered offer(DeviceId device, Request.Offer request, boolean anonymous) throws IOException {
        Draft found = find(device, request.id());
        if (found != null) {
            Reply.Offered answer;
            try (Draft draft = found) {
                answer = again(draft, request);
            }
            if (answer != null) {
                return answer;
            }
        }
        begin(device, request, anonymous);
        try (Draft draft = open(device, request.id())) {
            Reply.Offered answer = answer(draft);
            if (answer == null) {
                throw Failures.absent("the draft was published meanwhile");
            }
            return answer;
        }
    }

    /// What an offer is answered whose draft was there, or null if that draft is of no use and was put out
    /// of the way.
    private Reply.@Nullable Offered again(Draft draft, Request.Offer request) throws IOException {
        if (!draft.offer().equals(new Draft.Offer(request.path(), request.size(), request.modified()))) {
            throw Failures.conflict(Failure.ConflictReason.DRAFT, null, null);
        }
        try {
            Reply.Offered answer = answer(draft);
            if (answer == null) {
                discard(draft);
            }
            return answer;
        } catch (DamagedException _) {
            draft.quarantine();
            return null;
        }
    }

    /// Throws a draft away; an unknown one is success.
    void discard(DeviceId device, DraftId id) throws IOException {
        Draft found = find(device, id);
        if (found != null) {
            try (Draft draft = found) {
                discard(draft);
            }
        }
    }

    /// A device's drafts; published ones are none any more.
    List<Part.Draft> list(DeviceId device) throws IOException {
        List<Part.Draft> drafts = new ArrayList<>();
        for (Area area : areas.all()) {
            if (area.drafts().find(device.hex()) == null) {
                continue;
            }
            try (Folder folder = area.drafts().folder(device.hex());
                    Names names = folder.names()) {
                for (String name = names.next(); name != null; name = names.next()) {
                    Draft found = isId(name) ? find(area, device, new DraftId(name)) : null;
                    if (found != null) {
                        try (Draft draft = found) {
                            describe(draft, drafts);
                        } catch (IOException problem) {
                            goneOrDamaged(problem);
                        }
                    }
                }
            }
        }
        return drafts;
    }

    /// A draft that goes while we look is none, and one that is damaged is put aside when it is next offered.
    private static void goneOrDamaged(IOException problem) throws IOException {
        if (!(problem instanceof DamagedException) && !Errno.of(problem).meansAbsent()) {
            throw problem;
        }
    }

    private static void describe(Draft draft, List<Part.Draft> drafts) throws IOException {
        try (Marks marks = draft.marks()) {
            if (marks.header().state() == Marks.State.PUBLISHED) {
                return;
            }
            long[] held = {0};
            marks.each((_, slot) -> held[0] += slot == null ? 0 : slot.length());
            Draft.Offer offer = draft.offer();
            drafts.add(new Part.Draft(draft.id(), offer.path(), offer.size(), held[0], draft.used()));
        }
    }

    /// Throws an open draft away, when nobody writes to it or publishes it.
    static void discard(Draft draft) throws IOException {
        try (LockFile.Hold _ = draft.holdPublishing();
                LockFile.Hold _ = draft.holdSealing()) {
            draft.remove();
        }
    }

    private static @Nullable Draft find(List<Area> areas, DeviceId device, DraftId id) throws IOException {
        for (Area area : areas) {
            Draft draft = find(area, device, id);
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    private static boolean isId(String name) {
        try {
            return new DraftId(name).hex().equals(name);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static @Nullable Draft find(Area area, DeviceId device, DraftId id) throws IOException {
        if (area.drafts().find(device.hex()) == null) {
            return null;
        }
        try (Folder drafts = area.drafts().folder(device.hex())) {
            if (drafts.find(id.hex()) == null) {
                return null;
            }
            Folder folder = drafts.folder(id.hex());
            try {
                return Draft.open(area, device, id, folder);
            } catch (DamagedException _) {
                area.quarantine(drafts, id.hex());
                return null;
            }
        } catch (IOException problem) {
            if (Errno.of(problem) == Errno.NOENT) {
                return null;
            }
            throw problem;
        }
    }

    /// What an offer is answered, or null if the draft has nothing any more that could be published.
    private Reply.@Nullable Offered answer(Draft draft) throws IOException {
        int run = Limits.DEFAULT.run();
        try (Marks marks = draft.marks()) {
            PublishNote note = PublishNote.read(draft);
            if (draft.data() == null || (marks.header().state() == Marks.State.PUBLISHED && note != null)) {
                return note != null && note.stillThere(walker, marks.header().version())
                        ? new Reply.Offered(draft.offer().size(), ChunkSet.NONE, false, run, note.digest())
                        : null;
            }
            BitSet missing = new BitSet();
            long[] held = {0};
            marks.each((chunk, slot) -> {
                if (slot == null) {
                    missing.set(chunk);
                } else {
                    held[0] += slot.length();
                }
            });
            ChunkSet all = ChunkSet.of(missing);
            ChunkSet told = all.first(Limits.ARRAY);
            return new Reply.Offered(
                    held[0], told, told.ranges().size() < all.ranges().size(), run, null);
        }
    }

    private void begin(DeviceId device, Request.Offer request, boolean anonymous) throws IOException {
        String leaf = request.path().leaf();
        if (portable) {
            FolderClaim.checkPortable(leaf);
        }
        Area area;
        try (Folder parent = walker.parent(request.path())) {
            area = areas.of(parent.stat(), request.path().parent());
            if (!anonymous) {
                checkName(area, parent, request.path().leaf(), request.condition());
            }
        }
        Draft.Offer offer = new Draft.Offer(request.path(), request.size(), request.modified());
        area.space().promise(request.size(), () -> make(area, device, request.id(), offer));
    }

    /// Looks whether the name can be had, so that nothing is sent in vain; it is decided when the draft is
    /// published.
    private void checkName(Area area, Folder parent, String leaf, Condition condition) throws IOException {
        try (FolderClaim claim = FolderClaim.of(area, parent, folded, portable)) {
            Stat there = claim.before(leaf);
            if (there == null) {
                there = parent.find(leaf);
            }
            if (there != null || condition instanceof Condition.Is) {
                Placer.checkReplaced(claim, condition, leaf, there);
            }
        }
    }

    private static Area make(Area area, DeviceId device, DraftId id, Draft.Offer offer) throws IOException {
        String name = area.newName();
        area.temporary().makeFolder(name, true);
        try (Folder made = area.temporary().folder(name)) {
            Draft.fill(made, offer);
        }
        try (Folder drafts = Area.made(area.drafts(), device.hex())) {
            area.temporary().rename(name, drafts, id.hex(), Folder.Rename.REPLACE);
        } catch (IOException problem) {
            Purge.delete(area, area.temporary(), name);
            // Somebody else of the same device was faster: then that one is the draft.
            if (Errno.of(problem) != Errno.NOTEMPTY && Errno.of(problem) != Errno.EXIST) {
                throw problem;
            }
        }
        return area;
    }
}
