package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deletes whole trees of our own, however deep, without following a link: each folder in it is first
/// brought up into one flat folder, so that neither the stack nor the open files grow with the depth. No
/// state.
final class Purge {
    private static final int BATCH = 1_000;

    private Purge() {}

    /// Deletes what has this name; nothing there is success. The name is gone in one step, before the rest.
    static void delete(Area area, Folder from, String name) throws IOException {
        Stat stat = from.find(name);
        if (stat == null) {
            return;
        }
        if (!stat.isFolder()) {
            from.deleteFile(name);
            return;
        }
        String flat = area.newName();
        Folder temporary = area.temporary();
        temporary.makeFolder(flat, true);
        try (Folder bin = temporary.folder(flat)) {
            bring(from, name, bin, area.newName());
            empty(area, bin);
        }
        temporary.deleteFolder(flat);
    }

    /// Deletes the folders in a flat folder, and what they bring up.
    static void empty(Area area, Folder bin) throws IOException {
        Deque<String> folders = new ArrayDeque<>(some(bin, BATCH));
        while (!folders.isEmpty()) {
            String name = folders.remove();
            clear(area, bin, name);
            if (folders.isEmpty()) {
                folders.addAll(some(bin, BATCH));
            }
        }
    }

    private static void clear(Area area, Folder bin, String name) throws IOException {
        Stat stat = bin.stat(name);
        if (!stat.isFolder()) {
            bin.deleteFile(name);
            return;
        }
        try (Folder folder = bin.folder(name)) {
            bringMalformed(area, folder, bin);
            for (List<String> names = some(folder, BATCH); !names.isEmpty(); names = some(folder, BATCH)) {
                for (String inner : names) {
                    Stat what = folder.find(inner);
                    if (what != null && what.isFolder()) {
                        bring(folder, inner, bin, area.newName());
                    } else if (what != null) {
                        folder.deleteFile(inner);
                    }
                }
            }
        }
        bin.deleteFolder(name);
    }

    private static void bring(Folder from, String name, Folder to, String as) throws IOException {
        try {
            from.rename(name, to, as, Folder.Rename.REPLACE);
        } catch (IOException problem) {
            if (Errno.of(problem) != Errno.ACCES) {
                throw problem;
            }
        }
        try (Folder moved = to.folder(as)) {
            moved.unlock();
        }
    }

    private static void bringMalformed(Area area, Folder folder, Folder bin) throws IOException {
        try (Names names = folder.names()) {
            while (names.next() != null) {
                if (names.isMalformed()) {
                    names.moveTo(bin, area.newName());
                }
            }
        }
    }

    private static List<String> some(Folder folder, int most) throws IOException {
        List<String> some = new ArrayList<>();
        try (Names names = folder.names()) {
            for (@Nullable String name = names.next(); name != null && some.size() < most; name = names.next()) {
                some.add(name);
            }
        }
        return some;
    }
}
