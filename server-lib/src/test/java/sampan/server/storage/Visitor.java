package sampan.server.storage;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.DraftId;
import sampan.protocol.Entry;
import sampan.protocol.Limits;
import sampan.protocol.Part;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.TrashId;
import sampan.transport.DeviceId;

/// A visitor that does with a storage what a session would do for it.
final class Visitor {
    static final long TIME = 1_700_000_000_123L;
    /// Who removes things, where that does not matter.
    static final DeviceId SOMEBODY = new DeviceId("B" + "A".repeat(DeviceId.TEXT_LENGTH - 1));

    static final Condition ABSENT = new Condition.Absent();
    static final Condition ANY = new Condition.Any();

    private final Storage storage;
    private final DeviceId device;

    Visitor(Storage storage) {
        this(storage, 1);
    }

    Visitor(Storage storage, int number) {
        this.storage = storage;
        byte[] key = new byte[32];
        key[0] = (byte) number;
        this.device = DeviceId.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    DeviceId device() {
        return device;
    }

    /// Bytes that are the same for the same seed.
    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static RemotePath path(String path) {
        return RemotePath.parse("share/" + path);
    }

    static Request.Put put(String path, byte[] bytes, Condition condition) {
        return new Request.Put(path(path), bytes.length, TIME, condition, null);
    }

    /// Sends a small file.
    Storage.Outcome put(Request.Put put, byte[] bytes) throws StorageException {
        return storage.settle(List.of(storage.begin(put, bytes, Digests.chunk(bytes, 0, bytes.length), false)))
                .getFirst();
    }

    /// Sends a small file, which must succeed.
    Reply.Stored put(String path, byte[] bytes) throws StorageException {
        return switch (put(put(path, bytes, ABSENT), bytes)) {
            case Storage.Settled(Reply.Stored reply) -> reply;
            case Storage.Unsettled(StorageException cause) -> throw cause;
        };
    }

    static DraftId id(String path, byte[] bytes) {
        return DraftId.of("host", path(path), bytes.length, TIME);
    }

    static Request.Offer offer(String path, byte[] bytes, Condition condition) {
        return new Request.Offer(id(path, bytes), path(path), bytes.length, TIME, condition);
    }

    Reply.Offered offer(String path, byte[] bytes) throws StorageException {
        return storage.offer(device, offer(path, bytes, ABSENT), false);
    }

    /// Sends some chunks of a draft.
    void chunks(String path, byte[] bytes, ChunkSet chunks) throws StorageException {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        for (ChunkRange range : chunks.ranges()) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                chunk(path, bytes, chunk, plan.length(chunk));
            }
        }
    }

    void chunk(String path, byte[] bytes, int chunk, int length) throws StorageException {
        byte[] buffer = new byte[Limits.CHUNK];
        System.arraycopy(bytes, chunk * Limits.CHUNK, buffer, 0, length);
        storage.store(device, id(path, bytes), chunk, buffer, length, Digests.chunk(buffer, 0, length));
    }

    static Request.Publish publish(String path, byte[] bytes, Condition condition) {
        return publish(path, bytes, condition, null);
    }

    static Request.Publish publish(String path, byte[] bytes, Condition condition, @Nullable TrashId trash) {
        return new Request.Publish(
                new Request.DraftRef("share", id(path, bytes)), digest(bytes), TIME, condition, null, trash);
    }

    Reply.Published publish(String path, byte[] bytes) throws StorageException {
        return storage.publish(device, publish(path, bytes, ABSENT), false);
    }

    void discard(String path, byte[] bytes) throws StorageException {
        storage.discard(device, id(path, bytes));
    }

    /// Sends a whole file by a draft.
    Reply.Published upload(String path, byte[] bytes) throws StorageException {
        chunks(path, bytes, offer(path, bytes).missing());
        return publish(path, bytes);
    }

    static Digest digest(byte[] bytes) {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        List<Digest> digests = new ArrayList<>();
        for (int chunk = 0; chunk < plan.count(); chunk++) {
            digests.add(Digests.chunk(bytes, chunk * Limits.CHUNK, plan.length(chunk)));
        }
        return Digests.file(bytes.length, digests);
    }

    /// Fetches a whole file.
    byte[] get(String path) throws StorageException {
        try (Storage.Source source = storage.open(path(path), null)) {
            byte[] bytes = new byte[Math.toIntExact(source.entry().size())];
            source.read(0, bytes, bytes.length);
            source.confirm();
            return bytes;
        }
    }

    /// Everything that a listing gives, with the folder it is in.
    List<String> list(String path, boolean deep) throws StorageException {
        List<String> all = new ArrayList<>();
        try (Storage.Listing listing = storage.list(path(path), deep, false)) {
            for (Part.Entries part = listing.next(); part != null; part = listing.next()) {
                for (Entry entry : part.entries()) {
                    all.add(String.join("/", part.in()) + (part.in().isEmpty() ? "" : "/") + entry.name());
                }
            }
        }
        all.sort(null);
        return all;
    }
}
