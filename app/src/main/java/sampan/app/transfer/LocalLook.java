package sampan.app.transfer;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.NameProblem;

/// Looks at this computer's disk where files and folders would be put, and makes nothing. Used by one thread; folders
/// come before what they hold, and everything is noted before anything is looked at.
final class LocalLook {
    private final LocalSystem system;
    private final Manifest manifest;
    private final Map<TargetFolder, Place> places = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Set<Path> taken = new HashSet<>();

    /// Where a folder would be.
    ///
    /// @param path null if it can't be there
    /// @param there whether it is there now
    private record Place(@Nullable Path path, boolean there) {}

    LocalLook(LocalSystem system, Manifest manifest) {
        this.system = system;
        this.manifest = manifest;
    }

    /// This will be looked at.
    void note(TargetFolder folder) {
        TargetFolder in = folder.parent();
        if (in != null && folder.renamed() == null) {
            note(in, folder.remote().leaf());
        }
    }

    /// This will be looked at.
    void note(RemoteFile file) {
        if (file.local().equals(file.name())) {
            note(file.in(), file.name());
        }
    }

    private void note(TargetFolder in, String name) {
        if (system.foldsCase()) {
            kept.putIfAbsent(in.shownChild(system.key(name)), name);
        }
    }

    /// Looks where a folder would be.
    void at(TargetFolder folder) {
        TargetFolder in = folder.parent();
        String local = folder.local();
        if (in == null || local == null) {
            return;
        }
        Place above = place(in);
        Path path = path(above, local, folder.shown());
        boolean there = false;
        PreflightAnswer answer = bad(above, path);
        if (answer == null && path != null) {
            BasicFileAttributes existing = above.there() ? TargetFolder.look(path) : null;
            there = existing != null && existing.isDirectory();
            answer = existing == null ? named(in, folder.remote().leaf(), local) : ofFolder(local, existing);
        }
        boolean possible = answer != null && manifest.folder(folder.shown(), answer);
        places.put(folder, new Place(possible ? path : null, there));
    }

    private static PreflightAnswer ofFolder(String local, BasicFileAttributes existing) {
        return existing.isDirectory()
                ? new PreflightAnswer.Same()
                : new PreflightAnswer.Differs(entry(local, existing));
    }

    /// Looks where a file would be.
    void at(RemoteFile file) {
        Place above = place(file.in());
        Path path = path(above, file.local(), file.shown());
        PreflightAnswer answer = bad(above, path);
        if (answer == null && path != null) {
            BasicFileAttributes existing = above.there() ? TargetFolder.look(path) : null;
            if (!taken.add(path)) {
                answer = new PreflightAnswer.Clash(file.name(), null);
            } else {
                answer = existing == null ? named(file.in(), file.name(), file.local()) : ofFile(file, existing);
            }
        }
        if (answer != null) {
            manifest.file(file.shown(), file.size(), file.modified(), answer);
        }
    }

    private static PreflightAnswer ofFile(RemoteFile file, BasicFileAttributes existing) {
        boolean same = existing.isRegularFile()
                && SameFile.is(
                        file.size(),
                        file.modified(),
                        existing.size(),
                        existing.lastModifiedTime().toMillis());
        return same ? new PreflightAnswer.Same() : new PreflightAnswer.Differs(entry(file.local(), existing));
    }

    private static Entry entry(String name, BasicFileAttributes existing) {
        long modified = existing.lastModifiedTime().toMillis();
        return existing.isDirectory()
                ? Entry.folder(name, modified)
                : Entry.file(name, Math.max(0, existing.size()), modified);
    }

    private Place place(TargetFolder folder) {
        if (folder.parent() == null) {
            // The chosen folder itself is there: nothing is made.
            return places.computeIfAbsent(folder, LocalLook::top);
        }
        return places.getOrDefault(folder, new Place(null, false));
    }

    private static Place top(TargetFolder folder) {
        try {
            return new Place(folder.ensure(), true);
        } catch (TransferException e) {
            return new Place(null, false);
        }
    }

    private static @Nullable Path path(Place above, String local, String shown) {
        try {
            return above.path() == null ? null : LocalName.in(above.path(), local, shown);
        } catch (TransferException e) {
            return null;
        }
    }

    /// Why nothing can be there, or null.
    private @Nullable PreflightAnswer bad(Place above, @Nullable Path path) {
        if (above.path() == null) {
            return new PreflightAnswer.Stranded();
        }
        if (path == null) {
            return new PreflightAnswer.BadName(0, NameProblem.MALFORMED, null);
        }
        return system.reaches(path) ? null : new PreflightAnswer.TooLong(null);
    }

    /// Nothing is there; but the name may be another one here.
    private PreflightAnswer named(TargetFolder in, String name, String local) {
        if (name.equals(local)) {
            return new PreflightAnswer.New();
        }
        return system.problem(name)
                .map(bad -> Manifest.named(bad.position(), bad.problem(), local))
                .orElseGet(() ->
                        new PreflightAnswer.Clash(kept.getOrDefault(in.shownChild(system.key(name)), name), local));
    }
}
