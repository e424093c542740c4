package sampan.app.transfer;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.ChunkSet;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// Proves chunks that a host holds against the file here. The monitor of the file's upload guards what it
/// finds; it is never held while reading or sending.
final class DraftProof {
    private final LargeUpload owner;
    private final DraftChunks chunks;
    private final OpenSource source;
    private final ChunkPlan plan;
    private final ChunkDigests digests;

    DraftProof(LargeUpload owner, DraftChunks chunks, OpenSource source, ChunkDigests digests) {
        this.owner = owner;
        this.chunks = chunks;
        this.source = source;
        this.plan = chunks.work().plan();
        this.digests = digests;
    }

    /// Asks the host for the digests of what it holds, and compares them with the same chunks here. What it
    /// stored as it was sent is known by the digest that travelled with it; anything else may have been filled
    /// from a file of somebody who made a chunk with that digest, so that SHA-256 decides.
    void prove(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
        boolean own;
        synchronized (owner) {
            own = chunks.areStored(range);
        }
        if (own) {
            proveOwn(lane, draft, range);
        } else {
            proveTaken(lane, draft, range);
        }
    }

    private void proveOwn(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
        ask(
                lane,
                draft,
                range,
                SumsAlgorithm.XXH3_128,
                chunk -> digests.get(chunk).toString());
    }

    private void proveTaken(Lane lane, Request.DraftRef draft, ChunkRange range) throws LinkException {
        byte[] bytes = lane.chunk();
        BitSet alike = new BitSet();
        Map<Integer, String> ours = new HashMap<>();
        try {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                int length = plan.length(chunk);
                source.read(plan.offset(chunk), bytes, length, lane.scratch());
                Digest digest = Digests.chunk(bytes, 0, length);
                digests.set(chunk, digest);
                Digest there;
                synchronized (owner) {
                    there = chunks.takeSeeded(chunk);
                }
                if (there == null || there.equals(digest)) {
                    alike.set(chunk);
                    ours.put(chunk, ChunkHash.hex(SumsAlgorithm.SHA_256, bytes, length));
                }
            }
        } catch (TransferException e) {
            chunks.unreadable(e);
            return;
        }
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                if (!alike.get(chunk)) {
                    chunks.differs(chunk);
                }
            }
            owner.wake();
        }
        List<ChunkRange> parts = ChunkSet.of(alike).ranges();
        for (int i = 0; i < parts.size(); i++) {
            try {
                ask(lane, draft, parts.get(i), SumsAlgorithm.SHA_256, ours::get);
            } catch (LinkException e) {
                parts.subList(i + 1, parts.size()).forEach(part -> chunks.notProved(part, e));
                throw e;
            }
        }
    }

    private void ask(
            Lane lane,
            Request.DraftRef draft,
            ChunkRange range,
            SumsAlgorithm algorithm,
            IntFunction<@Nullable String> ours)
            throws LinkException {
        lane.ask(
                new Request.Sums(new Request.DraftSubject(draft), range.first(), range.count(), algorithm, false),
                new Answer<>(reply -> proved(range, ours, reply.digests()), why -> chunks.notProved(range, why)));
    }

    private void proved(ChunkRange range, IntFunction<@Nullable String> ours, List<String> theirs) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                int at = chunk - range.first();
                if (at < theirs.size() && theirs.get(at).equals(ours.apply(chunk))) {
                    chunks.agrees(chunk);
                } else {
                    chunks.differs(chunk);
                }
            }
            owner.wake();
        }
    }
}
