package sampan.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.server.storage.StorageException;

/// The bytes of a small file. Few go into an array of their own, so that many files can gather; more go into a room.
final class PutBody implements Body {
    /// Up to here a file has an array of its own.
    private static final int FEW = 64 * 1024;

    private final HostedShare share;
    private final OpenPut put;
    private final ChunkPool pool;
    private final Answers answers;
    private byte @Nullable [] few;
    private @Nullable Room room;
    private int length;
    private @Nullable Failure failure;
    private @Nullable Digest digest;

    PutBody(HostedShare share, OpenPut put, ChunkPool pool, Answers answers) {
        this.share = share;
        this.put = put;
        this.pool = pool;
        this.answers = answers;
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (failure != null || count > put.size() - length) {
            fail(new Failure.BadRequest("size", "the body is longer", ""));
            return;
        }
        if (put.size() <= FEW) {
            if (few == null) {
                few = new byte[put.size()];
            }
            bytes.get(few, length, count);
        } else {
            try {
                if (room == null) {
                    room = Room.take(pool, share.files());
                }
                room.add(bytes);
            } catch (StorageException e) {
                fail(e.failure());
            }
        }
        length += count;
    }

    private void fail(Failure why) {
        if (failure == null) {
            failure = why;
        }
        drop();
    }

    @Override
    public void chunkEnd(Digest said) {
        digest = said;
    }

    @Override
    public void end() throws IOException {
        Room whole = room;
        room = null;
        if (failure != null) {
            answers.fail(failure);
        } else if (length != put.size() || digest == null) {
            drop(whole);
            answers.fail(new Failure.BadRequest("size", "the body is shorter", ""));
        } else if (whole != null) {
            answers.put(share, put, whole, digest);
        } else {
            answers.put(share, put, few == null ? new byte[0] : few, digest);
        }
    }

    @Override
    public void aborted(Failure why) throws IOException {
        drop();
        answers.fail(new Failure.Cancelled(Words.printable(why.text())));
    }

    @Override
    public void drop() {
        few = null;
        drop(room);
        room = null;
    }

    private static void drop(@Nullable Room room) {
        if (room != null) {
            room.drop();
        }
    }
}
