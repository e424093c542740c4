package sampan.server.storage;

import java.io.IOException;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;

/// Puts a file in place of another, which goes to the trash. Where the system can, both exchange their
/// names in one step and what came out is looked at then, so that nothing can be lost between a look and
/// the deed. No state.
final class Replacing {
    private Replacing() {}

    /// Puts a file in place of another, whose way into the trash is then durable. The folder is not forced
    /// yet.
    ///
    /// @param old what has the name now
    /// @return false if something else had the name by then; nothing has changed
    static boolean replace(Finished file, Folder to, RemotePath path, Stat old, TrashId id) throws IOException {
        Stat mine = file.folder().stat(file.name());
        try (TrashSlot slot = TrashSlot.prepare(file.area(), id, path, TrashSlot.Cause.replacedBy(mine), old)) {
            boolean done;
            try {
                done = exchange(file, to, path.leaf(), old, slot.folder());
            } catch (IOException problem) {
                slot.dropIfEmpty();
                throw problem;
            }
            if (!done) {
                slot.dropIfEmpty();
            }
            return done;
        }
    }

    private static boolean exchange(Finished file, Folder to, String leaf, Stat old, Folder slot) throws IOException {
        try {
            file.folder().link(file.name(), slot, TrashSlot.ITEM);
        } catch (IOException problem) {
            if (!Errno.of(problem).meansNoLink()) {
                throw problem;
            }
            return byMoving(file, to, leaf, old, slot);
        }
        try {
            slot.rename(TrashSlot.ITEM, to, leaf, Folder.Rename.EXCHANGE);
        } catch (IOException problem) {
            slot.deleteFile(TrashSlot.ITEM);
            if (Errno.of(problem) == Errno.NOENT) {
                return false;
            }
            if (!Errno.of(problem).meansNoRename()) {
                throw problem;
            }
            return byLinking(file, to, leaf, old, slot);
        }
        if (!slot.stat(TrashSlot.ITEM).isSameContent(old)) {
            slot.rename(TrashSlot.ITEM, to, leaf, Folder.Rename.EXCHANGE);
            slot.deleteFile(TrashSlot.ITEM);
            return false;
        }
        slot.force();
        if (!file.keepsName()) {
            file.folder().deleteFile(file.name());
        }
        return true;
    }

    /// Without exchanging: the old file gets a second name in the trash, then the new one takes its first.
    private static boolean byLinking(Finished file, Folder to, String leaf, Stat old, Folder slot) throws IOException {
        to.link(leaf, slot, TrashSlot.ITEM);
        if (!slot.stat(TrashSlot.ITEM).isSameContent(old)) {
            slot.deleteFile(TrashSlot.ITEM);
            return false;
        }
        slot.force();
        file.folder().rename(file.name(), to, leaf, Folder.Rename.REPLACE);
        return true;
    }

    /// Without second names: the old file goes, then the new one comes; if it can't, the old one comes
    /// back.
    private static boolean byMoving(Finished file, Folder to, String leaf, Stat old, Folder slot) throws IOException {
        to.rename(leaf, slot, TrashSlot.ITEM, Folder.Rename.REPLACE);
        if (!slot.stat(TrashSlot.ITEM).isSameContent(old)) {
            Naming.give(slot, TrashSlot.ITEM, to, leaf, false);
            return false;
        }
        slot.force();
        try {
            Naming.give(file, to, leaf);
        } catch (IOException problem) {
            if (to.find(leaf) == null) {
                Naming.give(slot, TrashSlot.ITEM, to, leaf, false);
            }
            throw problem;
        }
        return true;
    }
}
