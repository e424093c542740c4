package sampan.server.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;

/// Gives entries another place or name, never replacing. Thread-safe.
final class Moving {
    private final Walker walker;
    private final Areas areas;
    private final FoldedNames folded;
    private final boolean portable;

    Moving(Walker walker, Areas areas, FoldedNames folded, boolean portable) {
        this.walker = walker;
        this.areas = areas;
        this.folded = folded;
        this.portable = portable;
    }

    /// Moves an entry, durably.
    ///
    /// @param version the version it must have, or null
    Entry move(RemotePath from, RemotePath to, @Nullable String version) throws IOException {
        if (from.isShare()) {
            throw Failures.unsupported("the top of a share");
        }
        if (!to.equals(from) && to.isWithin(from)) {
            throw Failures.badRequest("to", "a folder can't lie in itself");
        }
        try (Folder source = walker.parent(from);
                Folder target = walker.parent(to)) {
            Stat stat = source.find(from.leaf());
            if (stat == null || !stat.isServed()) {
                throw Failures.absent(from.leaf());
            }
            checkVersion(from.leaf(), stat, version);
            if (to.equals(from)) {
                return Entries.of(to.leaf(), stat);
            }
            give(source, from.leaf(), stat, target, to);
            target.force();
            source.force();
            return Entries.of(to.leaf(), target.stat(to.leaf()));
        }
    }

    /// Gives a thing a place in a folder, if nothing has the name. The folders are not forced.
    ///
    /// @param stat what is to be moved
    void give(Folder source, String name, Stat stat, Folder target, RemotePath to) throws IOException {
        if (portable) {
            FolderClaim.checkPortable(to.leaf());
        }
        Area area = areas.of(target.stat(), to.parent());
        try (FolderClaim claim = FolderClaim.of(area, target, folded, portable)) {
            boolean respelled = source.stat().isSameThing(target.stat()) && Folded.clash(name, to.leaf());
            Stat there = respelled ? null : claim.before(to.leaf());
            if (there == null) {
                there = rename(source, name, stat, target, to.leaf(), area, respelled);
            }
            if (there != null) {
                throw Failures.conflict(
                        Failure.ConflictReason.EXISTS, Entries.of(to.leaf(), there), claim.freeName(to.leaf()));
            }
            claim.given(to.leaf());
        }
    }

    static void checkVersion(String name, Stat stat, @Nullable String version) throws StorageException {
        if (version != null && !version.equals(Entries.version(stat))) {
            throw Failures.conflict(Failure.ConflictReason.CHANGED, Entries.of(name, stat), null);
        }
    }

    /// Returns what has the name, or null if it was given.
    private static @Nullable Stat rename(
            Folder source, String name, Stat stat, Folder target, String as, Area area, boolean respelled)
            throws IOException {
        try {
            if (stat.isFile()) {
                Naming.give(source, name, target, as, false);
            } else {
                renameFolder(source, name, target, as);
            }
            return null;
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.EXIST) {
                throw problem;
            }
        }
        Stat there = target.stat(as);
        if (!respelled || !there.isSameThing(stat) || isListed(target, as)) {
            return there;
        }
        // To this file system both spellings are one name, so it is taken by itself: two steps.
        String between = Entries.OWN + "-" + area.newName();
        source.rename(name, target, between, Folder.Rename.REPLACE);
        source.rename(between, target, as, Folder.Rename.REPLACE);
        return null;
    }

    private static void renameFolder(Folder source, String name, Folder target, String as) throws IOException {
        try {
            source.rename(name, target, as, Folder.Rename.KEEP);
        } catch (IOException problem) {
            if (!Errno.of(problem).meansNoRename()) {
                throw problem;
            }
            // What another program puts there in this instant is safe unless it is an empty folder: nothing
            // else gives way to a folder.
            if (target.find(as) != null) {
                throw Errno.EXIST.about(as);
            }
            source.rename(name, target, as, Folder.Rename.REPLACE);
        }
    }

    private static boolean isListed(Folder folder, String leaf) throws IOException {
        try (Names names = folder.names()) {
            for (String name = names.next(); name != null; name = names.next()) {
                if (name.equals(leaf)) {
                    return true;
                }
            }
            return false;
        }
    }
}
