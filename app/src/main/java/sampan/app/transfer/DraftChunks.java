package sampan.app.transfer;

import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySource;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Condition;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// The chunks of a large file on its way to a host: sends those that are missing, proves those that are there
/// against the file, and keeps their digests. Its owner's monitor guards the table of chunks; it is never
/// held while sending.
final class DraftChunks {
    /// Most bodies unanswered on one link, of [LargeUpload#BODY_CHUNKS] each: what is sent twice after a
    /// host's death.
    private static final int BODIES = 2;

    private static final int PROOF_CHUNKS = 16;

    private final LargeUpload owner;
    private final Upload upload;
    private final OpenSource source;
    private final ChunkPlan plan;
    private final ChunkDigests digests;
    private final ChunkWork work;
    private final DraftProof proof;
    private final BitSet doubted = new BitSet();
    private final BitSet travelled = new BitSet();
    private final BitSet stored = new BitSet();
    private final BitSet credited = new BitSet();
    private @Nullable Seeding seeding;
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
        this.proof = new DraftProof(owner, this, source, digests);
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
    private void send(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
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
                synchronized (owner) {
                    travelled.set(next);
                }
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
            BitSet told = reply.stored().toBits();
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (told.get(chunk)) {
                    stored.set(chunk);
                    long bytes = work.hold(chunk);
                    count(bytes);
                    if (credited.get(chunk)) {
                        credited.clear(chunk);
                        upload.voyage().ledger().saved(-bytes);
                    }
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

    /// Another draft holds nothing of this file. With the owner's monitor.
    void beginAgain() {
        count(-counted);
        stored.clear();
        travelled.clear();
        work.allMissing();
        if (seeding != null) {
            seeding.delta().work().again(0, plan.count());
        }
    }

    /// What the host holds of the draft, and what it lacks. With the owner's monitor.
    ///
    /// @return whether there is anything to do
    boolean told(Reply.Offered reply) {
        if (reply.published() != null) {
            count(-counted);
            work.allUnproven();
            return true;
        }
        boolean more = reply.more() && !reply.missing().isEmpty();
        int known = more ? reply.missing().ranges().getLast().end() : plan.count();
        count(-work.told(reply.missing(), known));
        if (seeding != null) {
            seeding.delta().work().begin();
        }
        return hasWork() || isHolding() || work.isComplete();
    }

    /// Asks what is to be replaced, if something is, just before the offer: the answer comes before the other.
    void askBase(Lane lane, Request.Offer offer) throws LinkException {
        synchronized (owner) {
            if (offer.condition() instanceof Condition.Absent || seeding != null) {
                return;
            }
        }
        lane.ask(
                new Request.Describe(offer.path()),
                new Answer<>(reply -> replaces(Base.of(offer.path(), reply.entry())), _ -> {}));
    }

    private void replaces(@Nullable Base base) {
        synchronized (owner) {
            if (base != null && seeding == null) {
                seeding = new Seeding(owner, source, work, base);
            }
        }
    }

    /// The next thing to do, or null if nothing can be handed out. With the owner's monitor.
    ///
    /// @param most most chunks to send at once
    /// @param prove whether what the host has is compared with the host, rather than only read here
    @Nullable
    Step next(Request.DraftRef draft, int most, boolean prove) {
        Step step = seeding == null ? null : seeding.trial(draft);
        if (step != null) {
            return step;
        }
        ChunkRange send = work.takeMissing(most);
        if (send != null) {
            return lane -> send(lane, draft, send);
        }
        ChunkRange there = work.takeUnproven(PROOF_CHUNKS);
        if (there != null) {
            return prove ? lane -> proof.prove(lane, draft, there) : lane -> digest(lane, there);
        }
        return seeding == null ? null : seeding.delta().next();
    }

    /// Whether the host has said of all chunks of a range that it stored what was sent. With the owner's monitor.
    boolean areStored(ChunkRange range) {
        return stored.nextClearBit(range.first()) >= range.end();
    }

    /// What the host said of a chunk that it took from elsewhere, once; null if it said nothing. With the
    /// owner's monitor.
    @Nullable
    Digest takeSeeded(int chunk) {
        return seeding == null ? null : seeding.take(chunk);
    }

    /// Whether something can be handed out. With the owner's monitor.
    boolean hasWork() {
        boolean tries = seeding != null && seeding.delta().hasWork();
        return tries || work.hasWork();
    }

    /// Whether chunks that are missing wait for what others turn out to be. With the owner's monitor.
    boolean isHolding() {
        return seeding != null && seeding.delta().isHolding();
    }

    /// How many chunks can be handed out that the host lacks. With the owner's monitor.
    int ready() {
        return work.missing() + (seeding == null ? 0 : seeding.delta().work().ready());
    }

    /// A chunk that was handed out is the file's. With the owner's monitor.
    void agrees(int chunk) {
        long bytes = work.hold(chunk);
        count(bytes);
        if (!travelled.get(chunk) && !credited.get(chunk)) {
            credited.set(chunk);
            upload.voyage().ledger().saved(bytes);
        }
        if (seeding != null) {
            seeding.delta().work().agreed(chunk);
        }
    }

    /// A chunk that was handed out is another than the file's. With the owner's monitor.
    void differs(int chunk) {
        work.miss(chunk);
        if (seeding != null && !stored.get(chunk)) {
            seeding.delta().work().differs(chunk);
        }
    }

    /// Nothing is known of chunks that were handed out to be proved. What a host can't read is sent again; one that
    /// only has no time is asked again.
    void notProved(ChunkRange range, IOException why) {
        boolean send = why instanceof LinkException.Refused refused && !(refused.failure() instanceof Failure.Busy);
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (send) {
                    work.miss(chunk);
                } else {
                    work.doubt(chunk);
                }
            }
            owner.trouble(why);
        }
    }

    /// Reads chunks only to know the file's own digest: the host says that it has published it before.
    private void digest(Lane lane, ChunkRange range) {
        if (read(lane, range)) {
            synchronized (owner) {
                for (int chunk = range.first(); chunk < range.end(); chunk++) {
                    count(work.hold(chunk));
                }
                owner.wake();
            }
        }
    }

    private boolean read(Lane lane, ChunkRange range) {
        byte[] bytes = lane.chunk();
        try {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (digests.isKnown(chunk)) {
                    continue;
                }
                int length = plan.length(chunk);
                source.read(plan.offset(chunk), bytes, length, lane.scratch());
                digests.set(chunk, Digests.chunk(bytes, 0, length));
                synchronized (owner) {
                    unsent += length;
                }
            }
            return true;
        } catch (TransferException e) {
            unreadable(e);
            return false;
        }
    }

    /// The file here can't be read.
    void unreadable(TransferException why) {
        owner.sourceFailed(why);
        owner.trouble(why);
    }

    /// The file is finished; the ledger is told no more. With the owner's monitor.
    void close() {
        closed = true;
        source.close();
    }
}
