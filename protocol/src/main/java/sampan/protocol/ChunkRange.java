package sampan.protocol;

/// Neighbouring chunks of a file.
///
/// @param first index of the first chunk, from 0
/// @param count how many; 1 or more
public record ChunkRange(int first, int count) {
    public ChunkRange {
        if (first < 0 || count < 1 || first > Limits.FILE_CHUNKS - count) {
            throw new IllegalArgumentException("chunks " + first + "+" + count);
        }
    }

    /// The index after the last chunk.
    public int end() {
        return first + count;
    }
}
