package sampan.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sampan.protocol.Failure;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.TrashId;
import sampan.server.FileThreads.FileCall;
import sampan.server.FileThreads.FileWork;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// What a share holds beside its files, for its owner: what lies in its trash, what has arrived of unfinished uploads,
/// and the room that is left. [SampanServer#holdings] gives it.
///
/// Its methods may be called by any thread; each waits for the disk, so a program with a window calls them from another
/// thread than its own. Nothing needs to be closed; when the server was closed they throw.
public final class Holdings {
    /// What was written to a shorter time ago is being written: a chunk that a slow disk takes long for is not done
    /// yet.
    private static final Duration STILL = Duration.ofSeconds(5);

    private final HostedShare share;
    private final Visits visits;
    private final InstantSource clock;

    Holdings(HostedShare share, Visits visits, InstantSource clock) {
        this.share = share;
        this.visits = visits;
        this.clock = clock;
    }

    /// What lies in the trash, in no order; nothing in a share that is only read. Reading it takes longer the more
    /// there is: tens of thousands of things take seconds.
    ///
    /// @throws ShareException when the disk failed
    public List<TrashItem> trash() throws ShareException {
        return call(share.storage()::trash).stream().map(Holdings::item).toList();
    }

    private static TrashItem item(Storage.Trashed trashed) {
        Part.Item item = trashed.item();
        return new TrashItem(item.id(), item.path(), item.entry(), Instant.ofEpochMilli(item.removed()), trashed.by());
    }

    /// Brings something back to where it was, durably, with the folders above it. Nothing is ever replaced.
    ///
    /// @return where it is now
    /// @throws ShareException with [Failure.Conflict] when something has its name now, and [Failure.NotFound] when
    ///     it is not in the trash any more; in either case everything stays as it is
    public RemotePath restore(TrashId item) throws ShareException {
        return call(() -> share.storage().restore(item, null)).path();
    }

    /// Deletes something in the trash for good. What is not there any more is passed over.
    ///
    /// @throws ShareException when the disk failed
    public void purge(TrashId item) throws ShareException {
        run(() -> {
            try {
                share.storage().purge(item);
            } catch (StorageException e) {
                if (!(e.failure() instanceof Failure.NotFound)) {
                    throw e;
                }
            }
        });
    }

    /// The uploads of all devices that were begun and are not files yet, in no order.
    ///
    /// @throws ShareException when the disk failed
    public List<UnfinishedUpload> unfinished() throws ShareException {
        List<Storage.Unfinished> drafts = call(share.storage()::unfinished);
        Set<DeviceId> sending = sending();
        List<UnfinishedUpload> uploads = new ArrayList<>();
        for (Storage.Unfinished one : drafts) {
            Part.Draft draft = one.draft();
            boolean fresh = Math.abs(clock.millis() - draft.used()) < STILL.toMillis();
            uploads.add(new UnfinishedUpload(
                    one.device(),
                    draft.id(),
                    draft.path(),
                    draft.size(),
                    draft.held(),
                    Instant.ofEpochMilli(draft.used()),
                    fresh || sending.contains(one.device())));
        }
        return uploads;
    }

    /// Throws away what has arrived of an upload; its visitor would have to send all of it again. One that may be
    /// arriving just now is left alone.
    ///
    /// @throws ShareException with [Failure.Busy] when it may be arriving, and [Failure.NotFound] when there is no
    ///     such upload any more, or it has become a file
    public void discard(UnfinishedUpload upload) throws ShareException {
        if (sending().contains(upload.device())) {
            throw new ShareException(
                    new StorageException(new Failure.Busy((int) STILL.toMillis(), "its visitor is sending something")));
        }
        run(() -> share.storage().discard(upload.device(), upload.draft(), STILL));
    }

    /// The devices that send something just now. A connection does not always know which draft its chunks belong to, so
    /// all drafts of such a device count as being written.
    private Set<DeviceId> sending() {
        Set<DeviceId> sending = new HashSet<>();
        for (Visitor visitor : visits.visitors()) {
            if (visitor.doing() == Visitor.Doing.SENDING) {
                sending.add(visitor.device());
            }
        }
        return sending;
    }

    /// The room on the share's disk now.
    ///
    /// @throws ShareException when the disk failed
    public FreeSpace free() throws ShareException {
        return call(
                () -> new FreeSpace(share.storage().diskFree(), share.storage().free()));
    }

    private <T> T call(FileCall<T> call) throws ShareException {
        try {
            return share.call(call);
        } catch (StorageException e) {
            throw new ShareException(e);
        }
    }

    private void run(FileWork work) throws ShareException {
        call(() -> {
            work.run();
            return true;
        });
    }
}
