package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import sampan.protocol.BadNameException;

/// What a host makes of the bytes of one request.
sealed interface Heard {
    /// It is to be served.
    record Asked(ClassicRequest request) implements Heard {}

    /// The client leaves.
    record Quit() implements Heard {}

    /// It can't be understood.
    record Bad(Refusal refusal) implements Heard {}

    /// Whether one byte is a whole request: no other begins with it.
    static boolean isWhole(byte letter) {
        return letter == 'L' || letter == 'Q';
    }

    /// Reads all that remains.
    static Heard in(ByteBuffer bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            return new Bad(Refusal.NOT_UTF8);
        }
        return switch (text) {
            case "L" -> new Asked(new ClassicRequest.List());
            case "Q" -> new Quit();
            case "G", "P" -> new Bad(Refusal.NO_NAME);
            default -> text.startsWith("G ") || text.startsWith("P ") ? named(text) : new Bad(Refusal.UNKNOWN);
        };
    }

    private static Heard named(String text) {
        String name = text.substring(text.lastIndexOf(' ') + 1);
        if (name.isEmpty()) {
            return new Bad(Refusal.NO_NAME);
        }
        try {
            return new Asked(text.charAt(0) == 'G' ? new ClassicRequest.Get(name) : new ClassicRequest.Put(name));
        } catch (BadNameException _) {
            return new Bad(Refusal.BAD_NAME);
        }
    }
}
