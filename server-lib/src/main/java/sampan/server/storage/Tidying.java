package sampan.server.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.TrashId;

/// Clears away what is over: nothing else ever deletes on its own. Thread-safe.
final class Tidying {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int SCARCE = 10;

    private final Areas areas;
    private final InstantSource clock;

    Tidying(Areas areas, InstantSource clock) {
        this.areas = areas;
        this.clock = clock;
    }

    void tidy() throws IOException {
        for (Area area : areas.all()) {
            leftovers(area, area.temporary(), DAY);
            if (area.home().find(Area.ASIDE) != null) {
                try (Folder aside = area.aside()) {
                    leftovers(area, aside, WEEK);
                }
            }
            drafts(area);
            trash(area);
            area.space().freed();
        }
    }

    private void leftovers(Area area, Folder folder, Duration kept) throws IOException {
        for (String name : names(folder)) {
            Stat stat = folder.find(name);
            if (stat != null && !area.isOfThisRun(name) && isOlder(stat, kept)) {
                Purge.delete(area, folder, name);
            }
        }
    }

    private void drafts(Area area) throws IOException {
        Folder.Room room = area.home().room();
        boolean scarce = room.usable() < room.total() / SCARCE;
        for (String device : names(area.drafts())) {
            try (Folder folder = area.drafts().folder(device)) {
                for (String id : names(folder)) {
                    draft(area, folder, id, scarce ? DAY : WEEK);
                }
            } catch (IOException problem) {
                goneMeanwhile(problem);
            }
            try {
                area.drafts().deleteFolder(device);
            } catch (IOException problem) {
                if (Errno.of(problem) != Errno.NOTEMPTY && Errno.of(problem) != Errno.EXIST) {
                    goneMeanwhile(problem);
                }
            }
        }
    }

    private void draft(Area area, Folder device, String id, Duration kept) throws IOException {
        try (Folder folder = device.folder(id)) {
            Stat newest = newest(folder);
            if (newest == null || isOlder(newest, isPublished(folder) ? DAY : kept)) {
                remove(area, device, folder, id);
            }
        } catch (IOException problem) {
            goneMeanwhile(problem);
        }
    }

    private static void remove(Area area, Folder device, Folder folder, String id) throws IOException {
        if (folder.find(Draft.GATE) == null) {
            Purge.delete(area, device, id);
            return;
        }
        try (LockFile gate = LockFile.open(folder, Draft.GATE);
                LockFile.Hold _ = gate.exclusive(Draft.PUBLISHER);
                LockFile.Hold _ = gate.exclusive(Draft.WRITERS)) {
            Purge.delete(area, device, id);
        }
    }

    private void trash(Area area) throws IOException {
        for (String name : names(area.trash())) {
            try {
                TrashSlot found = TrashSlot.open(area, new TrashId(name));
                if (found == null) {
                    continue;
                }
                try (TrashSlot slot = found) {
                    Duration age = Duration.ofMillis(clock.millis() - slot.removed());
                    if (age.compareTo(slot.item() == null ? DAY : WEEK) > 0) {
                        Purge.delete(area, area.trash(), name);
                    }
                }
            } catch (IllegalArgumentException _) {
                area.quarantine(area.trash(), name);
            } catch (DamagedException _) {
                area.quarantine(area.trash(), name);
            } catch (IOException problem) {
                goneMeanwhile(problem);
            }
        }
    }

    private static boolean isPublished(Folder draft) throws IOException {
        try (Marks marks = Marks.open(draft)) {
            return marks.header().state() == Marks.State.PUBLISHED;
        } catch (DamagedException _) {
            return false;
        }
    }

    private static @Nullable Stat newest(Folder draft) throws IOException {
        Stat newest = null;
        for (String name : List.of(Draft.OFFER, Draft.MARKS, Draft.PUBLISH)) {
            Stat stat = draft.find(name);
            if (stat != null && (newest == null || touched(stat) > touched(newest))) {
                newest = stat;
            }
        }
        return newest;
    }

    private boolean isOlder(Stat stat, Duration age) {
        return clock.millis() - touched(stat) / Stat.NANOS > age.toMillis();
    }

    /// When something was last done to it. What is being written may already have a time of its own, long
    /// ago.
    private static long touched(Stat stat) {
        return Math.max(stat.modified(), stat.changed());
    }

    private static List<String> names(Folder folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Names names = folder.names()) {
            for (String name = names.next(); name != null; name = names.next()) {
                all.add(name);
            }
        }
        return all;
    }

    private static void goneMeanwhile(IOException problem) throws IOException {
        if (!Errno.of(problem).meansAbsent()) {
            throw problem;
        }
    }
}
