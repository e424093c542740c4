package sampan.protocol.echo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The host's side of the echo dialect as a pure machine: it says what to show of each message, and answers
/// it. A driver gives it what one receive brought, writes the answers, and only then receives again.
///
/// Not thread-safe; a driver calls it from one thread at a time. Nothing needs to be closed.
public final class EchoServerConversation {
    /// The port, unless told otherwise.
    public static final int PORT = 8888;
    /// Most bytes of a message: what a driver receives at once. More are cut into messages of that many.
    public static final int MESSAGE_BYTES = 1_024;

    private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);

    private final MessageText text = new MessageText();

    /// A conversation that has not begun.
    public EchoServerConversation() {}

    /// The next message, fit to be shown to a person; empty when there is none left in `in`. Text may be
    /// empty: then the message ends within its first character.
    ///
    /// @param in what one receive brought
    /// @param out where the answer is put, with room for two bytes
    public Optional<String> receive(ByteBuffer in, ByteBuffer out) {
        if (!in.hasRemaining()) {
            return Optional.empty();
        }
        out.put(OK);
        return Optional.of(text.read(in));
    }

    /// The client sends nothing more: what is left to be shown, `�` if the last character was not complete,
    /// otherwise empty.
    public String end() {
        return text.end();
    }
}
