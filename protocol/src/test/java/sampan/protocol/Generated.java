package sampan.protocol;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values of every kind from a seed, their odd ones often.
final class Generated {
    private static final String[] PIECES = {"a", "照", "é", " ", "\"", "%", "😀", "\u2028", "'", "<", "Ω", "&", "\u202e"
    };
    private static final long[] NUMBERS = {0, 1, 2, 999, 1 << 20, (1 << 20) + 1, 1L << 31, (1L << 53) + 1, 1L << 42};

    private final Random random;

    Generated(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flag() {
        return random.nextBoolean();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return flag() ? value.get() : null;
    }

    <T> List<T> some(int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = below(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    <T> T one(T[] of) {
        return of[below(of.length)];
    }

    long amount() {
        return NUMBERS[below(NUMBERS.length)];
    }

    long fileBytes() {
        return Math.min(amount(), Limits.FILE_BYTES);
    }

    long time() {
        return switch (below(4)) {
            case 0 -> random.nextLong();
            case 1 -> -amount();
            case 2 -> Long.MAX_VALUE;
            default -> Samples.TIME + below(1_000_000);
        };
    }

    String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    /// Text that need not be a legal name.
    String text() {
        return name() + (flag() ? "" : "\n\\/\t\u0000");
    }

    String name() {
        StringBuilder name = new StringBuilder("n");
        for (int i = below(8); i > 0; i--) {
            name.append(one(PIECES));
        }
        return name.toString();
    }

    RemotePath path() {
        return new RemotePath(some(5, this::name));
    }

    String version() {
        return hex(6);
    }

    Digest digest() {
        return new Digest(random.nextLong(), random.nextLong());
    }

    DraftId draftId() {
        return new DraftId(hex(16));
    }

    TrashId trashId() {
        return new TrashId(hex(16));
    }

    Request.DraftRef draft() {
        return new Request.DraftRef(name(), draftId());
    }

    ChunkRange range(int most) {
        int count = 1 + below(most);
        return new ChunkRange(below(Limits.FILE_CHUNKS - count), count);
    }

    ChunkSet ranges(int most) {
        java.util.BitSet bits = new java.util.BitSet();
        for (int i = below(most + 1); i > 0; i--) {
            bits.set(below(5_000));
        }
        return ChunkSet.of(bits);
    }

    Condition condition() {
        return switch (below(3)) {
            case 0 -> new Condition.Absent();
            case 1 -> new Condition.Any();
            default -> new Condition.Is(version());
        };
    }

    Entry entry(String name) {
        return new Entry(name, one(Entry.Kind.values()), amount(), time(), maybe(this::version), flag());
    }

    Entry entry() {
        return entry(text());
    }

    Request.Seen seen() {
        return new Request.Seen(path(), maybe(this::version));
    }

    Limits limits() {
        return new Limits(
                32 + below(65_504),
                Limits.CHUNK + amount(),
                1 + below(64),
                1 + below(8),
                below(25_001),
                1_000 + below(99_999));
    }
}
