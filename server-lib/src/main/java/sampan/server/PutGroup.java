package sampan.server;

import java.util.ArrayList;
import java.util.List;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.server.storage.Storage;
import sampan.server.storage.Storage.Outcome;
import sampan.server.storage.Storage.Pending;
import sampan.server.storage.Storage.Unsettled;
import sampan.server.storage.StorageException;

/// Small files of one connection for one share that are forced and published together. Their bytes gather in memory up
/// to one chunk and are then handed to a file thread at once, so that neither a file nor a force costs a hand-over of
/// its own. Used by one thread at a time.
final class PutGroup {
    /// Most files open at once.
    private static final int FILES = 256;
    /// Most bytes open at once.
    private static final long BYTES = 8L * Limits.CHUNK;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Gathered(OpenPut put, byte[] bytes, Digest digest) {}

    private final HostedShare share;
    private final List<OpenPut> puts = new ArrayList<>();
    private List<Gathered> gathered = new ArrayList<>();
    private final List<FileTask<?>> handed = new ArrayList<>();
    private long open;
    private long gatheredBytes;

    PutGroup(HostedShare share) {
        this.share = share;
    }

    HostedShare share() {
        return share;
    }

    /// A small file, whole.
    void add(OpenPut put, byte[] bytes, Digest digest) throws StorageException {
        puts.add(put);
        open += put.size();
        gathered.add(new Gathered(put, bytes, digest));
        gatheredBytes += put.size();
        if (gatheredBytes >= Limits.CHUNK) {
            List<Gathered> batch = gathered;
            gathered = new ArrayList<>();
            gatheredBytes = 0;
            handed.add(share.files().begin(() -> begin(share.storage(), batch)));
        }
    }

    /// A larger one, whole, from its room.
    void add(OpenPut put, Room room, Digest digest) throws StorageException {
        puts.add(put);
        open += put.size();
        handed.add(room.hand((bytes, _) -> {
            put.begin(share.storage(), bytes, digest);
            return true;
        }));
    }

    /// Whether it must be settled before it takes more.
    boolean full() {
        return puts.size() >= FILES || open >= BYTES;
    }

    /// Forces and publishes all of it; afterwards each file has its outcome.
    void settle() {
        Failure failed;
        try {
            for (FileTask<?> task : handed) {
                task.await();
            }
            share.run(() -> {
                begin(share.storage(), gathered);
                settle(share.storage());
            });
            return;
        } catch (StorageException e) {
            failed = e.failure();
        }
        for (OpenPut put : puts) {
            if (put.pending() != null) {
                put.settled(new Unsettled(new StorageException(failed)));
            }
        }
    }

    private static void begin(Storage storage, List<Gathered> batch) {
        for (Gathered one : batch) {
            one.put().begin(storage, one.bytes(), one.digest());
        }
    }

    private void settle(Storage storage) {
        List<OpenPut> waiting = new ArrayList<>();
        List<Pending> pending = new ArrayList<>();
        for (OpenPut put : puts) {
            Pending one = put.pending();
            if (one != null) {
                waiting.add(put);
                pending.add(one);
            }
        }
        if (!pending.isEmpty()) {
            List<Outcome> outcomes = storage.settle(pending);
            for (int i = 0; i < outcomes.size(); i++) {
                waiting.get(i).settled(outcomes.get(i));
            }
        }
    }

    /// Forgets what was not settled, for when nobody will hear of it.
    void drop() {
        share.files().execute(() -> {
            handed.forEach(FileTask::outcome);
            for (OpenPut put : puts) {
                Pending one = put.pending();
                if (one != null) {
                    one.discard();
                }
            }
        });
    }
}
