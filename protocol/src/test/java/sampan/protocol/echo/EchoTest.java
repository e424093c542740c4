package sampan.protocol.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EchoTest {
    private final EchoServerConversation host = new EchoServerConversation();
    private final EchoClientConversation client = new EchoClientConversation();
    private final ByteBuffer out = ByteBuffer.allocate(8_192);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What the host shows of one receive, and that it answers each message.
    private List<String> shown(byte[] received) {
        ByteBuffer in = ByteBuffer.wrap(received);
        List<String> shown = new ArrayList<>();
        out.clear();
        for (Optional<String> text = host.receive(in, out); text.isPresent(); text = host.receive(in, out)) {
            shown.add(text.orElseThrow());
        }
        assertThat(Arrays.copyOf(out.array(), out.position())).isEqualTo(bytes("OK".repeat(shown.size())));
        return shown;
    }

    @Test
    void message_isShownAndAnswered() {
        assertThat(shown(bytes("hello 你好"))).containsExactly("hello 你好");
        assertThat(shown(bytes(""))).isEmpty();
    }

    @Test
    void more_thanAMessageHolds_isCut() {
        assertThat(shown(bytes("x".repeat(1_024)))).containsExactly("x".repeat(1_024));
        assertThat(shown(bytes("x".repeat(2_049)))).containsExactly("x".repeat(1_024), "x".repeat(1_024), "x");
    }

    @Test
    void character_cutAnywhere_isShownWhenItIsWhole() {
        byte[] bytes = bytes("a你😀é");
        for (int cut = 1; cut < bytes.length; cut++) {
            EchoTest test = new EchoTest();
            String first = test.shown(Arrays.copyOf(bytes, cut)).getFirst();
            String second =
                    test.shown(Arrays.copyOfRange(bytes, cut, bytes.length)).getFirst();
            assertThat(first + second).isEqualTo("a你😀é");
            assertThat(first).doesNotContain("�");
            assertThat(test.host.end()).isEmpty();
        }
    }

    @Test
    void anything_inAnyPieces_isShownAsIfItWereWhole() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            byte[] text = bytes(new String(bytes, StandardCharsets.UTF_16LE));
            byte[] mixed = random.nextBoolean() ? bytes : text;
            EchoTest whole = new EchoTest();
            EchoTest pieces = new EchoTest();
            String expected = String.join("", whole.shown(mixed)) + whole.host.end();
            StringBuilder shown = new StringBuilder();
            for (int at = 0; at < mixed.length; ) {
                int end = Math.min(mixed.length, at + 1 + random.nextInt(4));
                pieces.shown(Arrays.copyOfRange(mixed, at, end)).forEach(shown::append);
                at = end;
            }
            shown.append(pieces.host.end());
            assertThat(shown).as("seed %s", seed).hasToString(expected);
            assertThat(expected.codePoints().noneMatch(Character::isISOControl)).isTrue();
        }
    }

    @Test
    void characterThatNeverEnds_isShownAsOneThatIsNot() {
        assertThat(shown(new byte[] {'a', (byte) 0xE4, (byte) 0xBD})).containsExactly("a");
        assertThat(host.end()).isEqualTo("�");
    }

    @Test
    void controlCharacters_areShownAndNotObeyed() {
        assertThat(shown(bytes("\u001b[2Jhello\r\n"))).containsExactly("␛[2Jhello␍␊");
    }

    @Test
    void emptyLine_endsTheConversation() {
        assertThat(client.say("")).isFalse();
        client.send(out);
        assertThat(out.position()).isZero();
    }

    @Test
    void line_isSentAndItsAnswerShown() {
        assertThat(client.idle()).isTrue();
        assertThat(client.say("你好")).isTrue();
        assertThat(client.idle()).isFalse();
        client.send(out);
        assertThat(Arrays.copyOf(out.array(), out.position())).isEqualTo(bytes("你好"));
        client.send(out);
        assertThat(out.position()).isEqualTo(6);
        assertThatThrownBy(() -> client.say("more")).isInstanceOf(IllegalStateException.class);
        assertThat(client.receive(ByteBuffer.wrap(bytes("OK")))).contains("OK");
        assertThat(client.idle()).isTrue();
    }

    @Test
    void longLine_isSeveralMessages_thatCutNoCharacter() {
        String line = "照".repeat(1_000) + "a😀".repeat(300);
        assertThat(client.say(line)).isTrue();
        StringBuilder shown = new StringBuilder();
        for (int messages = 0; !client.idle(); messages++) {
            assertThat(messages).isLessThan(6);
            out.clear();
            client.send(out);
            byte[] message = Arrays.copyOf(out.array(), out.position());
            assertThat(message).hasSizeBetween(1, 1_024);
            List<String> one = shown(message);
            assertThat(one).hasSize(1);
            shown.append(one.getFirst());
            assertThat(client.receive(ByteBuffer.wrap(bytes("OK")))).contains("OK");
        }
        assertThat(shown).hasToString(line);
    }

    @Test
    void answer_isFitToBeShown() {
        client.say("x");
        client.send(out);
        assertThat(client.receive(ByteBuffer.wrap(bytes("\u0007OK")))).contains("␇OK");
        assertThat(client.receive(ByteBuffer.allocate(0))).isEmpty();
    }
}
