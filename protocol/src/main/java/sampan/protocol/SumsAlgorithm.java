package sampan.protocol;

/// How `sums` digests chunks.
public enum SumsAlgorithm {
    /// As chunks travel: for one's own draft.
    XXH3_128("xxh3-128", 16),
    /// For equality that saves sending against what another device may have written (FIPS 180-4).
    SHA_256("sha-256", 32);

    private final String word;
    private final int bytes;

    SumsAlgorithm(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    /// The word on the wire.
    public String word() {
        return word;
    }

    /// Bytes of one digest.
    public int bytes() {
        return bytes;
    }

    /// The algorithm of this word.
    ///
    /// @throws IllegalArgumentException if there is no such word
    public static SumsAlgorithm parse(String word) {
        for (SumsAlgorithm algorithm : values()) {
            if (algorithm.word.equals(word)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("algorithm is one of xxh3-128, sha-256");
    }
}
