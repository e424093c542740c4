package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static sampan.protocol.classic.Clock.MS;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where an upload ends. What happened is written as text: the content, then `|` where it ended, `!` where it
/// was cut off, and the request that is served next.
final class UploadTest {
    private final ClassicServerConversation host = new ClassicServerConversation();
    private final ByteBuffer out = ByteBuffer.allocate(ClassicLimits.ROOM);
    private final StringBuilder happened = new StringBuilder();
    private long now = -30 * MS;

    @BeforeEach
    void anUploadIsAccepted() {
        hear("P new");
        silence(100);
        host.accept();
        assertThat(said()).isEqualTo("OK");
        happened.setLength(0);
    }

    private String said() {
        host.send(out.clear(), now);
        String said = Lesson.text(Arrays.copyOf(out.array(), out.position()));
        host.send(out.clear(), now);
        return said;
    }

    /// Bytes that are read as they come.
    private UploadTest hear(String text) {
        find(text);
        host.looked();
        return this;
    }

    /// Bytes that have lain there.
    private void find(String text) {
        ByteBuffer in = ByteBuffer.wrap(Lesson.bytes(text));
        ClassicEvent event;
        do {
            event = host.receive(in, now);
            switch (event) {
                case ClassicEvent.Bytes(ByteBuffer bytes) -> {
                    while (bytes.hasRemaining()) {
                        happened.append((char) bytes.get());
                    }
                }
                case ClassicEvent.Complete _ -> {
                    happened.append('|');
                    host.stored();
                }
                case ClassicEvent.CutOff _ -> happened.append('!');
                case ClassicEvent.Requested(ClassicRequest.List _) -> happened.append("L");
                case ClassicEvent.Requested(ClassicRequest.Get(String name)) ->
                    happened.append("G ").append(name);
                case ClassicEvent.Requested(ClassicRequest.Put(String name)) ->
                    happened.append("P ").append(name);
                case ClassicEvent.Left _ -> happened.append("Q");
                default -> {}
            }
        } while (!(event instanceof ClassicEvent.NeedBytes));
        assertThat(in.hasRemaining()).isFalse();
    }

    private UploadTest silence(long millis) {
        now += millis * MS;
        host.looked();
        return hear("");
    }

    private UploadTest over() {
        host.end();
        return hear("");
    }

    /// A script: text that comes, where `_` is a space and `~` a newline; numbers of milliseconds of silence;
    /// `+` and a number of milliseconds in which the reader is away, `+` and text for what it finds then without
    /// having waited for it; `end` of the stream.
    private UploadTest play(String script) {
        for (String word : script.split("\\|", -1)) {
            if (word.equals("end")) {
                over();
            } else if (word.matches("\\d+")) {
                silence(Long.parseLong(word));
            } else if (word.matches("\\+\\d+")) {
                now += Long.parseLong(word.substring(1)) * MS;
            } else if (word.startsWith("+")) {
                find(spelled(word.substring(1)));
            } else {
                hear(spelled(word));
            }
        }
        return this;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                // The end, as the lesson's client makes it.
                "abc|100|##|250                    ¦ abc|",
                "abc|50|##|250                     ¦ abc|",
                "100|##|250                        ¦ |",
                "abc|100|##|end                    ¦ abc|Q",
                // In two pieces.
                "abc|100|#|49|#|250                ¦ abc|",
                "abc|100|#|249                     ¦ abc",
                // Not after silence, or not followed by it.
                "abc##|250                         ¦ abc##",
                "abc|49|##|250                     ¦ abc##",
                "abc|100|##|249                    ¦ abc",
                "abc|100|##|249|d|250              ¦ abc##d",
                "abc|100|##d|250                   ¦ abc##d",
                "abc|100|#|250                     ¦ abc#",
                "abc|100|###|250                   ¦ abc###",
                "abc|100|##_|250                   ¦ abc##_",
                // Content that looks like the end, before the end.
                "0|##|100|##|250                   ¦ ##|",
                "0|#|100|##|250                    ¦ #|",
                "60|##|100|##|250                  ¦ ##|",
                "60|##L|100|##|250                 ¦ ##L|",
                "60|##|60|L|100|##|250             ¦ ##L|",
                "60|##G_a|60|##G_b|100|##|250      ¦ ##G_a##G_b|",
                "60|##G_a|200|bc~d|100|##|250      ¦ ##G_abc~d|",
                "60|##G_a~|100|##|250              ¦ ##G_a~|",
                // The next request at once, or a little later, in one piece or more.
                "abc|100|##L|250                   ¦ abc|L",
                "abc|100|##L|249                   ¦ abc",
                "abc|100|##|20|L|250               ¦ abc|L",
                "abc|100|##|200|L|249              ¦ abc",
                "abc|100|##|200|L|250              ¦ abc|L",
                "abc|100|##G_na|20|me|250          ¦ abc|G_name",
                "abc|100|##G_na|100|me|250         ¦ abc|G_name",
                "abc|100|##G_a_b|250               ¦ abc|G_b",
                "abc|100|##P_other|250             ¦ abc|P_other",
                "abc|100|##Q|250                   ¦ abc|Q",
                "abc|100|##Q|end                   ¦ abc|Q",
                "abc|100|##G_x|end                 ¦ abc|G_x",
                // What is no complete request belongs to the file.
                "abc|100|##X|250                   ¦ abc##X",
                "abc|100|##G_|250                  ¦ abc##G_",
                "abc|100|##LL|250                  ¦ abc##LL",
                "abc|100|##G_a/b|250               ¦ abc##G_a/b",
                "abc|100|##G|250|_a|250            ¦ abc##G_a",
                "abc|100|##X|250|100|##|250        ¦ abc##X|",
                // The reader was away, so the silence before the end may have gone unheard.
                "+abc|+50|+d##|250                 ¦ abcd|",
                "+abc|+50|+##|250                  ¦ abc|",
                "+abc|+50|+d##L|250                ¦ abcd|L",
                "+abc|+50|+d##G_na|20|me|250       ¦ abcd|G_name",
                "+abc|+30|+d##|+30|+##|250         ¦ abcd##|",
                "+abc|+50|+d##|+30|+e##|250        ¦ abcd##e|",
                "+abc|+50|+d####|250               ¦ abcd##|",
                "+abc|+50|+d##e##L|end             ¦ abcd##e|L",
                "+abc|+50|+d##|+9|+e|250           ¦ abcd##e",
                "+abc|+50|+d##|249|e|250           ¦ abcd##e",
                "+abc|+50|+d##X|250                ¦ abcd##X",
                "+abc|+49|+d##|250                 ¦ abcd##",
                "abc|100|d##|250                   ¦ abcd##",
                // It was away while silence would have meant something.
                "+abc|+50|+d##|+400|+e|250         ¦ abcd##e",
                // Such an end is not told from a file that was cut off.
                "+abc|+50|+d##|end                 ¦ abcd##!",
                "+abc|+50|+d##Q|end                ¦ abcd|Q",
                // Cut off.
                "end                               ¦ !",
                "abc|end                           ¦ abc!",
                "abc##|end                         ¦ abc##!",
                "abc|100|#|end                     ¦ abc#!",
                "abc|100|##X|end                   ¦ abc##X!",
                "abc|100|##G_|end                  ¦ abc##G_!",
                "abc|29999                         ¦ abc",
                "abc|30000                         ¦ abc!",
                "abc##|30000                       ¦ abc##!"
            })
    void upload_endsWhereItShould(String script, String expected) {
        assertThat(play(script).happened).hasToString(spelled(expected));
    }

    private static String spelled(String text) {
        return text.replace('_', ' ').replace('~', '\n');
    }

    @Test
    void readerThatIsLate_endsNothingTooSoon() {
        // It did not look for 400 ms, so nobody knows when these bytes came.
        hear("abc");
        now += 100 * MS;
        hear("##");
        now += 400 * MS;
        hear("d").silence(250);
        assertThat(happened).hasToString("abc##d");
    }

    @Test
    void readerThatIsLate_missesNoEndThatCameAlone() {
        hear("abc");
        now += 5_000 * MS;
        hear("##");
        silence(250);
        assertThat(happened).hasToString("abc|");
    }

    @Test
    void heldBack_areAtMostAMarkAndARequest() {
        String longest = "##G " + "a".repeat(250) + " ".repeat(1_021 - 250) + "b";
        hear("abc").silence(100).hear(longest);
        assertThat(happened).hasToString("abc");
        hear("c");
        assertThat(happened).hasToString("abc" + longest + "c");
    }

    @Test
    void longestRequest_mayFollow() {
        hear("abc").silence(100).hear("##G " + " ".repeat(1_021) + "b").silence(250);
        assertThat(happened).hasToString("abc|G b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "##", "###", "##L", "##G a", "#x", "x#", "#\n"})
    void shortContent_inAnyPieces_arrives(String content) {
        for (int cuts = 0; cuts < 1 << (content.length() - 1); cuts++) {
            for (long gap : new long[] {0, 49, 51, 99, 249}) {
                UploadTest test = new UploadTest();
                test.anUploadIsAccepted();
                test.silence(gap);
                for (int i = 0; i < content.length(); i++) {
                    test.hear(content.substring(i, i + 1));
                    test.silence((cuts >> i & 1) * gap);
                }
                test.silence(100).hear("#").hear("#").silence(250);
                assertThat(test.happened).as("cuts %s, %s ms", cuts, gap).hasToString(content + "|");
            }
        }
    }

    @Test
    void wakeAfter_saysWhenSilenceMeansSomething() {
        assertThat(host.wakeAfter(now)).isEqualTo(30_000 * MS);
        hear("abc");
        now += 100 * MS;
        assertThat(host.wakeAfter(now)).isEqualTo(29_900 * MS);
        hear("##");
        now += 50 * MS;
        assertThat(host.wakeAfter(now)).isEqualTo(200 * MS);
    }

    @Test
    void uploadThatDoesNotEnd_isToldSo_andClosed() {
        hear("abc").silence(30_000);
        assertThat(said()).isEqualTo(Refusal.NO_END.text());
        assertThat(host.closed()).isTrue();
    }

    @Test
    void uploadOverQuota_isToldSo_andClosed() {
        hear("abc");
        host.refuse(Refusal.NO_SPACE);
        assertThat(host.reading()).isFalse();
        hear("more, which is passed over");
        assertThat(happened).hasToString("abc");
        now += 100 * MS;
        assertThat(said()).isEqualTo(Refusal.NO_SPACE.text());
        assertThat(host.closed()).isTrue();
    }

    @Test
    void fileThatCantBePublished_isToldSo_andTheNextRequestIsNotServed() {
        hear("abc").silence(100);
        ByteBuffer in = ByteBuffer.wrap(Lesson.bytes("##L"));
        assertThat(host.receive(in, now)).isEqualTo(new ClassicEvent.NeedBytes());
        host.looked();
        now += 250 * MS;
        assertThat(host.receive(in, now)).isEqualTo(new ClassicEvent.Complete());
        host.refuse(Refusal.EXISTS);
        assertThat(host.receive(in, now)).isEqualTo(new ClassicEvent.NeedBytes());
        assertThat(said()).isEqualTo("文件已存在");
        assertThat(host.closed()).isTrue();
    }
}
