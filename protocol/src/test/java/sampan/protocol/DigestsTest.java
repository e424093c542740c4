package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestsTest {
    private static final byte[] SIX = "sampan".getBytes(StandardCharsets.US_ASCII);

    @Test
    void chunk_hasThePublishedDigest() {
        assertThat(Digests.chunk(SIX, 0, 6)).hasToString("977c25be74214084023244214bd549d3");
        byte[] inside = "a sampan sails".getBytes(StandardCharsets.US_ASCII);
        assertThat(Digests.chunk(inside, 2, 6)).hasToString("977c25be74214084023244214bd549d3");
    }

    @Test
    void file_isDigestedFromItsChunks() {
        assertThat(Digests.file(6, List.of(Digests.chunk(SIX, 0, 6)))).hasToString("1b4e6788e2a10c0d78a4a72ed4308635");
        assertThat(Digests.file(0, List.of())).hasToString("2cd484471c699b0cdb09eb7c959b30f4");
    }

    @Test
    void digest_travelsAsBytesAndAsText() {
        Digest digest = new Digest(0x0123456789abcdefL, -1);
        ByteBuffer bytes = ByteBuffer.allocate(Digest.BYTES);
        digest.write(bytes);
        assertThat(Digest.read(bytes.flip())).isEqualTo(digest);
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "977C25BE74214084023244214BD549D3",
                "977c25be74214084023244214bd549d",
                "977c25be74214084023244214bd549d3a",
                "l3wlvnQhQIQCMkQhS9VJ0w==",
                "977c25be74214084023244214bd549dg"
            })
    void textThatIsNoDigest_isRefused(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void draftId_isTheSameForTheSameFileAndPlace() {
        DraftId id = DraftId.of("ab", Samples.FILE, 6, 7);
        assertThat(id).isEqualTo(DraftId.of("ab", Samples.FILE, 6, 7));
        assertThat(List.of(
                        DraftId.of("abP", RemotePath.of("hotos", "2026", "a.jpg"), 6, 7),
                        DraftId.of("ab", RemotePath.of("Photos", "2026a.jpg"), 6, 7),
                        DraftId.of("ab", Samples.FILE, 67, 7),
                        DraftId.of("ab", Samples.FILE, 6, 8)))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void plan_cutsAFileIntoWholeChunksButTheLast() {
        ChunkPlan plan = new ChunkPlan(2L * Limits.CHUNK + 1);
        assertThat(plan.count()).isEqualTo(3);
        assertThat(plan.length(1)).isEqualTo(Limits.CHUNK);
        assertThat(plan.length(2)).isEqualTo(1);
        assertThat(plan.length(new ChunkRange(1, 2))).isEqualTo(Limits.CHUNK + 1L);
        assertThat(new ChunkPlan(0).count()).isZero();
        assertThat(new ChunkPlan(Limits.FILE_BYTES).count()).isEqualTo(Limits.FILE_CHUNKS);
    }
}
