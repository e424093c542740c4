package sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sampan.protocol.Limits;

final class LineBuffersTest {
    private final LineBuffers buffers = new LineBuffers();

    @Test
    void tenThousandAtOnce_takeLittle_andHaveTheRoomThatIsAskedFor() {
        List<ByteBuffer> taken =
                IntStream.range(0, 10_000).mapToObj(i -> buffers.take(0)).toList();
        assertThat(taken.stream().mapToLong(ByteBuffer::capacity).sum()).isLessThan(80L << 20);
        assertThat(buffers.take(Limits.JSON_BYTES).remaining()).isGreaterThanOrEqualTo(Limits.JSON_BYTES);
    }

    @Test
    void whatIsGivenBack_isLentAgain_afterACrowdToo() {
        List<ByteBuffer> taken =
                IntStream.range(0, 1_000).mapToObj(i -> buffers.take(0)).toList();
        taken.forEach(buffer -> buffers.give(buffer.put((byte) 1)));
        ByteBuffer again = buffers.take(0);
        assertThat(taken).anySatisfy(one -> assertThat(one).isSameAs(again));
        assertThat(again.position()).isZero();
        assertThat(again.remaining()).isGreaterThan(Limits.JSON_BYTES);
    }
}
