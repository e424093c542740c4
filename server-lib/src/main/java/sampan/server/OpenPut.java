package sampan.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;
import sampan.server.storage.Storage;
import sampan.server.storage.Storage.Outcome;
import sampan.server.storage.Storage.Settled;
import sampan.server.storage.Storage.Unsettled;
import sampan.server.storage.StorageException;

/// A small file between its last byte and its answer. Used by one thread at a time: handed to a file thread and back.
final class OpenPut {
    private final Request.Put request;
    private final RemotePath asked;
    private final boolean anonymous;
    private Storage.@Nullable Pending pending;
    private Outcome outcome;

    /// @param request what was asked, with the path as the storage shall have it
    /// @param asked the path as the visitor said it
    /// @param anonymous whether the name may not be revealed
    OpenPut(Request.Put request, RemotePath asked, boolean anonymous) {
        this.request = request;
        this.asked = asked;
        this.anonymous = anonymous;
        this.outcome = new Unsettled(new StorageException(new Failure.Broken("not settled")));
    }

    int size() {
        return request.size();
    }

    RemotePath asked() {
        return asked;
    }

    boolean anonymous() {
        return anonymous;
    }

    /// Checks the bytes and writes them beside their place. What goes wrong is this file's outcome.
    void begin(Storage storage, byte[] bytes, Digest said) {
        if (!Digests.chunk(bytes, 0, request.size()).equals(said)) {
            ChunkSet it = new ChunkSet(List.of(new ChunkRange(0, 1)));
            outcome = new Unsettled(
                    new StorageException(new Failure.BadDigest(it, "the bytes differ from their digest")));
            return;
        }
        try {
            pending = storage.begin(request, bytes, said, anonymous);
        } catch (StorageException e) {
            outcome = new Unsettled(e);
        }
    }

    /// What waits to be settled, or null if there is an outcome already.
    Storage.@Nullable Pending pending() {
        return pending;
    }

    void settled(Outcome what) {
        pending = null;
        outcome = what;
    }

    /// What became of it.
    Outcome outcome() {
        return outcome;
    }

    /// Whether it is there and durable.
    boolean arrived() {
        return outcome instanceof Settled;
    }
}
