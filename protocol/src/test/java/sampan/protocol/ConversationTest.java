package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConversationTest {
    private static final byte[] SIX = "sampan".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Digest DIGEST = Digests.chunk(SIX, 0, SIX.length);

    @Test
    void put_isHeardWithItsBodyAndAnswered() {
        for (Wire.Cut cut : List.of(Wire.WHOLE, Wire.SINGLE)) {
            Wire wire = Wire.ready(cut);
            Request.Put put = new Request.Put(Samples.FILE, 6, Samples.TIME, new Condition.Absent(), null);
            List<Event> host = wire.toHost(out -> {
                wire.visitor.request(put, true, out);
                wire.visitor.data(6, out);
                out.put(SIX);
                wire.visitor.mark(DIGEST, true, out);
            });
            assertThat(host)
                    .containsExactly(
                            new Event.Requested(put, true),
                            new Event.Bytes(ByteBuffer.wrap(SIX)),
                            new Event.ChunkEnd(DIGEST, true));
            Reply stored = new Reply.Stored(Entry.file("", 6, Samples.TIME), false);
            assertThat(wire.toVisitor(out -> wire.host.reply(stored, false, out)))
                    .containsExactly(new Event.Replied(put, stored, false));
            assertThat(wire.visitor.awaited()).isZero();
            assertThat(wire.host.owed()).isZero();
        }
    }

    @Test
    void get_isAnsweredWithABody() {
        for (Wire.Cut cut : List.of(Wire.WHOLE, Wire.SINGLE)) {
            Wire wire = Wire.ready(cut);
            Request.Get get = new Request.Get(Samples.FILE, 0, -1, null);
            assertThat(wire.toHost(out -> wire.visitor.request(get, false, out)))
                    .containsExactly(new Event.Requested(get, false));
            Reply got = new Reply.Got(6, Samples.TIME, "v1", 0, 6);
            List<Event> visitor = wire.toVisitor(out -> {
                wire.host.reply(got, true, out);
                wire.host.data(2, out);
                out.put(SIX, 0, 2);
                wire.host.data(4, out);
                out.put(SIX, 2, 4);
                wire.host.mark(DIGEST, true, out);
            });
            assertThat(visitor)
                    .containsExactly(
                            new Event.Replied(get, got, true),
                            new Event.Bytes(ByteBuffer.wrap(SIX)),
                            new Event.ChunkEnd(DIGEST, true));
        }
    }

    @Test
    void bodyBytes_mayBeTakenBesideTheMachine() {
        Wire wire = Wire.ready(Wire.WHOLE);
        Request.Put put = new Request.Put(Samples.FILE, 6, Samples.TIME, new Condition.Absent(), null);
        wire.toHost(out -> {
            wire.visitor.request(put, true, out);
            wire.visitor.data(6, out);
        });
        assertThat(wire.host.bodyRemaining()).isEqualTo(6);
        wire.host.bodyPassed(4);
        ByteBuffer rest = ByteBuffer.wrap(SIX, 4, 2);
        assertThat(wire.host.receive(rest)).isEqualTo(new Event.Bytes(ByteBuffer.wrap(SIX, 4, 2)));
        assertThat(wire.host.bodyRemaining()).isZero();
    }
}
