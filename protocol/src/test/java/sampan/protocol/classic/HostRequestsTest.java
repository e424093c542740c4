package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sampan.protocol.classic.Clock.MS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.ProtocolException;

/// What a host makes of requests, good and bad.
final class HostRequestsTest {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ClassicServerConversation host = new ClassicServerConversation();
    private final ByteBuffer out = ByteBuffer.allocate(ClassicLimits.ROOM);
    private final List<ClassicEvent> events = new ArrayList<>();
    private long now = 7;

    private void hear(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ClassicEvent event;
        do {
            event = host.receive(in, now);
            if (!(event instanceof ClassicEvent.NeedBytes)) {
                events.add(event);
            }
        } while (host.reading() && !(event instanceof ClassicEvent.NeedBytes));
        assertThat(in.hasRemaining()).isFalse();
    }

    private void hear(String text) {
        hear(Lesson.bytes(text));
    }

    private void silence(long millis) {
        now += millis * MS;
        hear(new byte[0]);
    }

    private String said() {
        out.clear();
        host.send(out, now);
        byte[] said = new byte[out.flip().remaining()];
        out.get(said);
        host.send(out.clear(), now);
        assertThat(out.position()).isZero();
        return Lesson.text(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L", "G a.txt", "P 照片.jpg", "G the name is the last"})
    void request_inAnyTwoPieces_isHeardOnce(String request) {
        byte[] bytes = Lesson.bytes(request);
        for (int cut = 1; cut <= bytes.length; cut++) {
            HostRequestsTest test = new HostRequestsTest();
            test.hear(java.util.Arrays.copyOfRange(bytes, 0, cut));
            test.silence(99);
            test.hear(java.util.Arrays.copyOfRange(bytes, cut, bytes.length));
            test.silence(100);
            assertThat(test.events).containsExactly(asked(request));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G a.txt", "P 照片.jpg"})
    void request_oneByteAPiece_isHeardOnce(String request) {
        for (byte one : Lesson.bytes(request)) {
            hear(new byte[] {one});
            silence(99);
        }
        assertThat(events).isEmpty();
        silence(1);
        assertThat(events).containsExactly(asked(request));
    }

    private static ClassicEvent asked(String request) {
        String name = request.substring(request.lastIndexOf(' ') + 1);
        return new ClassicEvent.Requested(
                switch (request.charAt(0)) {
                    case 'G' -> new ClassicRequest.Get(name);
                    case 'P' -> new ClassicRequest.Put(name);
                    default -> new ClassicRequest.List();
                });
    }

    @Test
    void oneLetter_isAWholeRequestAtOnce() {
        hear("L");
        assertThat(events).containsExactly(new ClassicEvent.Requested(new ClassicRequest.List()));
    }

    @Test
    void quit_closesWithoutAWord() {
        hear("Q");
        assertThat(events).containsExactly(new ClassicEvent.Left());
        assertThat(host.closed()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void endOfStream_closesWithoutAWord() {
        host.end();
        hear("");
        assertThat(events).containsExactly(new ClassicEvent.Left());
        assertThat(host.closed()).isTrue();
    }

    @Test
    void endOfStream_behindARequest_isServedFirst() {
        hear("G a");
        host.end();
        hear("");
        host.refuse(Refusal.MISSING);
        assertThat(said()).isEqualTo("文件不存在");
        assertThat(host.closed()).isFalse();
        assertThat(host.wakeAfter(now)).isZero();
        hear("");
        assertThat(events).containsExactly(asked("G a"), new ClassicEvent.Left());
        assertThat(host.closed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "58, UNKNOWN",
        "6c, UNKNOWN", // l
        "4c0a, UNKNOWN",
        "4c0d0a, UNKNOWN",
        "4c20, UNKNOWN",
        "4c4c, UNKNOWN",
        "5120, UNKNOWN",
        "6720612e747874, UNKNOWN", // g a.txt
        "4709612e747874, UNKNOWN", // G, a tab, a.txt
        "4761, UNKNOWN", // Ga
        "efbbbf4c, UNKNOWN", // a byte order mark
        "00, UNKNOWN",
        "47, NO_NAME",
        "4720, NO_NAME",
        "50, NO_NAME",
        "50206120, NO_NAME",
        "ff, NOT_UTF8",
        "4720c0af, NOT_UTF8",
        "4720eda080, NOT_UTF8", // half of a surrogate pair
        "4720e7, NOT_UTF8",
        "4720612f62, BAD_NAME", // a/b
        "47202e2e, BAD_NAME",
        "47202f6574632f706173737764, BAD_NAME",
        "4720615c62, BAD_NAME",
        "4720610a, BAD_NAME",
        "47206100, BAD_NAME",
        "50202e73616d70616e, BAD_NAME" // .sampan
    })
    void badRequest_isToldInOneLine_andTheNextIsServed(String hex, Refusal refusal) {
        hear(HexFormat.of().parseHex(hex));
        silence(100);
        assertThat(events).containsExactly(new ClassicEvent.Misunderstood(refusal));
        assertThat(host.reading()).isFalse();
        assertThat(said()).isEqualTo(refusal.text());
        assertThat(host.reading()).isTrue();
        hear("L");
        assertThat(events).hasSize(2);
        assertThat(host.closed()).isFalse();
    }

    @Test
    void longestRequest_isHeard_andOneByteMoreCloses() {
        String longest = "G " + " ".repeat(1_021) + "a";
        hear(longest);
        silence(100);
        assertThat(events).containsExactly(asked("G a"));

        HostRequestsTest other = new HostRequestsTest();
        other.hear(longest);
        other.hear("b");
        other.hear("and more, which is passed over".repeat(1_000));
        assertThat(other.events).containsExactly(new ClassicEvent.Misunderstood(Refusal.TOO_LONG));
        assertThat(other.said()).isEqualTo(Refusal.TOO_LONG.text());
        assertThat(other.host.closed()).isTrue();
    }

    @Test
    void tls_isToldThatThisIsTheWrongPort() {
        hear(HexFormat.of().parseHex("1603010200010001fc0303"));
        assertThat(events).containsExactly(new ClassicEvent.Misunderstood(Refusal.WRONG_PORT));
        assertThat(said()).isEqualTo(Refusal.WRONG_PORT.text());
        assertThat(host.closed()).isTrue();
    }

    @Test
    void refusals_fitIntoTheLessonsReceive_andAreNoYes() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(Lesson.bytes(refusal.text())).hasSizeBetween(3, 128);
            assertThat(refusal.text()).doesNotStartWith("OK").doesNotContain("\n");
        }
    }

    @Test
    void listWithoutNamesThatCanBeAskedFor_isEmpty() {
        hear("L");
        host.names(List.of("two words.txt", "a\nb", "a/b"), false);
        assertThat(host.hungry()).isTrue();
        host.names(List.of(), true);
        assertThat(said()).isEqualTo("文件库为空");
    }

    @Test
    void longList_isSentInPiecesThatEndWithAName() {
        hear("L");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            names.add("文件" + i);
        }
        StringBuilder list = new StringBuilder();
        host.names(names.subList(0, 7), false);
        assertThat(said()).isEqualTo("OK");
        now += 100 * MS;
        assertThat(host.hungry()).isTrue();
        host.names(names.subList(7, 50_000), false);
        drain(list);
        assertThat(host.hungry()).isTrue();
        host.names(names.subList(50_000, 100_000), true);
        drain(list);
        assertThat(list.toString()).isEqualTo(String.join("\n", names) + "\n");
        assertThat(host.reading()).isTrue();
    }

    private void drain(StringBuilder list) {
        while (!host.hungry() && !host.reading()) {
            host.send(out.clear(), now);
            String piece = Lesson.text(java.util.Arrays.copyOf(out.array(), out.position()));
            assertThat(piece).matches("(?s)|.*\n");
            list.append(piece);
        }
    }

    @Test
    void misuse_isTold() {
        assertThatThrownBy(host::accept).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(host::stored).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(() -> host.found(1)).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(() -> host.bytes(NOTHING)).isInstanceOf(ProtocolException.Local.class);
        hear("G a");
        silence(100);
        assertThatThrownBy(() -> hear("L")).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(host::accept).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(() -> host.names(List.of(), true)).isInstanceOf(ProtocolException.Local.class);
        host.found(1_500);
        assertThatThrownBy(() -> host.bytes(ByteBuffer.allocate(1_023))).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(() -> host.bytes(ByteBuffer.allocate(2_048))).isInstanceOf(ProtocolException.Local.class);
        host.bytes(ByteBuffer.allocate(1_500));
        assertThatThrownBy(() -> host.bytes(ByteBuffer.allocate(476))).isInstanceOf(ProtocolException.Local.class);
    }
}
