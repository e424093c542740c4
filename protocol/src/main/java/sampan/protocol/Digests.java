package sampan.protocol;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Computes digests: XXH3-128 with seed 0, as published with xxHash 0.8 (canonical form: big-endian). Pure
/// functions; the one class that knows the digest library.
public final class Digests {
    private static final byte[] PREFIX = "sampan1".getBytes(StandardCharsets.US_ASCII);

    private Digests() {}

    /// The digest of a chunk, over an array, where the one-shot form is fastest.
    public static Digest chunk(byte[] bytes, int offset, int length) {
        return of(bytes, offset, length);
    }

    /// The digest of a whole file from those of its chunks, in order: XXH3-128 of `sampan1`, the size as
    /// eight bytes, and each chunk's digest. The same formula serves no chunk and one.
    ///
    /// @param size the file's bytes
    /// @param chunks one digest for each chunk of [ChunkPlan]
    public static Digest file(long size, List<Digest> chunks) {
        ByteBuffer all = ByteBuffer.allocate(PREFIX.length + Long.BYTES + Digest.BYTES * chunks.size());
        all.put(PREFIX).putLong(size);
        for (Digest chunk : chunks) {
            chunk.write(all);
        }
        return of(all.array(), 0, all.position());
    }

    private static Digest of(byte[] bytes, int offset, int length) {
        HashValue128 value = Hashing.xxh3_128().hashBytesTo128Bits(bytes, offset, length);
        return new Digest(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }
}
