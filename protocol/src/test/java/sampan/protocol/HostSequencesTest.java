package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sampan.protocol.ServerState.Input;

/// All sequences of up to five frames that a visitor may send, against a grammar written down by hand.
final class HostSequencesTest {
    /// A hello, a request, a request with a body, a chunk's bytes, a mark, the last mark, an abort, a bye,
    /// an answer, a frame that is skipped, a frame of no kind.
    private static final String ALPHABET = "hrqdmlayxsu";

    /// What a member may send. `s` may stand anywhere. A body is chunks that each end in a mark.
    private static final Pattern LEGAL = Pattern.compile(spaced("(h(r|q(dm)*(dl|d?a))*(q(dm)*d?)?)?y?"));

    private static String spaced(String grammar) {
        return "s*" + grammar.replaceAll("([a-z])", "(?:$1s*)");
    }

    @Test
    void everySequence_isTakenExactlyWhenTheGrammarTakesIt() {
        int tried = 0;
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            String sequence = open.remove();
            for (int i = 0; i < ALPHABET.length(); i++) {
                String longer = sequence + ALPHABET.charAt(i);
                boolean taken = taken(longer);
                tried++;
                assertThat(taken).as(longer).isEqualTo(isLegalSoFar(longer));
                // What comes after a bye is not heard at all.
                if (taken && longer.length() < 5 && !longer.contains("y")) {
                    open.add(longer);
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
    }

    @SuppressWarnings("JdkObsolete") // Whether more could make it match is the question.
    private static boolean isLegalSoFar(String sequence) {
        Matcher matcher = LEGAL.matcher(sequence);
        return matcher.matches() || matcher.hitEnd();
    }

    private static boolean taken(String sequence) {
        ServerConversation host = new ServerConversation();
        int number = 0;
        for (int i = 0; i < sequence.length(); i++) {
            char letter = sequence.charAt(i);
            int of = "dmla".indexOf(letter) < 0 ? number : number - 1;
            if ("hrq".indexOf(letter) >= 0) {
                number++;
            }
            try {
                Frames.feed(frame(letter, of), host::receive);
            } catch (ProtocolException.Remote e) {
                assertThat(i).as("%s closes at its last frame", sequence).isEqualTo(sequence.length() - 1);
                return false;
            }
            if (letter == 'h') {
                Wire.bytes(out -> host.reply(Samples.WELCOME, false, out));
            }
        }
        return true;
    }

    private static byte[] frame(char letter, int number) {
        return switch (letter) {
            case 'h' -> Frames.request(number, "{\"op\":\"hello\",\"client\":\"x\"}");
            case 'r' -> Frames.request(number, "{\"op\":\"ping\"}");
            case 'q' -> Frames.json(Frames.REQUEST, Frames.BODY, number, "{\"op\":\"probe\"}");
            case 'd' -> Frames.chunk(number);
            case 'm' -> Frames.frame(Frames.MARK, 0, number, new byte[16]);
            case 'l' -> Frames.frame(Frames.MARK, Frames.LAST, number, new byte[16]);
            case 'a' -> Frames.json(Frames.ABORT, 0, number, "{\"code\":\"CANCELLED\"}");
            case 'y' -> Frames.json(Frames.BYE, 0, 0, "{\"reason\":\"IDLE\"}");
            case 'x' -> Frames.json(Frames.REPLY, 0, number, "{}");
            case 's' -> Frames.frame(200, 0, number, new byte[3]);
            default -> Frames.frame(99, 0, number, new byte[3]);
        };
    }

    @Test
    void stranger_mayOnlySayByeAfterItsHello() {
        Reply.Welcome no =
                new Reply.Welcome(Reply.Standing.UNPAIRED, "h", "d", List.of(), Limits.DEFAULT, List.of(), 0);
        for (int i = 0; i < ALPHABET.length(); i++) {
            char letter = ALPHABET.charAt(i);
            ServerConversation host = new ServerConversation();
            Frames.heardBy(host, Frames.hello(), Wire.WHOLE);
            Wire.bytes(out -> host.reply(no, false, out));
            Bye.Reason reason = null;
            try {
                byte[] frame = letter == 'd' ? Frames.frame(Frames.DATA, 0, 1, new byte[1]) : frame(letter, 1);
                Frames.heardBy(host, frame, Wire.WHOLE);
            } catch (ProtocolException.Remote e) {
                reason = e.bye().reason();
            }
            assertThat(reason)
                    .as("after %s", letter)
                    .isEqualTo(
                            switch (letter) {
                                case 'y', 's' -> null;
                                case 'r', 'q' -> Bye.Reason.UNPAIRED;
                                default -> Bye.Reason.BAD_FRAME;
                            });
        }
    }

    @Test
    void table_reachesEveryStateAndLeavesNoneForgotten() {
        Set<ServerState> reached = new HashSet<>(Set.of(ServerState.FRESH));
        for (Map<Input, ServerState> row : ServerState.TABLE.values()) {
            reached.addAll(row.values());
        }
        assertThat(reached).containsExactlyInAnyOrder(ServerState.values());
        assertThat(ServerState.TABLE.keySet()).containsExactlyInAnyOrder(ServerState.values());
    }
}
