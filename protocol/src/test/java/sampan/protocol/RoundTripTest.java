package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every message comes out at the other side as it went in, in whatever pieces its bytes arrive.
final class RoundTripTest {
    private static List<Wire.Cut> cuts(long seed) {
        Random random = new Random(seed);
        return List.of(Wire.WHOLE, Wire.SINGLE, left -> 1 + random.nextInt(Math.min(left, 60)));
    }

    @ParameterizedTest
    @EnumSource(value = Operation.class, mode = EnumSource.Mode.EXCLUDE, names = "HELLO")
    void request_arrivesWithItsBodyAndIsAnswered(Operation operation) {
        // A chunk has a megabyte, whose bytes need not all be fed one by one so often.
        int rounds = operation == Operation.CHUNK ? 2 : 25;
        for (long seed = 0; seed < rounds; seed++) {
            for (Wire.Cut cut : cuts(seed)) {
                GeneratedMessages messages = new GeneratedMessages(seed);
                Wire wire = Wire.ready(cut);
                for (int i = 0; i < 3; i++) {
                    exchange(wire, messages, operation);
                }
                assertThat(wire.visitor.awaited()).isZero();
                assertThat(wire.host.owed()).isZero();
            }
        }
    }

    private static void exchange(Wire wire, GeneratedMessages messages, Operation operation) {
        Request<?> request = messages.request(operation);
        long size = bodySize(messages, request);
        SampleBody asked = new SampleBody(messages.any.bytes((int) size));
        List<Event> heard = wire.toHost(out -> {
            wire.visitor.request(request, size > 0, out);
            asked.send(wire.visitor::data, wire.visitor::mark, out);
        });
        assertThat(heard).isEqualTo(asked.after(new Event.Requested(request, size > 0)));

        if (operation.part() != null) {
            Part part = messages.part(operation);
            assertThat(wire.toVisitor(out -> wire.host.part(part, out)))
                    .containsExactly(new Event.Parted(request, part));
        }
        Reply reply = messages.reply(request);
        SampleBody answer = new SampleBody(
                messages.any.bytes((int) Promise.of(request, reply).most()));
        List<Event> answered = wire.toVisitor(out -> {
            wire.host.reply(reply, answer.bytes().length > 0, out);
            answer.send(wire.host::data, wire.host::mark, out);
        });
        assertThat(answered).isEqualTo(answer.after(new Event.Replied(request, reply, answer.bytes().length > 0)));
    }

    private static long bodySize(GeneratedMessages messages, Request<?> request) {
        Promise promise = Promise.of(request);
        return request instanceof Request.Probe
                ? messages.any.below((int) Math.min(promise.most(), 9_999) + 1)
                : promise.most();
    }

    @ParameterizedTest
    @EnumSource(Reply.Standing.class)
    void hello_decidesWhatMayFollow(Reply.Standing standing) {
        for (long seed = 0; seed < 25; seed++) {
            for (Wire.Cut cut : cuts(seed)) {
                GeneratedMessages messages = new GeneratedMessages(seed);
                Wire wire = new Wire(cut);
                Request<?> hello = messages.request(Operation.HELLO);
                assertThat(wire.toHost(out -> wire.visitor.request(hello, false, out)))
                        .containsExactly(new Event.Requested(hello, false));
                Reply.Welcome any = (Reply.Welcome) messages.reply(hello);
                Reply.Welcome welcome = new Reply.Welcome(
                        standing, any.host(), any.device(), any.shares(), any.limits(), any.features(), any.now());
                assertThat(wire.toVisitor(out -> wire.host.reply(welcome, false, out)))
                        .containsExactly(new Event.Replied(hello, welcome, false));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void failure_arrivesAsItWasSaid(Operation operation) {
        for (String code : FailureShapes.BY_CODE.keySet()) {
            for (long seed = 0; seed < 8; seed++) {
                GeneratedMessages messages = new GeneratedMessages(seed);
                Failure failure = messages.failure(code);
                assertThat(FailureShapes.code(failure)).isEqualTo(code);
                Wire wire = operation == Operation.HELLO ? new Wire(Wire.WHOLE) : Wire.ready(Wire.WHOLE);
                Request<?> request = messages.request(operation);
                SampleBody body = new SampleBody(messages.any.bytes((int) bodySize(messages, request)));
                wire.toHost(out -> {
                    wire.visitor.request(request, body.bytes().length > 0, out);
                    body.send(wire.visitor::data, wire.visitor::mark, out);
                });
                assertThat(wire.toVisitor(out -> wire.host.fail(failure, out)))
                        .containsExactly(new Event.Failed(request, failure));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Bye.Reason.class)
    void bye_isHeardByEitherSide(Bye.Reason reason) {
        Bye bye = new Bye(reason, "because");
        for (Wire.Cut cut : cuts(1)) {
            Wire wire = Wire.ready(cut);
            assertThat(wire.toHost(out -> wire.visitor.bye(bye, out))).containsExactly(new Event.Closed(bye));
            Wire other = Wire.ready(cut);
            assertThat(other.toVisitor(out -> other.host.bye(bye, out))).containsExactly(new Event.Closed(bye));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"PUT", "CHUNK"})
    void abortedBody_isToldAndTheConversationGoesOn(Operation operation) {
        for (Wire.Cut cut : cuts(2)) {
            GeneratedMessages messages = new GeneratedMessages(3);
            Wire wire = Wire.ready(cut);
            Request<?> request = messages.request(operation);
            Failure why = new Failure.Broken("unreadable");
            List<Event> heard = wire.toHost(out -> {
                wire.visitor.request(request, true, out);
                wire.visitor.data(1, out);
                out.put((byte) 7);
                wire.visitor.abort(why, out);
            });
            assertThat(heard)
                    .containsExactly(
                            new Event.Requested(request, true),
                            new Event.Bytes(ByteBuffer.wrap(new byte[] {7})),
                            new Event.Aborted(why));
            wire.toVisitor(out -> wire.host.fail(new Failure.Cancelled(""), out));
            exchange(wire, messages, Operation.PING);
        }
    }
}
