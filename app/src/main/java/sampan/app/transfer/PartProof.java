package sampan.app.transfer;

import org.jspecify.annotations.Nullable;
import sampan.protocol.ChunkRange;
import sampan.protocol.Reply;
import sampan.protocol.SumsAlgorithm;

/// Compares digests of chunks of a part file with those that the host has, in whichever order they come.
/// Thread-safe.
final class PartProof {
    /// Hears the result for each chunk.
    interface Verdict {
        /// Hears one.
        ///
        /// @param agrees whether both sides have the same chunk
        void proved(int chunk, boolean agrees);
    }

    private final ChunkRange range;
    private final SumsAlgorithm algorithm;
    private final Verdict verdict;
    private final @Nullable String[] ours;
    private Reply.@Nullable Summed theirs;
    private int known;
    private boolean compared;

    PartProof(ChunkRange range, SumsAlgorithm algorithm, Verdict verdict) {
        this.range = range;
        this.algorithm = algorithm;
        this.verdict = verdict;
        this.ours = new String[range.count()];
    }

    /// Their digests have come.
    void theirs(Reply.Summed reply) {
        synchronized (this) {
            theirs = reply;
        }
        compare();
    }

    /// A chunk was read here.
    void ours(int chunk, byte[] bytes, int length) {
        String digest = ChunkHash.hex(algorithm, bytes, length);
        synchronized (this) {
            ours[chunk - range.first()] = digest;
            known++;
        }
        compare();
    }

    private void compare() {
        Reply.Summed summed;
        synchronized (this) {
            summed = theirs;
            if (summed == null || known < range.count() || compared) {
                return;
            }
            compared = true;
        }
        for (int i = 0; i < range.count(); i++) {
            String mine = ours[i];
            boolean agrees = mine != null
                    && i < summed.digests().size()
                    && mine.equals(summed.digests().get(i));
            verdict.proved(range.first() + i, agrees);
        }
    }
}
