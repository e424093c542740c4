package sampan.protocol.echo;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import sampan.protocol.ShownText;

/// UTF-8 that comes in any pieces, as text that is fit to be shown; what is not UTF-8 is `�`.
final class MessageText {
    /// Most bytes of a character that lack the last one.
    private static final int SPLIT = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(SPLIT + EchoServerConversation.MESSAGE_BYTES);

    /// The characters whose last byte is among these. Takes at most one message from `in`.
    String read(ByteBuffer in) {
        int count = Math.min(in.remaining(), EchoServerConversation.MESSAGE_BYTES);
        bytes.put(in.slice(in.position(), count));
        in.position(in.position() + count);
        return decode(false);
    }

    /// What is left of a character whose last byte never came.
    String end() {
        return decode(true);
    }

    private String decode(boolean over) {
        CharBuffer chars = CharBuffer.allocate(bytes.position() + 1);
        decoder.decode(bytes.flip(), chars, over);
        bytes.compact();
        return ShownText.of(chars.flip().toString());
    }
}
