package sampan.server.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// What visitors see of a share without changing it. Thread-safe.
final class Reading {
    private final Walker walker;
    private final boolean portable;

    Reading(Walker walker, boolean portable) {
        this.walker = walker;
        this.portable = portable;
    }

    /// One entry, with its version.
    Entry describe(RemotePath path) throws IOException {
        if (path.isShare()) {
            return Entries.of(path.leaf(), walker.top().stat());
        }
        try (Folder parent = walker.parent(path)) {
            Stat stat = parent.find(path.leaf());
            if (stat == null || !stat.isServed()) {
                throw Failures.absent(path.leaf());
            }
            Entry entry = Entries.of(path.leaf(), stat);
            if (!stat.isOpenToAll() && !parent.mayRead(path.leaf())) {
                return new Entry(entry.name(), Entry.Kind.UNAVAILABLE, 0, entry.modified(), null, false);
            }
            return entry;
        }
    }

    /// What a folder holds.
    ///
    /// @param closed told when the listing is closed
    Storage.Listing list(RemotePath path, boolean deep, boolean versions, Runnable closed) throws IOException {
        Folder folder = walker.open(path);
        try {
            return new FolderListing(folder, path, deep, versions, closed);
        } catch (IOException | RuntimeException problem) {
            folder.close();
            throw problem;
        }
    }

    /// The versions of folders now.
    List<Request.Seen> versions(List<RemotePath> folders) throws IOException {
        List<Request.Seen> seen = new ArrayList<>();
        for (RemotePath path : folders) {
            Folder folder = find(path);
            if (folder == null) {
                seen.add(new Request.Seen(path, null));
            } else {
                try (folder) {
                    seen.add(new Request.Seen(path, Entries.version(folder.stat())));
                }
            }
        }
        return seen;
    }

    /// What would happen to files, were they uploaded.
    List<Reply.Answer> check(RemotePath path, List<Request.Candidate> candidates) throws IOException {
        Folder folder = find(path);
        if (folder == null) {
            return Checks.of(null, path, candidates, portable);
        }
        try (folder) {
            return Checks.of(folder, path, candidates, portable);
        }
    }

    /// Opens a file.
    ///
    /// @param closed told when it is closed
    Storage.Source open(RemotePath path, @Nullable String version, Runnable closed) throws IOException {
        Blob blob;
        try (Folder parent = walker.parent(path)) {
            blob = parent.open(path.leaf());
        }
        try {
            FileSource source = new FileSource(blob, path.leaf(), closed);
            if (version != null && !version.equals(source.entry().version())) {
                throw Failures.changed(source.entry());
            }
            return source;
        } catch (IOException | RuntimeException problem) {
            blob.close();
            throw problem;
        }
    }

    private @Nullable Folder find(RemotePath path) throws IOException {
        try {
            return walker.open(path);
        } catch (StorageException _) {
            return null;
        }
    }
}
