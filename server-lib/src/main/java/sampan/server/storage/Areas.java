package sampan.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;

/// The areas of a share: one at its top, and one at the top of each mount in it where something was ever
/// written. Thread-safe.
final class Areas implements Closeable {
    private final Walker walker;
    private final StorageOptions options;
    private final Mounts mounts;
    private final Stat top;
    private final Map<Place, Area> open = new LinkedHashMap<>();

    Areas(Walker walker, Mounts mounts, StorageOptions options) throws IOException {
        this.walker = walker;
        this.mounts = mounts;
        this.options = options;
        this.top = walker.top().stat();
    }

    private record Place(long mount, long device) {
        Place(Stat stat) {
            this(stat.mount(), stat.device());
        }
    }

    /// Whether there are any: not in a share that is only read.
    boolean writable() {
        return !options.readOnly();
    }

    /// The area at the share's top.
    Area top() throws IOException {
        return of(top, List.of());
    }

    /// The area of the mount that a folder lies on.
    ///
    /// @param folder what the system says of the folder
    /// @param path its path
    Area of(Stat folder, RemotePath path) throws IOException {
        return of(folder, path.inside());
    }

    /// Those that are open: where something was looked for since the share was.
    synchronized List<Area> open() throws IOException {
        if (options.readOnly()) {
            return List.of();
        }
        top();
        return new ArrayList<>(open.values());
    }

    /// All that there are, the share's top first.
    synchronized List<Area> all() throws IOException {
        if (options.readOnly()) {
            return List.of();
        }
        top();
        for (List<String> mount : mounts.now()) {
            try (Folder folder = walker.open(mount)) {
                if (folder.find(Entries.OWN) != null) {
                    of(folder.stat(), mount);
                }
            } catch (StorageException _) {
                // A mount that a visitor could not reach either.
            }
        }
        return new ArrayList<>(open.values());
    }

    private synchronized Area of(Stat folder, List<String> names) throws IOException {
        if (options.readOnly()) {
            throw new StorageException(new Failure.Denied("add", "a share that is only read"));
        }
        Place place = new Place(folder);
        Area known = open.get(place);
        if (known == null) {
            try (Folder mount = mountTop(folder, names)) {
                known = Area.open(mount, options);
            }
            open.put(place, known);
        }
        return known;
    }

    /// The highest folder on the way to a folder that lies on the same mount.
    private Folder mountTop(Stat folder, List<String> names) throws IOException {
        int depth = names.size();
        while (depth > 0) {
            try (Folder above = walker.open(names.subList(0, depth - 1))) {
                if (!above.stat().isBeside(folder)) {
                    break;
                }
            }
            depth--;
        }
        return walker.open(names.subList(0, depth));
    }

    @Override
    public synchronized void close() throws IOException {
        for (Area area : open.values()) {
            area.close();
        }
        open.clear();
    }
}
