package sampan.app.transfer;

import java.util.AbstractList;
import sampan.protocol.ChunkPlan;
import sampan.protocol.Digest;
import sampan.protocol.Digests;

/// The digests of a file's chunks, as far as they are known: sixteen bytes each, for a file may have
/// millions. Different chunks may be set by different threads; whoever reads has to have heard of it in
/// another way.
final class ChunkDigests {
    private final long[] high;
    private final long[] low;
    private final boolean[] known;

    ChunkDigests(ChunkPlan plan) {
        high = new long[plan.count()];
        low = new long[plan.count()];
        known = new boolean[plan.count()];
    }

    void set(int chunk, Digest digest) {
        high[chunk] = digest.high();
        low[chunk] = digest.low();
        known[chunk] = true;
    }

    boolean isKnown(int chunk) {
        return known[chunk];
    }

    Digest get(int chunk) {
        return new Digest(high[chunk], low[chunk]);
    }

    /// The digest of the whole file, when all are known.
    Digest file(long size) {
        return Digests.file(size, new AbstractList<>() {
            @Override
            public Digest get(int index) {
                return ChunkDigests.this.get(index);
            }

            @Override
            public int size() {
                return known.length;
            }
        });
    }
}
