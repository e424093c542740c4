package sampan.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Two machines joined by memory instead of a network: what one says is fed to the other in pieces that a
/// test chooses.
final class Wire {
    /// How a flight of bytes is cut into pieces.
    interface Cut {
        /// The length of the next piece, 1 or more, of what is left.
        int next(int left);
    }

    static final Cut WHOLE = left -> left;
    static final Cut SINGLE = left -> 1;

    /// One for all, because there is no hurry.
    private static final ByteBuffer OUT = ByteBuffer.allocate(4 * Limits.CHUNK);

    final ServerConversation host = new ServerConversation();
    final ClientConversation visitor = new ClientConversation();
    private final Cut cut;

    Wire(Cut cut) {
        this.cut = cut;
    }

    /// What the host hears when the visitor says this. The hello is answered as soon as it is heard.
    List<Event> toHost(Consumer<ByteBuffer> says) {
        return feed(bytes(says), cut, host::receive);
    }

    /// What the visitor hears when the host says this.
    List<Event> toVisitor(Consumer<ByteBuffer> says) {
        return feed(bytes(says), cut, visitor::receive);
    }

    /// A visitor that has said its hello and was made a member.
    static Wire ready(Cut cut) {
        Wire wire = new Wire(cut);
        wire.toHost(out -> wire.visitor.request(Samples.HELLO, false, out));
        wire.toVisitor(out -> wire.host.reply(Samples.WELCOME, false, out));
        return wire;
    }

    static byte[] bytes(Consumer<ByteBuffer> says) {
        ByteBuffer out = OUT.clear();
        says.accept(out);
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    /// Feeds bytes in pieces. Body bytes that follow one another are told as one, so that the outcome does
    /// not depend on the pieces.
    static List<Event> feed(byte[] bytes, Cut cut, Function<ByteBuffer, Event> receive) {
        List<Event> heard = new ArrayList<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; ) {
            int length = Math.clamp(cut.next(bytes.length - at), 1, bytes.length - at);
            // A copy of exactly the piece, so that nobody can look ahead or keep a view of it.
            ByteBuffer piece =
                    ByteBuffer.allocate(length).put(bytes, at, length).flip();
            for (Event event = receive.apply(piece);
                    !(event instanceof Event.NeedBytes);
                    event = receive.apply(piece)) {
                if (event instanceof Event.Bytes(ByteBuffer more)) {
                    body.write(more.array(), more.arrayOffset() + more.position(), more.remaining());
                } else {
                    heardBody(body, heard);
                    heard.add(event);
                }
            }
            if (piece.hasRemaining()) {
                throw new AssertionError(piece.remaining() + " bytes left over");
            }
            Arrays.fill(piece.array(), (byte) 0xAA);
            at += length;
        }
        heardBody(body, heard);
        return heard;
    }

    private static void heardBody(ByteArrayOutputStream body, List<Event> heard) {
        if (body.size() > 0) {
            heard.add(new Event.Bytes(ByteBuffer.wrap(body.toByteArray())));
            body.reset();
        }
    }
}
