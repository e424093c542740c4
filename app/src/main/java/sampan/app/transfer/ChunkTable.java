package sampan.app.transfer;

import java.util.Arrays;
import java.util.HexFormat;
import sampan.protocol.Digest;
import sampan.protocol.Limits;
import sampan.protocol.SumsAlgorithm;

/// The sums of a file's whole chunks, so that each is found by its weak sum, wherever in another file it
/// may lie, and confirmed by its digest: 24 bytes a chunk, an open hash table, and before it a filter that one
/// in 64 foreign sums gets through. Filled by one thread at a
/// time, then [#index]ed once, and only read from then on.
final class ChunkTable {
    private static final int LOAD = 4;
    private static final int FILTER = 64;

    private final long[] weak;
    private final byte[] strong;
    private final int[] slots;
    private final int shift;
    private final long[] filter;
    private final int filterShift;

    /// @param count how many chunks there are; 1 or more
    ChunkTable(int count) {
        weak = new long[count];
        strong = new byte[count * Digest.BYTES];
        int bits = bits(count * LOAD);
        slots = new int[1 << bits];
        shift = Long.SIZE - bits;
        int filterBits = bits(count * FILTER);
        filter = new long[1 << (filterBits - 6)];
        filterShift = Long.SIZE - filterBits;
    }

    /// How many bits tell so many things apart, at least those of one word.
    private static int bits(int things) {
        return Math.max(6, Integer.SIZE - Integer.numberOfLeadingZeros(things - 1));
    }

    int count() {
        return weak.length;
    }

    /// The sums of one chunk, as a host tells them.
    ///
    /// @param digest its XXH3-128
    /// @throws IllegalArgumentException if they are no such sums
    void put(int chunk, String weakSum, String digest) {
        byte[] bytes = HexFormat.of().parseHex(digest);
        if (bytes.length != Digest.BYTES) {
            throw new IllegalArgumentException("no XXH3-128 of " + bytes.length + " bytes");
        }
        weak[chunk] = HexFormat.fromHexDigitsToLong(weakSum);
        System.arraycopy(bytes, 0, strong, chunk * Digest.BYTES, Digest.BYTES);
    }

    /// All sums are there. Of equal chunks only the first is found: those after it are its neighbours'
    /// neighbours, and looked for there first.
    void index() {
        for (int chunk = 0; chunk < weak.length; chunk++) {
            int slot = slot(weak[chunk]);
            while (slots[slot] != 0 && !isSame(slots[slot] - 1, chunk)) {
                slot = next(slot);
            }
            if (slots[slot] == 0) {
                slots[slot] = chunk + 1;
                int bit = (int) (mixed(weak[chunk]) >>> filterShift);
                filter[bit >>> 6] |= 1L << bit;
            }
        }
    }

    private boolean isSame(int one, int other) {
        return weak[one] == weak[other] && matches(one, digestOf(other));
    }

    /// Whether some chunk may have this weak sum: quick, and nearly always right.
    boolean mayHave(long sum) {
        int bit = (int) (mixed(sum) >>> filterShift);
        return ((filter[bit >>> 6] >>> bit) & 1) != 0;
    }

    /// Whether some chunk has this weak sum.
    boolean has(long sum) {
        for (int slot = slot(sum); slots[slot] != 0; slot = next(slot)) {
            if (weak[slots[slot] - 1] == sum) {
                return true;
            }
        }
        return false;
    }

    /// The chunk with this weak sum and this digest, or -1.
    int find(long sum, byte[] digest) {
        for (int slot = slot(sum); slots[slot] != 0; slot = next(slot)) {
            int chunk = slots[slot] - 1;
            if (weak[chunk] == sum && matches(chunk, digest)) {
                return chunk;
            }
        }
        return -1;
    }

    /// Whether a chunk has this digest.
    boolean matches(int chunk, byte[] digest) {
        int at = chunk * Digest.BYTES;
        return Arrays.equals(strong, at, at + Digest.BYTES, digest, 0, Digest.BYTES);
    }

    /// The digest, to be compared with what is in the table, of the chunk's length of bytes from there on.
    static byte[] digest(byte[] bytes, int offset) {
        return ChunkHash.bytes(SumsAlgorithm.XXH3_128, bytes, offset, Limits.CHUNK);
    }

    private byte[] digestOf(int chunk) {
        return Arrays.copyOfRange(strong, chunk * Digest.BYTES, (chunk + 1) * Digest.BYTES);
    }

    private int slot(long sum) {
        return (int) (mixed(sum) >>> shift);
    }

    /// Of this the upper bits are used: the lower ones of a sum depend on few bytes.
    private static long mixed(long sum) {
        return sum * 0x9E3779B97F4A7C15L;
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
