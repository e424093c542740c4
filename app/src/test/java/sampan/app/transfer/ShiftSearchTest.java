package sampan.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.Digests;
import sampan.protocol.Limits;
import sampan.protocol.RollingSum;

/// Chunks are found wherever they lie, and nothing else is.
final class ShiftSearchTest {
    private static final int CHUNK = Limits.CHUNK;
    private static final byte[] OLD = Trees.bytes(12 * CHUNK + 5, 1);

    private static ChunkTable table(byte[] file) {
        ChunkTable table = new ChunkTable(file.length / CHUNK);
        for (int i = 0; i < table.count(); i++) {
            table.put(
                    i,
                    HexFormat.of().toHexDigits(RollingSum.of(file, i * CHUNK, CHUNK)),
                    Digests.chunk(file, i * CHUNK, CHUNK).toString());
        }
        table.index();
        return table;
    }

    private static Map<Long, Integer> find(ChunkTable table, byte[] in, long step) throws IOException {
        Map<Long, Integer> found = new TreeMap<>();
        ShiftSearch search = new ShiftSearch(table, 0, in.length);
        boolean more = true;
        while (more) {
            more = search.advance(
                    (offset, into, at, length) -> System.arraycopy(in, (int) offset, into, at, length),
                    step,
                    (at, chunk) -> assertThat(found.put(at, chunk)).isNull());
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 777, CHUNK - 1, CHUNK, 3 * CHUNK + 12_345, 5 * CHUNK})
    void movedContent_isFound(int shift) throws IOException {
        byte[] now = new byte[shift + OLD.length];
        System.arraycopy(Trees.bytes(shift, 2), 0, now, 0, shift);
        System.arraycopy(OLD, 0, now, shift, OLD.length);

        for (long step : new long[] {1_000, CHUNK, 64L * CHUNK}) {
            Map<Long, Integer> expected = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                expected.put((long) shift + (long) i * CHUNK, i);
            }
            assertThat(find(table(OLD), now, step)).isEqualTo(expected);
        }
    }

    @Test
    void lastChunk_atTheVeryEnd_isFound() throws IOException {
        byte[] now = new byte[CHUNK + 3];
        System.arraycopy(OLD, 7 * CHUNK, now, 3, CHUNK);
        assertThat(find(table(OLD), now, 100_000)).isEqualTo(Map.of(3L, 7));
    }

    @Test
    void equalChunks_areFoundOneAfterAnother() throws IOException {
        byte[] zeros = new byte[6 * CHUNK];
        byte[] now = Arrays.copyOf(new byte[] {1, 2, 3}, 5 * CHUNK + 9);
        assertThat(find(table(zeros), now, 64L * CHUNK).keySet())
                .containsExactly(3L, 3L + CHUNK, 3L + 2 * CHUNK, 3L + 3 * CHUNK, 3L + 4 * CHUNK);
    }

    @Test
    void weakSumsThatLie_findNothing() throws IOException {
        ChunkTable lying = new ChunkTable(5_000);
        String zeros = HexFormat.of().toHexDigits(RollingSum.of(new byte[CHUNK], 0, CHUNK));
        for (int i = 0; i < lying.count(); i++) {
            lying.put(i, zeros, "%032x".formatted(i));
        }
        lying.index();
        // At nearly every byte a sum agrees: each such place costs a digest, so there is an end to it.
        assertThat(find(lying, new byte[4 * CHUNK], 64L * CHUNK)).isEmpty();
    }

    @Test
    void otherContent_isNotFound() throws IOException {
        assertThat(find(table(OLD), Trees.bytes(3 * CHUNK + 1, 9), 64L * CHUNK)).isEmpty();
    }

    @Test
    void fileShorterThanAChunk_hasNothing() throws IOException {
        assertThat(find(table(OLD), Arrays.copyOf(OLD, CHUNK - 1), 64L * CHUNK)).isEmpty();
    }
}
