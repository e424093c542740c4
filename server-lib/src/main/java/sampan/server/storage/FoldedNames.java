package sampan.server.storage;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The folded names of the folders that names were given in lately, so that giving ten thousand names in
/// one folder does not read it ten thousand times. What is known of a folder holds for one state of it, and
/// for a few seconds. Thread-safe, but what it returns is used only while the folder's names are held.
final class FoldedNames {
    private static final long BELIEVED = TimeUnit.SECONDS.toNanos(10);
    private static final int FOLDERS = 64;
    private static final long NAMES = 1_000_000;

    private final Map<Key, Known> folders = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(long device, long inode) {
        Key(Stat stat) {
            this(stat.device(), stat.inode());
        }
    }

    /// What is known of a folder.
    ///
    /// @param names the hashes of its names
    /// @param state the folder when that was so
    /// @param read when they were read, on the clock of [System#nanoTime]
    record Known(LongSet names, Stat state, long read) {}

    /// The names of a folder in its present state.
    Known of(Folder folder, Stat now) throws IOException {
        Known known = find(new Key(now));
        if (known != null && isSame(known.state, now) && System.nanoTime() - known.read < BELIEVED) {
            return known;
        }
        long start = System.nanoTime();
        LongSet names = new LongSet();
        try (Names all = folder.names()) {
            for (String name = all.next(); name != null; name = all.next()) {
                names.add(Folded.hash(name));
            }
        }
        return new Known(names, now, start);
    }

    /// The names are now so, in the folder's state now.
    synchronized void keep(Known known, Stat now) {
        folders.put(new Key(now), new Known(known.names, now, known.read));
        long all =
                folders.values().stream().mapToLong(each -> each.names.size()).sum();
        var eldest = folders.entrySet().iterator();
        while (eldest.hasNext() && folders.size() > 1 && (folders.size() > FOLDERS || all > NAMES)) {
            all -= eldest.next().getValue().names.size();
            eldest.remove();
        }
    }

    private synchronized @Nullable Known find(Key key) {
        return folders.get(key);
    }

    private static boolean isSame(Stat one, Stat other) {
        return one.modified() == other.modified() && one.changed() == other.changed();
    }
}
