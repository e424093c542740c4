package sampan.app.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import sampan.protocol.Digest;
import sampan.protocol.Digests;
import sampan.protocol.SumsAlgorithm;

/// The digest of a chunk as a host's `sums` tells it. Pure functions.
final class ChunkHash {
    private ChunkHash() {}

    /// The digest's bytes.
    static byte[] bytes(SumsAlgorithm algorithm, byte[] bytes, int offset, int length) {
        return switch (algorithm) {
            case XXH3_128 -> {
                ByteBuffer digest = ByteBuffer.allocate(Digest.BYTES);
                Digests.chunk(bytes, offset, length).write(digest);
                yield digest.array();
            }
            case SHA_256 -> {
                MessageDigest sha = Sha256.begin();
                sha.update(bytes, offset, length);
                yield sha.digest();
            }
        };
    }

    /// The digest in lower-case hexadecimal.
    static String hex(SumsAlgorithm algorithm, byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes(algorithm, bytes, 0, length));
    }
}
