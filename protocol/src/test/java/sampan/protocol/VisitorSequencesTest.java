package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// All sequences of up to five frames that a host may send to a visitor that has asked for some things,
/// against a small model written apart from the machine.
final class VisitorSequencesTest {
    /// A piece, a reply, a reply with a body, an error, a chunk's bytes, a mark, the last mark, an abort, a
    /// bye, a request, a frame that is skipped, a frame of no kind.
    private static final String ALPHABET = "prbedmlayxsu";

    /// What is unanswered: `r` for a ping, `l` for a listing, `g` for a get, `P` for a put that is sent,
    /// `O` for a put whose body is still open.
    private static final List<String> ASKED =
            List.of("", "r", "l", "g", "P", "O", "rl", "lg", "gr", "Pg", "gP", "lO", "gg");

    @Test
    void everySequence_isTakenExactlyWhenTheModelTakesIt() {
        for (String asked : ASKED) {
            Deque<String> open = new ArrayDeque<>(List.of(""));
            while (!open.isEmpty()) {
                String sequence = open.remove();
                for (int i = 0; i < ALPHABET.length(); i++) {
                    String longer = sequence + ALPHABET.charAt(i);
                    boolean taken = taken(asked, longer);
                    assertThat(taken).as("%s answered by %s", asked, longer).isEqualTo(legal(asked, longer));
                    if (taken && longer.length() < 5 && !longer.contains("y")) {
                        open.add(longer);
                    }
                }
            }
        }
    }

    /// The model: who is next, and whether the chunk of its answer's body has bytes.
    private static boolean legal(String asked, String sequence) {
        int next = 0;
        boolean inBody = false;
        boolean inChunk = false;
        for (int i = 0; i < sequence.length(); i++) {
            char letter = sequence.charAt(i);
            char head = next < asked.length() ? asked.charAt(next) : '-';
            boolean fine = switch (letter) {
                case 'y', 's' -> true;
                case 'p' -> head == 'l';
                case 'r', 'e' -> !inBody && "rlgP".indexOf(head) >= 0;
                case 'b' -> !inBody && head == 'g';
                case 'd' -> inBody && !inChunk;
                case 'm', 'l' -> inBody && inChunk;
                case 'a' -> inBody;
                default -> false;
            };
            if (!fine) {
                return false;
            }
            inChunk = letter == 'd' || (inChunk && letter == 's');
            inBody = letter == 'b' || (inBody && letter != 'l' && letter != 'a');
            if ("rela".indexOf(letter) >= 0) {
                next++;
            }
        }
        return true;
    }

    private static boolean taken(String asked, String sequence) {
        ClientConversation visitor = visitor(asked);
        int next = 0;
        for (int i = 0; i < sequence.length(); i++) {
            char letter = sequence.charAt(i);
            char head = next < asked.length() ? asked.charAt(next) : '-';
            byte[] frame = frame(letter, head, next + 1, chunks(sequence.substring(i + 1)));
            try {
                Frames.feed(frame, visitor::receive);
            } catch (ProtocolException.Remote e) {
                assertThat(i).as("%s closes at its last frame", sequence).isEqualTo(sequence.length() - 1);
                return false;
            }
            if ("rela".indexOf(letter) >= 0) {
                next++;
            }
        }
        return true;
    }

    /// How many chunks a body must promise for these frames to be as promised: those before its last mark;
    /// if it has none, or none that follows a chunk's bytes, more than come.
    private static int chunks(String rest) {
        Matcher whole = Pattern.compile("([dms]*ds*)l.*").matcher(rest);
        String counted = whole.matches() ? whole.group(1) : rest + "dd";
        return (int) counted.chars().filter(c -> c == 'd').count();
    }

    private static ClientConversation visitor(String asked) {
        Wire wire = Wire.ready(Wire.WHOLE);
        ByteBuffer out = ByteBuffer.allocate(2 * ClientConversation.ROOM);
        for (int i = 0; i < asked.length(); i++) {
            char letter = asked.charAt(i);
            Request<?> request = switch (letter) {
                case 'r' -> new Request.Ping();
                case 'l' -> new Request.ListFolder(Samples.FILE, false, 0, false);
                case 'g' -> new Request.Get(Samples.FILE, 0, -1, null);
                default -> new Request.Put(Samples.FILE, 1, 1, new Condition.Any(), null);
            };
            boolean body = letter == 'P' || letter == 'O';
            wire.visitor.request(request, body, out);
            if (body) {
                wire.visitor.data(1, out);
                out.put((byte) 1);
            }
            if (letter == 'P') {
                wire.visitor.mark(new Digest(0, 0), true, out);
            }
        }
        return wire.visitor;
    }

    private static byte[] frame(char letter, char head, int number, int chunks) {
        return switch (letter) {
            case 'p' -> Frames.json(Frames.PART, 0, number, "{\"entries\":[]}");
            case 'r' -> Frames.json(Frames.REPLY, 0, number, reply(head, 0));
            case 'b' -> Frames.json(Frames.REPLY, Frames.BODY, number, reply(head, chunks));
            case 'e' -> Frames.json(Frames.ERROR, 0, number, "{\"code\":\"BROKEN\"}");
            case 'd' -> Frames.chunk(number);
            case 'm' -> Frames.frame(Frames.MARK, 0, number, new byte[16]);
            case 'l' -> Frames.frame(Frames.MARK, Frames.LAST, number, new byte[16]);
            case 'a' -> Frames.json(Frames.ABORT, 0, number, "{\"code\":\"CHANGED\",\"entry\":{\"modified\":1}}");
            case 'y' -> Frames.json(Frames.BYE, 0, 0, "{\"reason\":\"DRAINING\"}");
            case 'x' -> Frames.json(Frames.REQUEST, 0, number, "{\"op\":\"ping\"}");
            case 's' -> Frames.frame(200, 0, number, new byte[3]);
            default -> Frames.frame(99, 0, number, new byte[3]);
        };
    }

    private static String reply(char head, long chunks) {
        return switch (head) {
            case 'l' -> "{\"count\":0}";
            case 'g' -> {
                long length = chunks * Limits.CHUNK;
                yield "{\"size\":" + length + ",\"modified\":1,\"version\":\"v\",\"offset\":0,\"length\":" + length
                        + "}";
            }
            case 'P', 'O' -> "{\"entry\":{\"modified\":1}}";
            default -> "{\"now\":1}";
        };
    }
}
