package sampan.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recorded conversation, replayed: what each side hears is the recorded bytes, and what it then says to
/// mean the same must be the recorded bytes again.
final class Transcript {
    private static final Pattern LINE =
            Pattern.compile("([<>]) ([0-9a-f]{8}) ([0-9a-f]{2}) ([0-9a-f]{2}) ([0-9a-f]{4}) (.*)");
    private static final Pattern REPEATED = Pattern.compile("([0-9a-f]{2})\\*(\\d+)");
    private static final int WIDTH = 16;

    /// A frame that was said.
    ///
    /// @param text the line
    /// @param byVisitor who said it
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
    private record Line(String text, boolean byVisitor, byte[] bytes) {
        Kind kind() {
            return Objects.requireNonNull(Kind.of(bytes[4]));
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final boolean both;
    private final ServerConversation host = new ServerConversation();
    private final ClientConversation visitor = new ClientConversation();
    private final Deque<Failure> refusals = new ArrayDeque<>();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

    /// @param both whether the visitor is one of ours too; else only a host is replayed
    Transcript(String text, boolean both) {
        text.lines().forEach(line -> lines.add(read(line)));
        this.both = both;
    }

    private static Line read(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("no frame: " + text);
        }
        byte[] header = HexFormat.of().parseHex(line.group(2) + line.group(3) + line.group(4) + line.group(5));
        Kind kind = Kind.of(header[4]);
        String payload = line.group(6);
        byte[] bytes = kind == Kind.DATA || kind == Kind.MARK ? hex(payload) : payload.getBytes(StandardCharsets.UTF_8);
        return new Line(text, line.group(1).equals(">"), Frames.join(header, bytes));
    }

    private static byte[] hex(String text) {
        Matcher repeated = REPEATED.matcher(text);
        if (repeated.matches()) {
            return HexFormat.of().parseHex(repeated.group(1).repeat(Integer.parseInt(repeated.group(2))));
        }
        return HexFormat.of().parseHex(text);
    }

    /// Which requests were made.
    Set<Operation> asked() {
        Set<Operation> asked = new HashSet<>();
        for (Line line : lines) {
            if (line.kind() == Kind.REQUEST) {
                Operation operation = Operation.of(
                        line.text().replaceFirst(".*\\{\"op\":\"", "").replaceFirst("\".*", ""));
                if (operation != null) {
                    asked.add(operation);
                }
            }
        }
        return asked;
    }

    /// Which kinds of frames there were.
    Set<Kind> said() {
        Set<Kind> said = new HashSet<>();
        lines.forEach(line -> said.add(line.kind()));
        return said;
    }

    /// The first frame's bytes as people print them.
    String dumpOfFirstFrame() {
        byte[] bytes = lines.getFirst().bytes();
        StringBuilder dump = new StringBuilder();
        for (int at = 0; at < bytes.length; at += WIDTH) {
            StringBuilder hex = new StringBuilder();
            StringBuilder plain = new StringBuilder();
            for (int i = at; i < Math.min(bytes.length, at + WIDTH); i++) {
                hex.append(HexFormat.of().toHexDigits(bytes[i])).append(' ');
                plain.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            dump.append(String.format("%04x  %-48s %s%n", at, hex, plain));
        }
        return dump.toString();
    }

    void replay() {
        for (Line line : lines) {
            if (line.byVisitor()) {
                toHost(line);
            } else {
                toVisitor(line);
            }
        }
    }

    private void toHost(Line line) {
        List<Event> heard;
        try {
            heard = feed(line, host::receive);
        } catch (ProtocolException.Remote e) {
            refusals.add(new Failure.Broken(e.bye().reason() + "/" + e.bye().text()));
            return;
        }
        for (Event event : heard) {
            digest(event);
            if (event instanceof Event.Refused refused) {
                refusals.add(refused.failure());
            }
            if (both) {
                same(line, out -> sayAsVisitor(event, out));
            }
        }
    }

    private void sayAsVisitor(Event event, ByteBuffer out) {
        switch (event) {
            case Event.Requested(Request<?> request, boolean body) -> visitor.request(request, body, out);
            case Event.Bytes(ByteBuffer bytes) -> {
                visitor.data(bytes.remaining(), out);
                out.put(bytes);
            }
            case Event.ChunkEnd(Digest digest, boolean last) -> visitor.mark(digest, last, out);
            case Event.Aborted(Failure failure) -> visitor.abort(failure, out);
            case Event.Closed(Bye bye) -> visitor.bye(bye, out);
            default -> throw new AssertionError("a host hears no " + event);
        }
    }

    private void toVisitor(Line line) {
        if (both) {
            for (Event event : feed(line, visitor::receive)) {
                digest(event);
                same(line, out -> sayAsHost(event, out));
            }
        } else if (line.kind() == Kind.BYE) {
            String[] bye = refusals.remove().text().split("/", 2);
            same(line, out -> host.bye(new Bye(Bye.Reason.valueOf(bye[0]), bye[1]), out));
        } else if (line.kind() == Kind.ERROR) {
            same(line, out -> host.fail(refusals.remove(), out));
        } else {
            ByteBuffer json = ByteBuffer.wrap(line.bytes(), Limits.HEADER, line.bytes().length - Limits.HEADER);
            boolean hello = line.text().contains("\"state\"");
            Shape<? extends Reply> shape = (hello ? Operation.HELLO : Operation.PING).reply();
            same(line, out -> host.reply(shape.read(Json.read(json)), false, out));
        }
    }

    private void sayAsHost(Event event, ByteBuffer out) {
        switch (event) {
            case Event.Replied(var _, Reply reply, boolean body) -> host.reply(reply, body, out);
            case Event.Parted(var _, Part part) -> host.part(part, out);
            case Event.Failed(var _, Failure failure) -> host.fail(failure, out);
            case Event.Bytes(ByteBuffer bytes) -> {
                host.data(bytes.remaining(), out);
                out.put(bytes);
            }
            case Event.ChunkEnd(Digest digest, boolean last) -> host.mark(digest, last, out);
            case Event.Aborted(Failure failure) -> host.abort(failure, out);
            case Event.Closed(Bye bye) -> host.bye(bye, out);
            default -> throw new AssertionError("a visitor hears no " + event);
        }
    }

    /// The machines only carry digests, so here they are compared with the bytes.
    private void digest(Event event) {
        switch (event) {
            case Event.Bytes(ByteBuffer bytes) ->
                chunk.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            case Event.ChunkEnd(Digest said, boolean _) -> {
                if (!Digests.chunk(chunk.toByteArray(), 0, chunk.size()).equals(said)) {
                    throw new AssertionError("not the digest of the chunk: " + said);
                }
                chunk.reset();
            }
            default -> chunk.reset();
        }
    }

    /// Hears a frame whole; byte by byte another machine would hear the same, as other tests show.
    private static List<Event> feed(Line line, java.util.function.Function<ByteBuffer, Event> receive) {
        return Wire.feed(line.bytes(), Wire.WHOLE, receive);
    }

    private static void same(Line line, Consumer<ByteBuffer> says) {
        byte[] said = Wire.bytes(says);
        if (!java.util.Arrays.equals(said, line.bytes())) {
            String text = new String(said, Limits.HEADER, said.length - Limits.HEADER, StandardCharsets.UTF_8);
            throw new AssertionError("recorded " + line.text() + "\nbut said "
                    + HexFormat.of().formatHex(said, 0, Limits.HEADER) + " "
                    + text.substring(0, Math.min(1_000, text.length())));
        }
    }
}
