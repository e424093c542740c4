package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// Makes complete drafts files: sealed, so that nobody writes any more; time set; forced; the intent
/// written durably; the name given without replacing, or exchanged; the folder forced; and only then
/// answered. Whatever step it dies at, doing it again goes on from there. Thread-safe.
final class Publishing {
    private final Walker walker;
    private final Areas areas;
    private final Drafts drafts;
    private final FoldedNames folded;
    private final StorageOptions options;

    Publishing(Walker walker, Areas areas, Drafts drafts, FoldedNames folded, StorageOptions options) {
        this.walker = walker;
        this.areas = areas;
        this.drafts = drafts;
        this.folded = folded;
        this.options = options;
    }

    /// Publishes a draft.
    Reply.Published publish(DeviceId device, Request.Publish request, boolean anonymous) throws IOException {
        try (Draft draft = drafts.open(device, request.draft().id());
                LockFile.Hold _ = draft.holdPublishing();
                Marks marks = draft.marks()) {
            Reply.Published earlier = resume(draft, marks);
            return earlier != null ? earlier : publish(draft, marks, request, anonymous);
        }
    }

    private Reply.Published publish(Draft draft, Marks marks, Request.Publish request, boolean anonymous)
            throws IOException {
        RemotePath path = draft.offer().path();
        if (request.leaf() != null) {
            path = path.sibling(request.leaf());
        }
        if (options.portable()) {
            FolderClaim.checkPortable(path.leaf());
        }
        try (Folder folder = walker.parent(path)) {
            Area area = areas.of(folder.stat(), path.parent());
            seal(draft, marks, request.digest());
            draft.folder().setModified(Draft.DATA, request.modified());
            draft.force();
            Stat data = draft.folder().stat(Draft.DATA);
            TrashId trash = request.trash() == null ? TrashId.random() : request.trash();
            PublishNote note = new PublishNote(
                    path, request.digest(), request.modified(), data.device(), data.inode(), trash, anonymous);
            note.write(draft);
            DraftFile file = new DraftFile(draft, data, request.digest().toString());
            try (FolderClaim claim = FolderClaim.of(area, folder, folded, options.portable())) {
                Placer.place(claim, file, new Placer.Wish(path, request.condition(), trash, anonymous));
            } catch (IOException problem) {
                PublishNote.erase(draft);
                throw problem;
            }
            return finish(draft, marks, note, folder);
        }
    }

    /// What came of an earlier attempt, or null if the draft has no name yet.
    private Reply.@Nullable Published resume(Draft draft, Marks marks) throws IOException {
        PublishNote note = PublishNote.read(draft);
        if (note == null) {
            return null;
        }
        if (marks.header().state() == Marks.State.PUBLISHED) {
            return answer(draft, note, marks.header().version());
        }
        Stat data = draft.data();
        Stat there = note.find(walker);
        if (data != null && (there == null || !there.isSameThing(data))) {
            PublishNote.erase(draft);
            return null;
        }
        if (there == null) {
            // It had its name, and somebody gave it another one since.
            marks.set(Marks.State.PUBLISHED, null);
            return answer(draft, note, null);
        }
        try (Folder folder = walker.parent(note.path())) {
            return finish(draft, marks, note, folder);
        }
    }

    /// The name is there: makes that sure, and lets the draft go.
    private Reply.Published finish(Draft draft, Marks marks, PublishNote note, Folder folder) throws IOException {
        folder.force();
        if (draft.data() != null) {
            draft.folder().deleteFile(Draft.DATA);
        }
        // Only now, because giving up the other name changed it.
        Stat there = note.find(walker);
        String version = there == null ? null : Entries.version(there);
        marks.set(Marks.State.PUBLISHED, version);
        return answer(draft, note, version);
    }

    private static Reply.Published answer(Draft draft, PublishNote note, @Nullable String version) throws IOException {
        boolean trashed = draft.area().trash().find(note.trash().hex()) != null;
        Entry entry = new Entry("", Entry.Kind.FILE, draft.offer().size(), note.modified(), version, false);
        return new Reply.Published(entry, trashed);
    }

    /// Takes away the marks of chunks that the data no longer reach: somebody cut them.
    private static void clearBeyond(long end, Marks marks, ChunkPlan plan) throws IOException {
        for (int chunk = (int) (end / Limits.CHUNK); chunk < plan.count(); chunk++) {
            if (plan.offset(chunk) + plan.length(chunk) > end) {
                marks.clear(chunk);
            }
        }
    }

    /// Lets nobody write to the draft any more, if it is whole.
    private void seal(Draft draft, Marks marks, Digest expected) throws IOException {
        ChunkPlan plan = draft.offer().plan();
        List<Digest> digests = new ArrayList<>();
        BitSet missing = new BitSet();
        try (LockFile.Hold _ = draft.holdSealing()) {
            Stat data = draft.folder().stat(Draft.DATA);
            marks.refresh();
            if (data.size() > plan.size()) {
                draft.remove();
                throw Failures.absent("somebody wrote to the draft's data");
            }
            clearBeyond(data.size(), marks, plan);
            marks.each((chunk, slot) -> {
                if (slot == null || slot.instance() != options.instance()) {
                    missing.set(chunk);
                } else {
                    digests.add(slot.digest());
                }
            });
            boolean whole =
                    missing.isEmpty() && Digests.file(plan.size(), digests).equals(expected);
            if (!whole && marks.header().state() == Marks.State.SEALED && data.links() <= 1) {
                marks.set(Marks.State.OPEN, null);
            } else if (whole) {
                marks.set(Marks.State.SEALED, null);
            }
            if (!missing.isEmpty()) {
                ChunkSet told = ChunkSet.of(missing).first(Limits.ARRAY);
                throw new StorageException(new Failure.Incomplete(told, "chunks are missing or not confirmed"));
            }
            if (!whole) {
                throw new StorageException(new Failure.BadDigest(ChunkSet.all(plan), "the file's digest differs"));
            }
        }
    }
}
