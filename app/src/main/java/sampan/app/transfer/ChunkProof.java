package sampan.app.transfer;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.Reply;

/// Compares digests of some chunks that come from two sides, in either order. Thread-safe.
final class ChunkProof {
    /// Hears the result for each chunk.
    interface Verdict {
        /// Hears one.
        ///
        /// @param agrees whether both sides have the same chunk
        /// @param isNew whether our digest was found only now, so that the chunk never travelled
        void proved(int chunk, boolean agrees, boolean isNew);
    }

    private final ChunkRange range;
    private final ChunkDigests digests;
    private final Verdict verdict;
    private final BitSet isNew = new BitSet();
    private Reply.@Nullable Summed theirs;
    private boolean ours;
    private boolean compared;

    ChunkProof(ChunkRange range, ChunkDigests digests, Verdict verdict) {
        this.range = range;
        this.digests = digests;
        this.verdict = verdict;
    }

    /// Our digest of this chunk was found only now.
    synchronized void isNew(int chunk) {
        isNew.set(chunk);
    }

    /// Their digests have come.
    void theirs(Reply.Summed reply) {
        synchronized (this) {
            theirs = reply;
        }
        compare();
    }

    /// All our digests are known.
    void ours() {
        synchronized (this) {
            ours = true;
        }
        compare();
    }

    private void compare() {
        Reply.Summed summed;
        synchronized (this) {
            summed = theirs;
            if (!ours || summed == null || compared) {
                return;
            }
            compared = true;
        }
        for (int chunk = range.first(); chunk < range.end(); chunk++) {
            int at = chunk - range.first();
            boolean agrees = at < summed.digests().size()
                    && digests.get(chunk).toString().equals(summed.digests().get(at));
            verdict.proved(chunk, agrees, isNew.get(chunk));
        }
    }
}
