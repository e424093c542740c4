package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are cut, too long, of no kind, or no frames at all.
final class FramingTest {
    private static final byte[] PING = Frames.request(1, "{\"op\":\"ping\"}");

    @Test
    void everyPrefixOfAFrame_isWaitedForInSilence() {
        byte[] mark = Frames.join(
                Frames.json(Frames.REQUEST, Frames.BODY, 1, "{\"op\":\"probe\"}"),
                Frames.frame(Frames.DATA, 0, 1, new byte[3]),
                Frames.frame(Frames.MARK, Frames.LAST, 1, new byte[16]));
        for (byte[] frame : List.of(PING, mark, Frames.json(Frames.BYE, 0, 0, "{\"reason\":\"IDLE\"}"))) {
            List<Event> all = Frames.heardBy(Frames.memberAt(), frame, Wire.WHOLE);
            for (int length = 0; length < frame.length; length++) {
                byte[] prefix = java.util.Arrays.copyOf(frame, length);
                List<Event> heard = Frames.heardBy(Frames.memberAt(), prefix, Wire.WHOLE);
                assertThat(heard).doesNotContain(all.getLast());
                assertThat(Frames.heardBy(Frames.memberAt(), prefix, Wire.SINGLE))
                        .isEqualTo(heard);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void lengthOutOfBounds_closesAtTheHeaderAlone(Kind kind) {
        List<Long> lengths = new ArrayList<>(List.of(
                0L, kind.most() + 1L, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, kind.least() - 1L, (1L << 31) + 5));
        lengths.removeIf(length -> length < 0);
        for (long length : lengths) {
            byte[] header = Frames.header(length, kind.number(), 0, 1);
            assertThat(refused(Frames.memberAt(), header).reason()).isEqualTo(Bye.Reason.BAD_FRAME);
            Wire wire = Wire.ready(Wire.WHOLE);
            ProtocolException.Remote atVisitor = catchThrowableOfType(
                    ProtocolException.Remote.class, () -> Wire.feed(header, Wire.SINGLE, wire.visitor::receive));
            assertThat(atVisitor.bye().reason()).isEqualTo(Bye.Reason.BAD_FRAME);
        }
    }

    @Test
    void lengthThatIsOnlyPromised_costsNoMemory() {
        byte[] start = Frames.join(Frames.header(Limits.JSON_BYTES, Frames.REQUEST, 0, 1), new byte[] {'{'});
        List<ServerConversation> hosts = new ArrayList<>();
        long before = used();
        for (int i = 0; i < 2_000; i++) {
            ServerConversation host = Frames.memberAt();
            assertThat(Frames.heardBy(host, start, Wire.WHOLE)).isEmpty();
            hosts.add(host);
        }
        assertThat(used() - before).isLessThan(2_000L * Limits.JSON_BYTES / 4);
        assertThat(hosts).hasSize(2_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 64, 127})
    void unknownKind_closes(int kind) {
        assertThat(refused(Frames.memberAt(), Frames.header(5, kind, 0, 1)).reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 200, 255})
    void kindFromAnotherVersion_isSkippedWhateverItsFlags(int kind) {
        for (int length : new int[] {0, 1, 5_000, Limits.DATA_BYTES}) {
            byte[] skipped = Frames.frame(kind, 0xFF, 0xFFFF, new byte[length]);
            byte[] all = Frames.join(skipped, PING, skipped);
            for (Wire.Cut cut : List.of(Wire.WHOLE, left -> 1 + left / 9)) {
                assertThat(Frames.heardBy(Frames.memberAt(), all, cut))
                        .containsExactly(new Event.Requested(new Request.Ping(), false));
            }
        }
        assertThat(refused(Frames.memberAt(), Frames.header(Limits.DATA_BYTES + 1, kind, 0, 0))
                        .reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 128", "2, 2", "3, 1", "4, 1", "5, 1", "5, 2", "6, 1", "6, 4", "7, 1", "8, 2"})
    void flagThatAKindDoesNotHave_closes(int kind, int flag) {
        assertThat(refused(Frames.memberAt(), Frames.header(16, kind, flag, 1)).reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @Test
    void strangersFrame_isShort() {
        byte[] longest = Frames.header(Limits.STRANGER_BYTES, Frames.REQUEST, 0, 0);
        assertThat(Frames.heardBy(new ServerConversation(), longest, Wire.WHOLE))
                .isEmpty();
        for (int kind : new int[] {Frames.REQUEST, 200}) {
            byte[] longer = Frames.header(Limits.STRANGER_BYTES + 1, kind, 0, 0);
            assertThat(refused(new ServerConversation(), longer).reason()).isEqualTo(Bye.Reason.BAD_FRAME);
        }
        ServerConversation host = new ServerConversation();
        Frames.heardBy(host, Frames.hello(), Wire.WHOLE);
        Reply.Welcome unpaired =
                new Reply.Welcome(Reply.Standing.UNPAIRED, "h", "d", List.of(), Limits.DEFAULT, List.of(), 0);
        Wire.bytes(out -> host.reply(unpaired, false, out));
        assertThat(refused(host, Frames.header(Limits.STRANGER_BYTES + 1, Frames.REQUEST, 0, 1))
                        .reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "L\n",
                "G readme.txt\n",
                "{\"op\":\"hello\",\"client\":\"x\"}"
            })
    void anotherProtocol_isRecognisedByItsFirstEightBytes(String spoken) {
        byte[] bytes = spoken.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < Limits.HEADER) {
            assertThat(Frames.heardBy(new ServerConversation(), bytes, Wire.WHOLE))
                    .isEmpty();
            return;
        }
        assertThat(refused(new ServerConversation(), bytes).reason()).isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @Test
    void rubbish_neverDoesMoreThanClose() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[1_000];
            random.nextBytes(bytes);
            if (seed % 2 == 0) {
                // A good beginning, so that what follows is looked at.
                byte[] header = Frames.header(random.nextInt(300), 1 + random.nextInt(8), random.nextInt(3), 1);
                System.arraycopy(header, 0, bytes, 0, 8);
            }
            try {
                for (Event event : Frames.heardBy(Frames.memberAt(), bytes, left -> 1 + random.nextInt(left))) {
                    assertThat(event).isInstanceOf(Event.Refused.class);
                }
            } catch (ProtocolException.Remote e) {
                assertThat(e.bye().reason()).isEqualTo(Bye.Reason.BAD_FRAME);
            }
        }
    }

    @Test
    void dataWithoutBytes_closes() {
        ServerConversation host = Frames.memberAt();
        Frames.heardBy(host, Frames.json(Frames.REQUEST, Frames.BODY, 1, "{\"op\":\"probe\"}"), Wire.WHOLE);
        assertThat(refused(host, Frames.header(0, Frames.DATA, 0, 1)).reason()).isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "65535"})
    void numberOutOfTurn_closes(int number) {
        assertThat(refused(Frames.memberAt(), Frames.request(number, "{\"op\":\"ping\"}"))
                        .reason())
                .isEqualTo(Bye.Reason.BAD_FRAME);
    }

    @Test
    void number_beginsAgainAfter65535() {
        Wire wire = Wire.ready(Wire.WHOLE);
        Request<?> ping = new Request.Ping();
        for (int i = 0; i < 70_000; i++) {
            assertThat(wire.toHost(out -> wire.visitor.request(ping, false, out)))
                    .hasSize(1);
            assertThat(wire.toVisitor(out -> wire.host.reply(new Reply.Pong(7), false, out)))
                    .containsExactly(new Event.Replied(ping, new Reply.Pong(7), false));
        }
    }

    @Test
    void moreUnansweredRequestsThanTold_close() {
        ServerConversation host = Frames.memberAt();
        for (int i = 1; i <= Limits.DEFAULT.requests(); i++) {
            Frames.heardBy(host, Frames.request(i, "{\"op\":\"ping\"}"), Wire.WHOLE);
        }
        assertThat(refused(host, Frames.request(1_025, "{\"op\":\"ping\"}")).reason())
                .isEqualTo(Bye.Reason.LIMIT);
    }

    @Test
    void bytesAfterTheEnd_areNotHeard() {
        ServerConversation host = Frames.memberAt();
        byte[] bye = Frames.json(Frames.BYE, 0, 0, "{\"reason\":\"IDLE\"}");
        assertThat(Frames.heardBy(host, Frames.join(bye, PING), Wire.SINGLE))
                .containsExactly(new Event.Closed(new Bye(Bye.Reason.IDLE, "")));
        ServerConversation other = Frames.memberAt();
        refused(other, Frames.header(0, 0, 0, 0));
        assertThatCode(() -> Frames.heardBy(other, PING, Wire.WHOLE)).doesNotThrowAnyException();
    }

    private static Bye refused(ServerConversation host, byte[] bytes) {
        ProtocolException.Remote refused =
                catchThrowableOfType(ProtocolException.Remote.class, () -> Frames.heardBy(host, bytes, Wire.SINGLE));
        assertThat(refused).as("bytes that must be refused").isNotNull();
        return refused.bye();
    }
}
