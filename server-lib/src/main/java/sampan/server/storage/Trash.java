package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// What visitors removed or replaced: kept under ids that they chose, so that everything can be repeated.
/// Thread-safe.
final class Trash {
    private final Walker walker;
    private final Areas areas;
    private final Moving moving;
    private final FolderMaking making;

    Trash(Walker walker, Areas areas, Moving moving, FolderMaking making) {
        this.walker = walker;
        this.areas = areas;
        this.moving = moving;
        this.making = making;
    }

    /// Puts an entry into the trash, durably.
    ///
    /// @param device who removes it
    void remove(DeviceId device, RemotePath path, @Nullable String version, TrashId id) throws IOException {
        if (isDone(path, id)) {
            return;
        }
        try (Folder parent = walker.parent(path)) {
            Stat stat = parent.find(path.leaf());
            if (stat == null || !stat.isServed()) {
                throw Failures.absent(path.leaf());
            }
            Moving.checkVersion(path.leaf(), stat, version);
            if (!stat.isBeside(parent.stat())) {
                throw Failures.unsupported("a mount");
            }
            Area area = areas.of(stat, path.parent());
            try (TrashSlot slot = TrashSlot.prepare(area, id, path, TrashSlot.Cause.removedBy(device), stat)) {
                bury(parent, path.leaf(), stat, slot);
            }
            parent.force();
        }
    }

    /// What lies in the trash.
    List<Storage.Trashed> list() throws IOException {
        List<Storage.Trashed> items = new ArrayList<>();
        for (Area area : areas.all()) {
            try (Names names = area.trash().names()) {
                for (String name = names.next(); name != null; name = names.next()) {
                    Storage.Trashed item = item(area, name);
                    if (item != null) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }

    /// Brings an item back, durably, with the folders above its place.
    Reply.Restored restore(TrashId id, @Nullable RemotePath to) throws IOException {
        try (TrashSlot slot = open(id)) {
            RemotePath target = to == null ? slot.path() : to;
            Stat item = slot.item();
            RemotePath before = slot.restored();
            if (item == null) {
                if (before == null) {
                    throw Failures.absent("no such item");
                }
                // An earlier attempt got so far: its place is what is asked for.
                try (Folder parent = walker.parent(before)) {
                    parent.force();
                    return new Reply.Restored(before, Entries.of(before.leaf(), parent.stat(before.leaf())));
                }
            }
            making.make(target.parent(), true);
            slot.restoring(target);
            try (Folder parent = walker.parent(target)) {
                moving.give(slot.folder(), TrashSlot.ITEM, item, parent, target);
                parent.force();
                slot.folder().force();
                return new Reply.Restored(target, Entries.of(target.leaf(), parent.stat(target.leaf())));
            }
        }
    }

    /// Deletes an item for good.
    void purge(TrashId id) throws IOException {
        try (TrashSlot slot = open(id)) {
            if (slot.item() == null) {
                throw Failures.absent("no such item");
            }
            Purge.delete(slot.area(), slot.area().trash(), id.hex());
        }
    }

    private boolean isDone(RemotePath path, TrashId id) throws IOException {
        TrashSlot found = find(id);
        if (found == null) {
            return false;
        }
        try (TrashSlot slot = found) {
            if (slot.item() == null && slot.restored() == null) {
                return false;
            }
            if (!slot.path().equals(path)) {
                throw Failures.badRequest("id", "the id is in use");
            }
            // Whoever did it may have died before it was sure.
            slot.folder().force();
            return true;
        }
    }

    private static void bury(Folder parent, String name, Stat stat, TrashSlot slot) throws IOException {
        try {
            // The place is ours alone: nothing can be replaced there.
            parent.rename(name, slot.folder(), TrashSlot.ITEM, Folder.Rename.REPLACE);
        } catch (IOException problem) {
            slot.dropIfEmpty();
            throw problem;
        }
        Stat came = slot.folder().stat(TrashSlot.ITEM);
        if (!came.isSameThing(stat)) {
            Naming.give(slot.folder(), TrashSlot.ITEM, parent, name, false);
            slot.dropIfEmpty();
            throw Failures.conflict(Failure.ConflictReason.CHANGED, Entries.of(name, came), null);
        }
        slot.folder().force();
    }

    private static Storage.@Nullable Trashed item(Area area, String name) throws IOException {
        try {
            TrashSlot found = TrashSlot.open(area, new TrashId(name));
            if (found == null) {
                return null;
            }
            try (TrashSlot slot = found) {
                Stat item = slot.item();
                return item == null
                        ? null
                        : new Storage.Trashed(
                                new Part.Item(
                                        slot.id(),
                                        slot.path(),
                                        Entries.of(slot.path().leaf(), item),
                                        slot.removed()),
                                slot.by());
            }
        } catch (IllegalArgumentException _) {
            return null;
        } catch (DamagedException _) {
            return null;
        } catch (IOException problem) {
            if (Errno.of(problem).meansAbsent()) {
                return null;
            }
            throw problem;
        }
    }

    private TrashSlot open(TrashId id) throws IOException {
        TrashSlot slot = find(id);
        if (slot == null) {
            throw Failures.absent("no such item");
        }
        return slot;
    }

    private @Nullable TrashSlot find(TrashId id) throws IOException {
        for (Area area : areas.all()) {
            TrashSlot slot = TrashSlot.open(area, id);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }
}
