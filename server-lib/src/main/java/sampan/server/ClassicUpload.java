package sampan.server;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// A file that comes without its size: it gathers in a temporary file, and goes into the share as every other upload
/// does when its end was found. Used by one thread at a time; ends with [#publish] or [#drop].
final class ClassicUpload {
    /// Whose drafts they are: nobody has this id, the hash of no key.
    private static final DeviceId NOBODY = new DeviceId("A".repeat(DeviceId.TEXT_LENGTH));

    private static final int DRAFT_BYTES = 16;

    private final HostedShare share;
    private final RemotePath path;
    private final Quota quota;
    private final InstantSource clock;
    private @Nullable FileChannel spool;
    private long size;

    /// @param quota how many bytes may still be uploaded; what is not published is given back
    ClassicUpload(HostedShare share, RemotePath path, Quota quota, InstantSource clock) {
        this.share = share;
        this.path = path;
        this.quota = quota;
        this.clock = clock;
    }

    /// Takes in more of it.
    ///
    /// @throws StorageException NO_SPACE when the quota is used up, or the disk has no room
    void add(ByteBuffer bytes) throws StorageException {
        int count = bytes.remaining();
        size += count;
        if (!quota.take(count)) {
            throw new StorageException(new Failure.NoSpace(count, 0, Failure.SpaceReason.QUOTA, "the quota"));
        }
        share.run(() -> {
            try {
                FileChannel file = spool();
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new StorageException(new Failure.NoSpace(count, 0, Failure.SpaceReason.DISK, "" + e), e);
            }
        });
    }

    private FileChannel spool() throws IOException {
        FileChannel file = spool;
        if (file == null) {
            file = FileChannel.open(Files.createTempFile("sampan-", ".part"), READ, WRITE, DELETE_ON_CLOSE);
            spool = file;
        }
        return file;
    }

    /// Makes it a file of the share, durably.
    ///
    /// @throws StorageException CONFLICT when the name was taken meanwhile; then as after any failure nothing is
    ///     left
    void publish() throws StorageException {
        boolean done = false;
        try {
            share.run(size <= Limits.PUT_BYTES ? this::publishSmall : this::publishLarge);
            done = true;
        } finally {
            close();
            if (done) {
                quota.spend(size);
            } else {
                quota.giveBack(size);
            }
        }
    }

    private void publishSmall() throws StorageException {
        byte[] bytes = new byte[(int) size];
        read(0, bytes, bytes.length);
        Request.Put put = new Request.Put(path, bytes.length, clock.millis(), new Condition.Absent(), null);
        Storage storage = share.storage();
        Storage.Pending pending = storage.begin(put, bytes, Digests.chunk(bytes, 0, bytes.length), hidden());
        if (storage.settle(List.of(pending)).getFirst() instanceof Storage.Unsettled(StorageException cause)) {
            throw cause;
        }
    }

    private void publishLarge() throws StorageException {
        byte[] random = new byte[DRAFT_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        DraftId id = new DraftId(HexFormat.of().formatHex(random));
        Storage storage = share.storage();
        boolean done = false;
        try {
            Request.Offer offer = new Request.Offer(id, path, size, clock.millis(), new Condition.Absent());
            storage.offer(NOBODY, offer, hidden());
            Digest whole = store(storage, id);
            Request.DraftRef draft = new Request.DraftRef(share.name(), id);
            storage.publish(
                    NOBODY,
                    new Request.Publish(draft, whole, offer.modified(), new Condition.Absent(), null, null),
                    hidden());
            done = true;
        } finally {
            if (!done) {
                storage.discard(NOBODY, id);
            }
        }
    }

    private Digest store(Storage storage, DraftId id) throws StorageException {
        ChunkPlan plan = new ChunkPlan(size);
        byte[] chunk = new byte[Limits.CHUNK];
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            int length = plan.length(i);
            read(plan.offset(i), chunk, length);
            Digest digest = Digests.chunk(chunk, 0, length);
            storage.store(NOBODY, id, i, chunk, length, digest);
            digests.add(digest);
        }
        return Digests.file(size, digests);
    }

    private void read(long offset, byte[] into, int length) throws StorageException {
        FileChannel file = spool;
        ByteBuffer target = ByteBuffer.wrap(into, 0, length);
        try {
            while (file != null && target.hasRemaining()) {
                if (file.read(target, offset + target.position()) < 0) {
                    throw new IOException("the temporary file is shorter than what was written to it");
                }
            }
        } catch (IOException e) {
            throw new StorageException(new Failure.Broken("" + e), e);
        }
    }

    /// Whether no name may be revealed: what clashes then gets another.
    private boolean hidden() {
        return !share.folder().access().reads();
    }

    /// Forgets it.
    void drop() {
        quota.giveBack(size);
        close();
    }

    private void close() {
        FileChannel file = spool;
        spool = null;
        if (file != null) {
            share.files().execute(() -> {
                try {
                    file.close();
                } catch (IOException _) {
                    // a temporary file that nobody needs any more
                }
            });
        }
    }
}
