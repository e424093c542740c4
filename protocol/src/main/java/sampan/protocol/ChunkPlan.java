package sampan.protocol;

/// How a file of a known size falls into chunks: all of [Limits#CHUNK] bytes but the last, which may be
/// shorter. An empty file has no chunk.
///
/// @param size the file's bytes; 0 to [Limits#FILE_BYTES]
public record ChunkPlan(long size) {
    public ChunkPlan {
        if (size < 0 || size > Limits.FILE_BYTES) {
            throw new IllegalArgumentException("size " + size);
        }
    }

    /// How many chunks there are.
    public int count() {
        return (int) ((size + Limits.CHUNK - 1) / Limits.CHUNK);
    }

    /// Where a chunk begins, in bytes from the start of the file.
    public long offset(int chunk) {
        return (long) java.util.Objects.checkIndex(chunk, count()) * Limits.CHUNK;
    }

    /// How many bytes a chunk has; 1 to [Limits#CHUNK].
    public int length(int chunk) {
        return (int) Math.min(Limits.CHUNK, size - offset(chunk));
    }

    /// How many bytes the chunks of a range have together.
    public long length(ChunkRange range) {
        return range.count() == 0 ? 0 : offset(range.end() - 1) + length(range.end() - 1) - offset(range.first());
    }
}
