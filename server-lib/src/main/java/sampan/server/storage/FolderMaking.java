package sampan.server.storage;

import java.io.IOException;
import java.util.List;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// Makes folders, durably, and sets their times. Thread-safe.
final class FolderMaking {
    private final Walker walker;
    private final Areas areas;
    private final FoldedNames folded;
    private final boolean portable;

    FolderMaking(Walker walker, Areas areas, FoldedNames folded, boolean portable) {
        this.walker = walker;
        this.areas = areas;
        this.folded = folded;
        this.portable = portable;
    }

    /// Makes a folder; one that exists is success.
    ///
    /// @param parents whether missing folders above it are made too
    Entry make(RemotePath path, boolean parents) throws IOException {
        List<String> names = path.inside();
        if (names.isEmpty()) {
            return Entries.of(path.leaf(), walker.top().stat());
        }
        Folder at = walker.top().again();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            try (Folder above = at) {
                at = step(above, new RemotePath(path.names().subList(0, i + 2)), last, last || parents);
            }
        }
        try (Folder made = at) {
            return Entries.of(path.leaf(), made.stat());
        }
    }

    /// Sets the times of folders, all that can be.
    void setTimes(List<Request.Time> times) throws IOException {
        IOException first = null;
        for (Request.Time time : times) {
            try (Folder parent = walker.parent(time.path())) {
                if (!parent.stat(time.path().leaf()).isFolder()) {
                    throw Failures.absent(time.path().leaf());
                }
                parent.setModified(time.path().leaf(), time.modified());
            } catch (IOException problem) {
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Folder step(Folder above, RemotePath path, boolean last, boolean making) throws IOException {
        String name = path.leaf();
        Stat there = above.find(name);
        if (there == null) {
            if (!making) {
                throw Failures.absent(name);
            }
            make(above, path);
            above.force();
        } else if (!there.isFolder()) {
            if (!last) {
                throw Failures.absent(name);
            }
            Failure.ConflictReason why = there.isFile() ? Failure.ConflictReason.KIND : Failure.ConflictReason.EXISTS;
            throw Failures.conflict(why, Entries.of(name, there), null);
        } else if (last && areas.writable()) {
            // Whoever made it may have died before it was sure.
            above.force();
        }
        return above.folder(name);
    }

    private void make(Folder above, RemotePath path) throws IOException {
        if (portable) {
            FolderClaim.checkPortable(path.leaf());
        }
        Area area = areas.of(above.stat(), path.parent());
        try (FolderClaim claim = FolderClaim.of(area, above, folded, portable)) {
            if (claim.before(path.leaf()) == null) {
                above.makeFolder(path.leaf(), false);
                claim.given(path.leaf());
            }
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.EXIST || problem instanceof StorageException) {
                throw problem;
            }
        }
    }
}
