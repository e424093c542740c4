package sampan.app.ui.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;

/// Files of hosts that lie on this computer too: what was downloaded since the window opened, and what was fetched only
/// to be handed to another program. Those are in a temporary folder of its own, which goes with it; nothing here opens
/// one. Thread-safe; everything but [#downloaded] may wait for the disk or a host. Whoever makes it closes it.
public final class LocalCopies implements AutoCloseable {
    /// Brings a file home.
    @FunctionalInterface
    public interface Fetching {
        /// Returns when it is there.
        ///
        /// @param folder an empty folder of this computer
        void fetch(Visit from, RemotePath file, Path folder) throws IOException;
    }

    private record Original(DeviceId host, RemotePath path) {}

    private final Fetching fetching;
    private final Map<Original, Path> copies = new ConcurrentHashMap<>();
    private @Nullable Path own;
    private boolean closed;

    /// None yet.
    public LocalCopies(Fetching fetching) {
        this.fetching = fetching;
    }

    /// These were downloaded to a folder.
    public void downloaded(Destination from, List<RemotePath> what, Path folder) {
        for (RemotePath path : what) {
            try {
                copies.put(new Original(from.pin(), path), folder.resolve(path.leaf()));
            } catch (InvalidPathException _) {
                // It has another name here, and nobody looks for that.
            }
        }
    }

    /// The copy of a file, if there is one and neither has changed: their sizes and times are equal.
    Optional<Path> of(Visit host, Row row) {
        Path copy = copies.get(new Original(host.destination().pin(), row.path()));
        return copy != null && isSame(copy, row) ? Optional.of(copy) : Optional.empty();
    }

    private static boolean isSame(Path copy, Row row) {
        try {
            BasicFileAttributes here = Files.readAttributes(copy, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return here.isRegularFile()
                    && here.size() == row.entry().size()
                    && here.lastModifiedTime().toMillis() == row.entry().modified();
        } catch (IOException _) {
            return false;
        }
    }

    /// Fetches a file into the own folder.
    Path fetch(Visit host, Row row) throws IOException {
        Path folder = Files.createTempDirectory(own(), "");
        fetching.fetch(host, row.path(), folder);
        try (Stream<Path> files = Files.list(folder)) {
            // It may have another name than at the host, where that can't be one here.
            Path copy = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(folder.toString()));
            copies.put(new Original(host.destination().pin(), row.path()), copy);
            return copy;
        }
    }

    /// Whether it lies in the own folder, so that nobody misses it there.
    synchronized boolean isOwn(Path copy) {
        return own != null && copy.startsWith(own);
    }

    private synchronized Path own() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (own == null) {
            own = Files.createTempDirectory("sampan-copies-");
        }
        return own;
    }

    /// Deletes the own folder, as far as the system lets it.
    @Override
    public synchronized void close() {
        closed = true;
        if (own == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(own)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException _) {
            // It is where systems clean up themselves.
        }
    }
}
