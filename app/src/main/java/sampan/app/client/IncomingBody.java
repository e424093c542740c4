package sampan.app.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;

/// The body of a reply on its way to whoever asked for it. Used by the reading thread.
final class IncomingBody {
    private final Pending<?> pending;
    private final Reply reply;
    private final ChunkPool chunks;
    private int index;
    private @Nullable ChunkBuffer chunk;
    private @Nullable Throwable trouble;

    IncomingBody(Pending<?> pending, Reply reply, ChunkPool chunks) {
        this.pending = pending;
        this.reply = reply;
        this.chunks = chunks;
        this.index = reply instanceof Reply.Got got ? (int) (got.offset() / Limits.CHUNK) : 0;
    }

    /// Where the next bytes may be put directly, at most so many; null when nobody wants them.
    @Nullable
    ByteBuffer room(int most) {
        if (isUnwanted()) {
            return null;
        }
        ChunkBuffer into = open();
        return ByteBuffer.wrap(into.bytes(), into.length(), Math.min(most, into.room()));
    }

    void took(int count) {
        open().grow(count);
    }

    void take(ByteBuffer bytes) {
        if (isUnwanted()) {
            return;
        }
        ChunkBuffer into = open();
        int count = bytes.remaining();
        bytes.get(into.bytes(), into.length(), count);
        into.grow(count);
    }

    private boolean isUnwanted() {
        return trouble != null || pending.sink() == null || pending.future().isDone();
    }

    private ChunkBuffer open() {
        if (chunk == null) {
            chunk = chunks.take();
        }
        return chunk;
    }

    void chunkEnds(Digest promised) {
        ChunkBuffer full = chunk;
        chunk = null;
        BodySink sink = pending.sink();
        if (full == null || sink == null) {
            return;
        }
        Digest found = Digests.chunk(full.bytes(), 0, full.length());
        if (!found.equals(promised)) {
            full.release();
            trouble = new LinkException.Refused(
                    pending.request(),
                    new Failure.BadDigest(
                            new ChunkSet(List.of(new ChunkRange(index, 1))),
                            "the bytes that came have another digest"));
            return;
        }
        index++;
        full.proved(found);
        try {
            sink.chunk(full);
        } catch (IOException | RuntimeException e) {
            trouble = e;
        }
    }

    void complete() {
        if (trouble == null) {
            pending.complete(reply);
        } else {
            pending.fail(trouble);
        }
    }

    void abort(Failure why) {
        forget();
        BodySink sink = pending.sink();
        if (sink != null) {
            sink.aborted(why);
        }
        pending.fail(trouble == null ? new LinkException.Refused(pending.request(), why) : trouble);
    }

    /// Gives back what is half full.
    void forget() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }
}
