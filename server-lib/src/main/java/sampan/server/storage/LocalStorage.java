package sampan.server.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.Digest;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// A folder of this machine as a share's storage. Thread-safe, as [Storage] says; closing does not wait for
/// calls that are under way, but what they use is closed by the last of them.
public final class LocalStorage implements Storage {
    private static final String READ = "read";
    private static final String ADD = "add";
    private static final String FULL = "full";

    private final Parts parts;
    private final Usage usage;

    private LocalStorage(Parts parts) {
        this.parts = parts;
        this.usage = new Usage(parts::close);
    }

    /// Opens a folder as a share.
    ///
    /// @param top the share's top folder; may itself be a symbolic link
    /// @param options how it is served
    /// @param forces the share's file threads, used to force up to eight files at once; never waited for
    ///     from the outside, so it may be the pool that the caller runs on
    /// @throws ShareInUseException if another host shares the folder
    /// @throws IOException if there is no such folder, or it can't be used
    public static Storage open(Path top, StorageOptions options, Executor forces) throws IOException {
        return open(Disk.best(), top, options, forces);
    }

    /// The same on another disk.
    static Storage open(Disk disk, Path top, StorageOptions options, Executor forces) throws IOException {
        return open(disk, top, options, forces, InstantSource.system());
    }

    /// The same by another clock.
    static Storage open(Disk disk, Path top, StorageOptions options, Executor forces, InstantSource clock)
            throws IOException {
        try {
            return new LocalStorage(Parts.open(disk, top, options, forces, clock));
        } catch (AccessDeniedException problem) {
            // The system speaks of "." or of what it was asked for inside; a person has named the folder.
            var named = new AccessDeniedException(top.toString());
            named.initCause(problem);
            throw named;
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private interface Deed {
        void run() throws IOException;
    }

    private <T> T call(String right, Work<T> work) throws StorageException {
        usage.enter();
        try {
            return work.run();
        } catch (IOException problem) {
            throw Failures.of(problem, right);
        } finally {
            usage.leave();
        }
    }

    private void make(String right, Deed deed) throws StorageException {
        usage.enter();
        try {
            deed.run();
        } catch (IOException problem) {
            throw Failures.of(problem, right);
        } finally {
            usage.leave();
        }
    }

    @Override
    public Entry describe(RemotePath path) throws StorageException {
        return call(READ, () -> parts.reading().describe(path));
    }

    @Override
    public long free() throws StorageException {
        return call(READ, parts::free);
    }

    @Override
    public long diskFree() throws StorageException {
        return call(READ, () -> parts.walker().top().room().usable());
    }

    @Override
    public Listing list(RemotePath folder, boolean deep, boolean versions) throws StorageException {
        usage.enter();
        boolean open = false;
        try {
            Listing listing = parts.reading().list(folder, deep, versions, usage::leave);
            open = true;
            return listing;
        } catch (IOException problem) {
            throw Failures.of(problem, READ);
        } finally {
            if (!open) {
                usage.leave();
            }
        }
    }

    @Override
    public List<Request.Seen> versions(List<RemotePath> folders) throws StorageException {
        return call(READ, () -> parts.reading().versions(folders));
    }

    @Override
    public List<Reply.Answer> check(RemotePath folder, List<Request.Candidate> candidates) throws StorageException {
        return call(READ, () -> parts.reading().check(folder, candidates));
    }

    @Override
    public Source open(RemotePath file, @Nullable String version) throws StorageException {
        usage.enter();
        boolean open = false;
        try {
            Source source = parts.reading().open(file, version, usage::leave);
            open = true;
            return source;
        } catch (IOException problem) {
            throw Failures.of(problem, READ);
        } finally {
            if (!open) {
                usage.leave();
            }
        }
    }

    @Override
    public Reply.Summed sums(RemotePath file, String version, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException {
        return call(READ, () -> parts.sums().of(file, version, range, new Sums.Wanted(algorithm, weak)));
    }

    @Override
    public Reply.Summed sums(DeviceId device, DraftId draft, ChunkRange range, SumsAlgorithm algorithm, boolean weak)
            throws StorageException {
        return call(ADD, () -> parts.sums().of(device, draft, range, new Sums.Wanted(algorithm, weak)));
    }

    @Override
    public Pending begin(Request.Put put, byte[] bytes, Digest digest, boolean anonymous) throws StorageException {
        return call(ADD, () -> parts.small().begin(put, bytes, digest, anonymous));
    }

    @Override
    public List<Outcome> settle(List<Pending> group) {
        List<SmallFile> files = new ArrayList<>(group.size());
        for (Pending pending : group) {
            files.add((SmallFile) pending);
        }
        try {
            return call(ADD, () -> parts.small().settle(files));
        } catch (StorageException problem) {
            return files.stream().<Outcome>map(_ -> new Unsettled(problem)).toList();
        }
    }

    @Override
    public Reply.Offered offer(DeviceId device, Request.Offer offer, boolean anonymous) throws StorageException {
        return call(ADD, () -> parts.drafts().offer(device, offer, anonymous));
    }

    @Override
    public void store(DeviceId device, DraftId draft, int chunk, byte[] bytes, int length, Digest digest)
            throws StorageException {
        make(ADD, () -> parts.sums().store(device, draft, chunk, bytes, length, digest));
    }

    @Override
    public List<Digest> seed(
            DeviceId device, DraftId draft, ChunkRange range, RemotePath base, String version, long from)
            throws StorageException {
        return call(ADD, () -> parts.sums().seed(device, draft, range, base, version, from));
    }

    @Override
    public Reply.Published publish(DeviceId device, Request.Publish publish, boolean anonymous)
            throws StorageException {
        return call(ADD, () -> parts.publishing().publish(device, publish, anonymous));
    }

    @Override
    public void discard(DeviceId device, DraftId draft) throws StorageException {
        make(ADD, () -> parts.drafts().discard(device, draft));
    }

    @Override
    public void discard(DeviceId device, DraftId draft, Duration still) throws StorageException {
        make(ADD, () -> parts.allDrafts().discard(device, draft, still));
    }

    @Override
    public List<Part.Draft> drafts(DeviceId device) throws StorageException {
        return call(ADD, () -> parts.drafts().list(device));
    }

    @Override
    public List<Unfinished> unfinished() throws StorageException {
        return call(ADD, () -> parts.allDrafts().list());
    }

    @Override
    public RemotePath target(DeviceId device, DraftId draft) throws StorageException {
        return call(ADD, () -> {
            try (Draft open = parts.drafts().open(device, draft)) {
                return open.offer().path();
            }
        });
    }

    @Override
    public Entry makeFolder(RemotePath folder, boolean parents) throws StorageException {
        return call(ADD, () -> parts.folders().make(folder, parents));
    }

    @Override
    public void setTimes(List<Request.Time> times) throws StorageException {
        make(ADD, () -> parts.folders().setTimes(times));
    }

    @Override
    public Entry move(RemotePath from, RemotePath to, @Nullable String version) throws StorageException {
        return call(FULL, () -> parts.moving().move(from, to, version));
    }

    @Override
    public void remove(DeviceId device, RemotePath path, @Nullable String version, TrashId id) throws StorageException {
        make(FULL, () -> parts.trash().remove(device, path, version, id));
    }

    @Override
    public List<Trashed> trash() throws StorageException {
        return call(FULL, () -> parts.trash().list());
    }

    @Override
    public Reply.Restored restore(TrashId id, @Nullable RemotePath to) throws StorageException {
        return call(FULL, () -> parts.trash().restore(id, to));
    }

    @Override
    public void purge(TrashId id) throws StorageException {
        make(FULL, () -> parts.trash().purge(id));
    }

    @Override
    public void tidy() throws StorageException {
        make(ADD, () -> parts.tidying().tidy());
    }

    @Override
    public void close() {
        usage.close();
    }
}
