package sampan.server;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.server.storage.Storage.Source;
import sampan.server.storage.StorageException;

/// Sends chunks of an open file, and closes it. While one chunk is on its way to the visitor the next is read and
/// digested on a file thread; before the last mark the file is looked at once more, so what arrives whole is one
/// version of it.
///
/// When every pooled buffer is lent, a chunk is read twice: once for its digest, and again in small pieces as the
/// visitor takes them, so that visitors who take nothing hold next to nothing. Used by one thread at a time.
final class ChunkStream {
    private static final int PIECE = 64 * 1024;

    private final HostedShare share;
    private final Source source;
    private final ChunkPool pool;
    private final Outbox out;

    ChunkStream(HostedShare share, Source source, ChunkPool pool, Outbox out) {
        this.share = share;
        this.source = source;
        this.pool = pool;
        this.out = out;
    }

    /// A chunk that was read.
    ///
    /// @param buffer holds it, or null where there was none for it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Read(byte @Nullable [] buffer, Digest digest) {}

    /// Sends the reply and the bytes that it tells of.
    ///
    /// @return false if it had to be aborted
    boolean send(Reply.Got told) throws IOException {
        long end = told.offset() + told.length();
        FileTask<Read> ahead = null;
        try {
            out.reply(told, true);
            for (long at = told.offset(); at < end; at += Limits.CHUNK) {
                Read chunk = (ahead == null ? read(at, end) : ahead).await();
                ahead = null;
                int length = (int) Math.min(Limits.CHUNK, end - at);
                boolean last = at + length == end;
                if (chunk.buffer() == null) {
                    sendInPieces(at, length, last);
                } else {
                    ahead = last ? null : read(at + Limits.CHUNK, end);
                    send(chunk.buffer(), length);
                }
                out.mark(chunk.digest(), last);
            }
            return true;
        } catch (StorageException e) {
            share.note(e.failure());
            out.abort(e.failure());
            return false;
        } finally {
            close(ahead);
        }
    }

    private FileTask<Read> read(long at, long end) throws StorageException {
        int length = (int) Math.min(Limits.CHUNK, end - at);
        boolean last = at + length == end;
        byte[] pooled = pool.tryTake();
        boolean begun = false;
        try {
            FileTask<Read> task = share.files().start(() -> read(at, length, last, pooled));
            begun = true;
            return task;
        } finally {
            if (!begun) {
                give(pooled);
            }
        }
    }

    private Read read(long at, int length, boolean last, byte @Nullable [] pooled) throws StorageException {
        boolean done = false;
        try {
            byte[] buffer = pooled == null ? new byte[length] : pooled;
            source.read(at, buffer, length);
            Digest digest = Digests.chunk(buffer, 0, length);
            if (last && pooled != null) {
                source.confirm();
            }
            done = true;
            return new Read(pooled, digest);
        } finally {
            if (!done) {
                give(pooled);
            }
        }
    }

    private void send(byte[] buffer, int length) throws IOException {
        try {
            out.data(buffer, 0, length);
        } finally {
            pool.give(buffer);
        }
    }

    private void sendInPieces(long at, int length, boolean last) throws IOException {
        byte[] piece = new byte[Math.min(PIECE, length)];
        for (int sent = 0; sent < length; sent += piece.length) {
            long from = at + sent;
            int count = Math.min(piece.length, length - sent);
            share.run(() -> source.read(from, piece, count));
            out.data(piece, 0, count);
        }
        if (last) {
            share.run(() -> source.confirm());
        }
    }

    /// Closes the file once nobody reads in it any more.
    private void close(@Nullable FileTask<Read> ahead) {
        share.files().execute(() -> {
            if (ahead != null) {
                // What failed has given its buffer back itself.
                ahead.outcome().ifPresent(read -> give(read.buffer()));
            }
            source.close();
        });
    }

    private void give(byte @Nullable [] buffer) {
        if (buffer != null) {
            pool.give(buffer);
        }
    }
}
