package sampan.protocol.echo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The client's side of the echo dialect as a pure machine: lines in, messages out; and what to show of each
/// answer. A line of more than 1,024 bytes is several messages, each of which is answered before the next is
/// sent, so that none is joined to another on the way.
///
/// Not thread-safe; a driver calls it from one thread at a time. Nothing needs to be closed.
public final class EchoClientConversation {
    private static final int CONTINUATION = 0b1000_0000;

    private final MessageText text = new MessageText();
    private ByteBuffer line = ByteBuffer.allocate(0);
    private boolean awaiting;

    /// A conversation that has not begun.
    public EchoClientConversation() {}

    /// A line to send.
    ///
    /// @return whether there is anything to send; an empty line ends the conversation, and the driver closes
    /// @throws IllegalStateException if the last line is not answered
    public boolean say(String words) {
        if (!idle()) {
            throw new IllegalStateException("the last line is not answered");
        }
        line = ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8));
        return line.hasRemaining();
    }

    /// Puts the next message into `out` if its turn has come; the driver writes it at once.
    ///
    /// @param out with room for [EchoServerConversation#MESSAGE_BYTES]
    public void send(ByteBuffer out) {
        if (awaiting || !line.hasRemaining()) {
            return;
        }
        int end = Math.min(line.limit(), line.position() + EchoServerConversation.MESSAGE_BYTES);
        while (end < line.limit() && (line.get(end) & 0b1100_0000) == CONTINUATION) {
            end--;
        }
        out.put(line.slice(line.position(), end - line.position()));
        line.position(end);
        awaiting = true;
    }

    /// What to show of an answer, which is what one receive brings; empty when nothing is left in `in`.
    ///
    /// @param in what one receive brought
    public Optional<String> receive(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return Optional.empty();
        }
        awaiting = false;
        return Optional.of(text.read(in));
    }

    /// Whether the last line was sent and answered, so that the next may be asked for.
    public boolean idle() {
        return !awaiting && !line.hasRemaining();
    }
}
