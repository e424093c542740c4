package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A body has the bytes that were promised, in whole chunks but the last: with anything else the connection
/// closes.
final class BodyTest {
    private static final String PUT =
            "{\"op\":\"put\",\"path\":[\"s\",\"a\"],\"size\":SIZE,\"modified\":1,\"if\":\"any\"}";
    private static final String CHUNK =
            "{\"op\":\"chunk\",\"share\":\"s\",\"draft\":\"" + "0".repeat(32) + "\",\"first\":FIRST,\"count\":COUNT}";

    /// `d` is a DATA frame of one byte, `D` one of a quarter of a chunk, `m` a mark, `l` the last mark.
    @ParameterizedTest
    @CsvSource({
        "put 1,         dd,         more",
        "put 2,         dl,         fewer",
        "put 2,         ddm,        a mark that is not the last",
        "put 1,         l,          a mark without bytes",
        "put 1,         dm,         a mark that is not the last",
        "put 1048576,   DDDDd,      more",
        "put 1048576,   DDDDm,      a mark that is not the last",
        "chunk 0+1,     DDDDd,      more than a chunk",
        "chunk 0+1,     DDDDm,      a second chunk",
        "chunk 0+2,     dm,         a short chunk that is not the last",
        "chunk 0+2,     DDDDl,      fewer chunks",
        "chunk 0+2,     DDDDmDDDDm, more chunks",
        "chunk 0+2,     DDDDmm,     a mark without bytes",
        "chunk 0+2,     DDDDml,     a mark without bytes",
        "chunk 4194303+1, DDDDm,    beyond the largest file"
    })
    void bodyThatIsNotAsPromised_closes(String request, String frames, String because) {
        assertThat(closes(request, frames)).as(because).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "put 1,         dl",
        "put 2,         ddl",
        "put 1048576,   DDDDl",
        "chunk 0+1,     dl",
        "chunk 0+1,     DDDDl",
        "chunk 0+2,     DDDDmdl",
        "chunk 0+2,     DDDDmDDDDl"
    })
    void bodyThatIsAsPromised_isHeard(String request, String frames) {
        assertThat(closes(request, frames)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4194304+1", "4194303+2", "2147483647+1", "-1+1", "0+0", "0+65", "0+2147483647", "1+9223372036854775807"
    })
    void rangeBeyondTheLargestFileOrBody_isRefused(String range) {
        byte[] request = Frames.json(Frames.REQUEST, Frames.BODY, 1, asked("chunk " + range));
        assertThat(Frames.heardBy(Frames.memberAt(), request, Wire.WHOLE))
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.Refused.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.BadRequest.class));
    }

    @Test
    void bodyOfARefusedRequest_isBoundedToo() {
        ServerConversation host = Frames.memberAt();
        Frames.heardBy(host, Frames.json(Frames.REQUEST, Frames.BODY, 1, "{\"op\":\"no\"}"), Wire.WHOLE);
        byte[] data = Frames.frame(Frames.DATA, 0, 1, new byte[Limits.DATA_BYTES]);
        byte[] mark = Frames.frame(Frames.MARK, 0, 1, new byte[16]);
        byte[] chunk = Frames.join(data, data, data, data, mark);
        for (int i = 1; i < Limits.RUN; i++) {
            Frames.heardBy(host, chunk, Wire.WHOLE);
        }
        assertThat(catchThrowableOfType(ProtocolException.Remote.class, () -> Frames.heardBy(host, chunk, Wire.WHOLE))
                        .bye()
                        .reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @Test
    void host_answersOnlyAfterTheBody() {
        Wire wire = Wire.ready(Wire.WHOLE);
        Request<?> put = new Request.Put(Samples.FILE, 2, 1, new Condition.Any(), null);
        wire.toHost(out -> wire.visitor.request(put, true, out));
        ByteBuffer out = ByteBuffer.allocate(ServerConversation.ROOM);
        assertThatThrownBy(() -> wire.host.fail(new Failure.Broken(""), out))
                .isInstanceOf(ProtocolException.Local.class);
        assertThat(out.position()).isZero();
    }

    @Test
    void visitor_takesNoAnswerBeforeItsBodyEnds() {
        Wire wire = Wire.ready(Wire.WHOLE);
        Request<?> put = new Request.Put(Samples.FILE, 2, 1, new Condition.Any(), null);
        wire.toHost(out -> wire.visitor.request(put, true, out));
        byte[] early = Frames.json(Frames.ERROR, 0, 1, "{\"code\":\"BROKEN\"}");
        assertThatThrownBy(() -> Wire.feed(early, Wire.WHOLE, wire.visitor::receive))
                .isInstanceOf(ProtocolException.Remote.class);
    }

    @Test
    void sender_cannotBreakItsOwnPromise() {
        Wire wire = Wire.ready(Wire.WHOLE);
        ByteBuffer out = ByteBuffer.allocate(ClientConversation.ROOM);
        Request<?> put = new Request.Put(Samples.FILE, 2, 1, new Condition.Any(), null);
        assertLocal(() -> wire.visitor.request(put, false, out));
        assertLocal(() -> wire.visitor.request(new Request.Ping(), true, out));
        assertLocal(() -> wire.visitor.data(1, out));
        wire.visitor.request(put, true, out);
        assertLocal(() -> wire.visitor.request(new Request.Ping(), false, out));
        assertLocal(() -> wire.visitor.data(3, out));
        assertLocal(() -> wire.visitor.data(0, out));
        assertLocal(() -> wire.visitor.mark(new Digest(0, 0), true, out));
        wire.visitor.data(1, out);
        assertLocal(() -> wire.visitor.mark(new Digest(0, 0), true, out));
        assertLocal(() -> wire.visitor.mark(new Digest(0, 0), false, out));
        wire.visitor.data(1, out);
        wire.visitor.mark(new Digest(0, 0), true, out);
        assertLocal(() -> wire.visitor.abort(new Failure.Broken(""), out));
    }

    private static void assertLocal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(ProtocolException.Local.class);
    }

    private static boolean closes(String request, String frames) {
        ServerConversation host = Frames.memberAt();
        Frames.heardBy(host, Frames.json(Frames.REQUEST, Frames.BODY, 1, asked(request)), Wire.WHOLE);
        for (int i = 0; i < frames.length(); i++) {
            byte[] frame = switch (frames.charAt(i)) {
                case 'd' -> Frames.frame(Frames.DATA, 0, 1, new byte[1]);
                case 'D' -> Frames.frame(Frames.DATA, 0, 1, new byte[Limits.CHUNK / 4]);
                case 'm' -> Frames.frame(Frames.MARK, 0, 1, new byte[16]);
                default -> Frames.frame(Frames.MARK, Frames.LAST, 1, new byte[16]);
            };
            try {
                Frames.heardBy(host, frame, Wire.WHOLE);
            } catch (ProtocolException.Remote e) {
                assertThat(i).as("it closes at the last frame").isEqualTo(frames.length() - 1);
                return true;
            }
        }
        return false;
    }

    private static String asked(String request) {
        String[] words = request.split(" ", -1);
        if (words[0].equals("put")) {
            return PUT.replace("SIZE", words[1]);
        }
        String[] range = words[1].split("\\+", -1);
        return CHUNK.replace("FIRST", range[0]).replace("COUNT", range[1]);
    }
}
