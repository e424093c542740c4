package sampan.app.transfer;

import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySource;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// The chunks of a large file on its way to a host: sends those that are missing, proves those that are there
/// against the file, and keeps their digests. Its owner's monitor guards the table of chunks; it is never
/// held while sending.
final class DraftChunks {
    /// Most bodies unanswered on one link, of [LargeUpload#BODY_CHUNKS] each: what is sent twice after a
    /// host's death.
    private static final int BODIES = 2;

    private final LargeUpload owner;
    private final Upload upload;
    private final OpenSource source;
    private final ChunkPlan plan;
    private final ChunkDigests digests;
    private final ChunkWork work;
    private final BitSet doubted = new BitSet();
    private long counted;
    private long unsent;
    private boolean closed;

    DraftChunks(LargeUpload owner, Upload upload, OpenSource source, ChunkPlan plan) {
        this.owner = owner;
        this.upload = upload;
        this.source = source;
        this.plan = plan;
        this.digests = new ChunkDigests(plan);
        this.work = new ChunkWork(plan);
    }

    ChunkWork work() {
        return work;
    }

    /// How many bytes the ledger was told of.
    long counted() {
        return counted;
    }

    /// Bytes that were only read here, because the host has them.
    long unsent() {
        return unsent;
    }

    /// The digest of the whole file, when every chunk is held.
    Digest fileDigest() {
        return digests.file(plan.size());
    }

    /// Bytes are held, or no longer when negative. With the owner's monitor.
    void count(long bytes) {
        if (!closed) {
            counted += bytes;
            upload.voyage().ledger().carried(bytes);
        }
    }

    /// Sends chunks that were handed out.
    void send(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
        try {
            lane.awaitBodies(BODIES);
        } catch (LinkException e) {
            notStored(range, e);
            throw e;
        }
        BodySource body = new BodySource() {
            private int next = range.first();

            @Override
            public int next(byte[] chunk) throws IOException {
                int length = plan.length(next);
                try {
                    source.read(plan.offset(next), chunk, length, lane.scratch());
                } catch (TransferException e) {
                    owner.sourceFailed(e);
                    throw e;
                }
                return length;
            }

            @Override
            public void marked(Digest digest) {
                digests.set(next++, digest);
            }
        };
        lane.give(
                new Request.PutChunks(draft, range),
                body,
                new Answer<>(reply -> stored(range, reply), why -> notStored(range, why)));
    }

    private void stored(ChunkRange range, Reply.ChunksStored reply) {
        synchronized (owner) {
            BitSet stored = reply.stored().toBits();
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (stored.get(chunk)) {
                    count(work.hold(chunk));
                } else {
                    work.miss(chunk);
                }
            }
            owner.wake();
        }
    }

    private void notStored(ChunkRange range, IOException why) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                work.miss(chunk);
            }
            owner.trouble(why);
        }
    }

    /// The host lacks chunks that it had: after its restart it wants them confirmed, else it wants them
    /// again. With the owner's monitor.
    void lacking(ChunkSet missing) {
        missing.toBits().stream().limit(plan.count()).forEach(chunk -> {
            count(-(doubted.get(chunk) ? work.missHeld(chunk) : work.doubtHeld(chunk)));
            doubted.set(chunk);
        });
    }

    /// The host has wrong bytes of these chunks. With the owner's monitor.
    void wrong(ChunkSet chunks) {
        chunks.toBits().stream().limit(plan.count()).forEach(chunk -> count(-work.missHeld(chunk)));
    }

    /// Asks the host for the digests of what it holds, and reads the same chunks here meanwhile.
    void prove(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
        ChunkProof proof = new ChunkProof(range, digests, this::proved);
        lane.ask(
                new Request.Sums(
                        new Request.DraftSubject(draft), range.first(), range.count(), SumsAlgorithm.XXH3_128, false),
                new Answer<>(proof::theirs, why -> notProved(range, why)));
        lane.flush();
        if (read(lane, range, proof)) {
            proof.ours();
        }
    }

    private void proved(int chunk, boolean agrees, boolean isNew) {
        synchronized (owner) {
            if (agrees) {
                long bytes = work.hold(chunk);
                count(bytes);
                upload.voyage().ledger().saved(isNew ? bytes : 0);
            } else {
                work.miss(chunk);
            }
            owner.wake();
        }
    }

    private void notProved(ChunkRange range, IOException why) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (why instanceof LinkException.Refused) {
                    work.miss(chunk);
                } else {
                    work.doubt(chunk);
                }
            }
            owner.trouble(why);
        }
    }

    /// Reads chunks only to know the file's own digest: the host says that it has published it before.
    void digest(Lane lane, ChunkRange range) {
        if (read(lane, range, null)) {
            synchronized (owner) {
                for (int chunk = range.first(); chunk < range.end(); chunk++) {
                    count(work.hold(chunk));
                }
                owner.wake();
            }
        }
    }

    private boolean read(Lane lane, ChunkRange range, @Nullable ChunkProof proof) {
        byte[] bytes = lane.chunk();
        try {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (digests.isKnown(chunk)) {
                    continue;
                }
                int length = plan.length(chunk);
                source.read(plan.offset(chunk), bytes, length, lane.scratch());
                digests.set(chunk, Digests.chunk(bytes, 0, length));
                if (proof == null) {
                    synchronized (owner) {
                        unsent += length;
                    }
                } else {
                    proof.isNew(chunk);
                }
            }
            return true;
        } catch (TransferException e) {
            owner.sourceFailed(e);
            owner.trouble(e);
            return false;
        }
    }

    /// The file is finished; the ledger is told no more. With the owner's monitor.
    void close() {
        closed = true;
        source.close();
    }
}
