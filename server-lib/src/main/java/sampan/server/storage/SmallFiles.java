package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Digest;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Small files, published in groups: written aside one by one; then forced together, given their names, and
/// each folder forced once. Thread-safe.
final class SmallFiles {
    private final Walker walker;
    private final Areas areas;
    private final FoldedNames folded;
    private final Forcing forcing;
    private final Scratch scratch;
    private final boolean portable;

    SmallFiles(Walker walker, Areas areas, FoldedNames folded, Forcing forcing, Scratch scratch, boolean portable) {
        this.walker = walker;
        this.areas = areas;
        this.folded = folded;
        this.forcing = forcing;
        this.scratch = scratch;
        this.portable = portable;
    }

    /// Writes a file aside.
    SmallFile begin(Request.Put put, byte[] bytes, Digest digest, boolean anonymous) throws IOException {
        if (portable) {
            FolderClaim.checkPortable(put.path().leaf());
        }
        Area area;
        try (Folder parent = walker.parent(put.path())) {
            area = areas.of(parent.stat(), put.path().parent());
        }
        area.space().take(put.size());
        SmallFile file = new SmallFile(area, area.newName(), put, digest.toString(), anonymous, scratch);
        try {
            try (Blob blob = file.folder().create(file.name())) {
                blob.write(ByteBuffer.wrap(bytes, 0, put.size()), 0);
            }
            file.folder().setModified(file.name(), put.modified());
            return file;
        } catch (IOException problem) {
            file.discard();
            throw Failures.of(problem, "add", put.size(), area.space().free());
        }
    }

    /// Forces and publishes files.
    List<Storage.Outcome> settle(List<SmallFile> group) {
        List<Storage.@Nullable Outcome> outcomes = new ArrayList<>(Collections.nCopies(group.size(), null));
        Map<RemotePath, List<Integer>> folders = new LinkedHashMap<>();
        try {
            List<@Nullable IOException> problems = forcing.force(group);
            for (int i = 0; i < group.size(); i++) {
                IOException problem = problems.get(i);
                if (problem == null) {
                    RemotePath folder = group.get(i).put().path().parent();
                    folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(i);
                } else {
                    outcomes.set(i, failed(group.get(i), problem));
                }
            }
        } catch (IOException problem) {
            group.forEach(SmallFile::discard);
            return group.stream().map(file -> failed(file, problem)).toList();
        }
        folders.forEach((folder, indices) -> settle(folder, group, indices, outcomes));
        List<Storage.Outcome> all = new ArrayList<>();
        for (Storage.@Nullable Outcome outcome : outcomes) {
            all.add(outcome == null ? new Storage.Unsettled(Failures.broken("lost")) : outcome);
        }
        return all;
    }

    private void settle(
            RemotePath path, List<SmallFile> group, List<Integer> indices, List<Storage.@Nullable Outcome> outcomes) {
        SettledFolder settled = new SettledFolder();
        try (Folder folder = walker.open(path)) {
            Area area = areas.of(folder.stat(), path);
            try (FolderClaim claim = FolderClaim.of(area, folder, folded, portable)) {
                for (int i : indices) {
                    outcomes.set(i, place(claim, group.get(i), settled));
                }
            }
            settled.force(folder);
        } catch (IOException problem) {
            for (int i : indices) {
                outcomes.set(i, failed(group.get(i), problem));
            }
        }
    }

    private static Storage.Outcome place(FolderClaim claim, SmallFile file, SettledFolder settled) {
        try {
            Placer.Placed placed = Placer.place(claim, file, file.wish());
            Stat now = claim.folder().stat(placed.leaf());
            settled.add(placed, now);
            if (placed.already()) {
                file.discard();
            }
            return new Storage.Settled(new Reply.Stored(Entries.of("", now), placed.already()));
        } catch (IOException problem) {
            return failed(file, problem);
        }
    }

    private static Storage.Outcome failed(SmallFile file, IOException problem) {
        file.discard();
        long free = 0;
        try {
            free = file.area().space().free();
        } catch (IOException _) {
            // Then nobody can say.
        }
        return new Storage.Unsettled(Failures.of(problem, "add", file.size(), free));
    }
}
