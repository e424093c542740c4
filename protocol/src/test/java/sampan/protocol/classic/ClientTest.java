package sampan.protocol.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sampan.protocol.classic.Clock.MS;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.BadNameException;
import sampan.protocol.ProtocolException;

/// What a client makes of whatever a host says. What happened is written as text: `+` where the host agreed,
/// the content or the names, then what it came to.
final class ClientTest {
    private final ClassicClientConversation client = new ClassicClientConversation();
    private final ByteBuffer out = ByteBuffer.allocate(ClassicLimits.ROOM);
    private final StringBuilder happened = new StringBuilder();
    private long now = 3;

    private String said() {
        client.send(out.clear(), now);
        String said = Lesson.text(Arrays.copyOf(out.array(), out.position()));
        client.send(out.clear(), now);
        return said;
    }

    private ClientTest hear(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ClassicEvent event;
        do {
            event = client.receive(in, now);
            happened.append(
                    switch (event) {
                        case ClassicEvent.Bytes(ByteBuffer more) -> {
                            byte[] content = new byte[more.remaining()];
                            more.get(content);
                            yield Lesson.text(content);
                        }
                        case ClassicEvent.Names names ->
                            String.join(";", names.names()) + "?".repeat(names.illegal()) + ";";
                        case ClassicEvent.Accepted _ -> "+";
                        case ClassicEvent.Complete _ -> "|";
                        case ClassicEvent.Sent _ -> "sent";
                        case ClassicEvent.Left _ -> "left";
                        case ClassicEvent.Refused(String text) -> "refused " + text;
                        case ClassicEvent.Failed(Trouble trouble) -> "failed " + trouble;
                        default -> "";
                    });
        } while (!(event instanceof ClassicEvent.NeedBytes));
        assertThat(in.hasRemaining()).isFalse();
        client.looked();
        return this;
    }

    /// A script: text that comes, where `~` is a newline; numbers of milliseconds of silence; `end` of the
    /// stream.
    private ClientTest play(String script) {
        for (String word : script.split("\\|", -1)) {
            if (word.equals("end")) {
                client.end();
                hear(new byte[0]);
            } else if (word.matches("\\d+")) {
                now += Long.parseLong(word) * MS;
                client.looked();
                hear(new byte[0]);
            } else {
                hear(Lesson.bytes(word.replace('~', '\n')));
            }
        }
        return this;
    }

    private void asked(String request) {
        switch (request.charAt(0)) {
            case 'L' -> client.list(now);
            case 'G' -> client.get(request.substring(2), now);
            default -> client.put(request.substring(2), 3, now);
        }
        assertThat(said()).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "OK|100|abc|100|##|250            ¦ +abc|",
                "OK|100|abc|100|##|249            ¦ +abc",
                "OK|100|abc|100|##|end            ¦ +abc|left",
                "OK|200|##|250                    ¦ +|",
                // In pieces, or joined.
                "O|5000|K|100|abc|100|#|40|#|250  ¦ +abc|",
                "OKabc|100|##|250                 ¦ +abc|",
                "OK|100|a##|100|##|250            ¦ +a##|",
                "OK|100|a#|100|#|100|##|250       ¦ +a##|",
                "OK|100|a|60|##|249|b|100|##|250  ¦ +a##b|",
                "OK|100|a|60|##L|100|##|250       ¦ +a##L|",
                // No end, or none that can be told.
                "OK|100|abc|29999                 ¦ +abc",
                "OK|100|abc|30000                 ¦ +abcfailed SILENCE",
                "OK|100|abc##|30000               ¦ +abc##failed SILENCE",
                "OK|30000                         ¦ +failed SILENCE",
                "OK|100|abc|end                   ¦ +abcfailed CUT_OFF",
                "OK|100|abc##|end                 ¦ +abc##failed CUT_OFF",
                "OK|100|abc|100|#|end             ¦ +abc#failed CUT_OFF",
                "OK|end                           ¦ +failed CUT_OFF",
                // No.
                "文件不存在|99                       ¦ ''",
                "文件不存在|100                      ¦ refused 文件不存在",
                "文件|99|不存在|100                   ¦ refused 文件不存在",
                "文件不存在|end                      ¦ refused 文件不存在left",
                "O|end                            ¦ refused O",
                "OH NO|100                        ¦ refused OH NO",
                "no~|100                          ¦ refused no␊",
                // Nothing.
                "29999                            ¦ ''",
                "30000                            ¦ failed SILENCE",
                "O|30000                          ¦ failed SILENCE",
                "end                              ¦ failed CUT_OFF"
            })
    void get(String script, String expected) {
        asked("G f");
        String happens = play(script).happened.toString();
        assertThat(happens.startsWith(expected)).as(happens).isTrue();
        assertThat(happens.substring(expected.length())).isIn("", "left");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "OK|100|a~b~|500                  ¦ +a;b;|",
                "OK|100|a~b~|499                  ¦ +a;b;",
                "OKa~|500                         ¦ +a;|",
                "OK|100|a~b|100|c~|400|d~|500     ¦ +a;bc;d;|",
                "OK|100|a~|499|b|1999|c~|500      ¦ +a;bc;|",
                "OK|1999                          ¦ +",
                "OK|2000                          ¦ +|",
                "OK|100|a~b|2000                  ¦ +a;b;|",
                "OK|100|a~b|end                   ¦ +a;b;|left",
                "OK|end                           ¦ +|left",
                "OK|100|two words~a/b~..~~c~|500  ¦ +two words;c???;|",
                "文件库为空|100                       ¦ refused 文件库为空",
                "end                              ¦ failed CUT_OFF"
            })
    void list(String script, String expected) {
        asked("L");
        assertThat(play(script).happened).hasToString(expected);
    }

    @Test
    void list_withALineWithoutEnd_isBounded() {
        asked("L");
        play("OK|" + "x".repeat(100_000) + "|~a~|500");
        assertThat(happened).hasToString("+a?;|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "                 500             ¦ sent",
                "                 499             ¦ ''",
                // The host could not keep it.
                "空间不足|99                         ¦ ''",
                "空间不足|100                        ¦ refused 空间不足",
                "空间不足|end                        ¦ refused 空间不足",
                "end                              ¦ failed CUT_OFF",
                "500|end                          ¦ sentleft",
                "500|60000|late|100               ¦ sentrefused late"
            })
    void put(String script, String expected) {
        asked("P f");
        play("OK");
        happened.setLength(0);
        assertThat(client.hungry()).isTrue();
        client.bytes(ByteBuffer.wrap(Lesson.bytes("abc")));
        assertThat(said()).isEmpty();
        now += 100 * MS;
        assertThat(said()).isEqualTo("ab");
        now += 101 * MS;
        assertThat(said()).isEqualTo("c");
        now += 101 * MS;
        assertThat(said()).isEqualTo("##");
        assertThat(play(script.strip()).happened).hasToString(expected);
    }

    @Test
    void put_whileTheHostComplains_stops() {
        asked("P f");
        play("OK|上传没有结束|end");
        assertThat(happened).hasToString("+refused 上传没有结束");
        assertThat(client.closed()).isTrue();
        now += 1_000 * MS;
        assertThat(said()).isEmpty();
    }

    @Test
    void putOfAnEmptyFile_keepsItsEndApartFromALateYes() {
        client.put("f", 0, now);
        assertThat(said()).isEqualTo("P f");
        play("5000|OK");
        assertThat(said()).isEmpty();
        now += 100 * MS;
        assertThat(said()).isEqualTo("##");
    }

    @Test
    void answerThatIsTooLong_isNonsense() {
        asked("G f");
        hear(new byte[1_024]);
        assertThat(happened).isEmpty();
        client.receive(ByteBuffer.wrap(new byte[1]), now);
        assertThat(client.closed()).isTrue();
    }

    @Test
    void refusal_isFitToBeShown() {
        asked("G f");
        play("\u001b[2J\u202eevil\u0007|100");
        assertThat(happened).hasToString("refused ␛[2J�evil␇");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "..", "a/b", "a\\b", "a\nb", ".sampan"})
    void name_thatCantBeAskedFor_isRefusedBeforeItIsSent(String name) {
        assertThatThrownBy(() -> client.get(name, now)).isInstanceOf(BadNameException.class);
        assertThatThrownBy(() -> client.put(name, 1, now)).isInstanceOf(BadNameException.class);
        assertThat(client.idle()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void quit_isSaid_andThenItIsOver() {
        client.quit();
        assertThat(client.closed()).isFalse();
        assertThat(said()).isEqualTo("Q");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void misuse_isTold() {
        asked("G f");
        assertThatThrownBy(() -> client.list(now)).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(client::quit).isInstanceOf(ProtocolException.Local.class);
        assertThatThrownBy(() -> client.bytes(out)).isInstanceOf(ProtocolException.Local.class);
    }

    @Test
    void wakeAfter_saysWhenSilenceMeansSomething() {
        assertThat(client.wakeAfter(now)).isEqualTo(Long.MAX_VALUE);
        asked("G f");
        assertThat(client.wakeAfter(now)).isEqualTo(30_000 * MS);
        play("OK|10|ab");
        now += 60 * MS;
        play("##");
        assertThat(client.wakeAfter(now)).isEqualTo(250 * MS);
        play("250");
        assertThat(client.wakeAfter(now)).isEqualTo(Long.MAX_VALUE);
    }
}
