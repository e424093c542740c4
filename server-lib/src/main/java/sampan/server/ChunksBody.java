package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.server.storage.StorageException;
import sampan.transport.DeviceId;

/// Chunks of a draft. Each is received whole, then its digest is checked and it is stored, on a file thread, while the
/// next one comes; so a late, stalled or lying sender touches no byte of the draft.
final class ChunksBody implements Body {
    /// Chunks of one body that may be on their way to the disk at once.
    private static final int STORING = 2;

    private final HostedShare share;
    private final DeviceId device;
    private final Request.PutChunks request;
    private final ChunkPool pool;
    private final Answers answers;
    private final Deque<FileTask<Boolean>> storing = new ArrayDeque<>();
    private final BitSet bad = new BitSet();
    private @Nullable Room room;
    private @Nullable Failure failure;
    private int next;
    private int judged;

    ChunksBody(HostedShare share, DeviceId device, Request.PutChunks request, ChunkPool pool, Answers answers) {
        this.share = share;
        this.device = device;
        this.request = request;
        this.pool = pool;
        this.answers = answers;
        this.next = request.range().first();
        this.judged = next;
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        if (failure != null) {
            return;
        }
        try {
            if (room == null) {
                room = Room.take(pool, share.files());
            }
            if (!room.add(bytes)) {
                fail(new Failure.BadRequest("body", "more bytes than a chunk has", ""));
            }
        } catch (StorageException e) {
            fail(e.failure());
        }
    }

    private void fail(Failure why) {
        if (failure == null) {
            failure = why;
            share.note(why);
        }
        if (room != null) {
            room.drop();
            room = null;
        }
    }

    @Override
    public void chunkEnd(Digest digest) {
        int chunk = next++;
        Room whole = room;
        if (failure != null || whole == null) {
            return;
        }
        room = null;
        try {
            storing.add(whole.hand((bytes, length) -> store(chunk, bytes, length, digest)));
            if (storing.size() > STORING) {
                judgeFirst();
            }
        } catch (StorageException e) {
            fail(e.failure());
        }
    }

    private boolean store(int chunk, byte[] bytes, int length, Digest digest) throws StorageException {
        boolean right = Digests.chunk(bytes, 0, length).equals(digest);
        if (right) {
            share.storage().store(device, request.draft().id(), chunk, bytes, length, digest);
        }
        return right;
    }

    private void judgeFirst() throws StorageException {
        int chunk = judged++;
        if (!storing.remove().await()) {
            bad.set(chunk);
        }
    }

    private void judgeAll() {
        while (!storing.isEmpty()) {
            try {
                judgeFirst();
            } catch (StorageException e) {
                fail(e.failure());
            }
        }
    }

    @Override
    public void end() throws IOException {
        judgeAll();
        if (failure != null) {
            answers.fail(failure);
        } else if (!bad.isEmpty()) {
            answers.fail(new Failure.BadDigest(ChunkSet.of(bad), "the bytes differ from their digest"));
        } else if (next != request.range().end()) {
            answers.fail(new Failure.BadRequest("count", "the body has another number of chunks", ""));
        } else {
            answers.reply(new Reply.ChunksStored(new ChunkSet(List.of(request.range()))));
        }
    }

    @Override
    public void aborted(Failure why) throws IOException {
        drop();
        answers.fail(new Failure.Cancelled(Words.printable(why.text())));
    }

    @Override
    public void drop() {
        if (room != null) {
            room.drop();
            room = null;
        }
        // What is being stored ends by itself: nobody waits for a disk on behalf of a visitor who is gone.
        storing.clear();
    }
}
