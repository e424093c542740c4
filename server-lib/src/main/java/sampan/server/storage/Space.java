package sampan.server.storage;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import sampan.protocol.Failure;

/// The room that visitors may still fill on the disk of one area: what the system lets us write, less the
/// host's reserve, less what the drafts there have still to come. Thread-safe.
final class Space {
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(200);

    private final Folder home;
    private final StorageOptions options;
    private final Promises promises;
    private long left;
    private long looked;
    private boolean ever;

    Space(Folder home, StorageOptions options, Promises promises) {
        this.home = home;
        this.options = options;
        this.promises = promises;
    }

    /// Bytes that can still be uploaded; 0 or more.
    synchronized long free() throws IOException {
        return Math.max(0, look(home.room()));
    }

    /// Whether forcing means nothing here.
    boolean isMemory() throws IOException {
        return home.room().inMemory();
    }

    /// Asks for room for a small file that is written at once. Looks at the disk a few times a second only.
    void take(long bytes) throws IOException {
        take(bytes, FRESH);
    }

    /// Promises room to a new draft, until it is written or thrown away.
    ///
    /// @param draft makes it, so that nobody counts the drafts between the promise and its being there
    <T> T promise(long bytes, Making<T> draft) throws IOException {
        synchronized (this) {
            promises.forget();
            take(bytes, 0);
            T made = draft.make();
            promises.forget();
            return made;
        }
    }

    /// Makes something that room was promised to.
    interface Making<T> {
        T make() throws IOException;
    }

    /// Room was given back that a promise had held.
    void freed() {
        promises.forget();
    }

    private synchronized void take(long bytes, long fresh) throws IOException {
        if (!ever || left < bytes || System.nanoTime() - looked >= fresh) {
            Folder.Room room = home.room();
            left = look(room);
            if (left < bytes) {
                promises.forget();
                left = look(room);
            }
            looked = System.nanoTime();
            ever = true;
            if (left < bytes) {
                boolean fits = room.usable() - promises.sum() >= bytes;
                throw new StorageException(new Failure.NoSpace(
                        bytes,
                        Math.max(0, left),
                        fits ? Failure.SpaceReason.RESERVE : Failure.SpaceReason.DISK,
                        "no room"));
            }
        }
        left -= bytes;
    }

    private long look(Folder.Room room) throws IOException {
        long reserve = Math.min(room.total() / 100 * options.reservePercent(), options.reserveBytes());
        return room.usable() - reserve - promises.sum();
    }
}
