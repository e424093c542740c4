package sampan.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Frames made by hand, byte by byte, as a stranger's program would make them: nothing of the machine is
/// used.
final class Frames {
    static final int REQUEST = 1;
    static final int REPLY = 2;
    static final int ERROR = 3;
    static final int PART = 4;
    static final int DATA = 5;
    static final int MARK = 6;
    static final int ABORT = 7;
    static final int BYE = 8;
    static final int BODY = 1;
    static final int LAST = 2;

    private static final Map<Integer, byte[]> CHUNKS = new HashMap<>();

    private Frames() {}

    static byte[] header(long length, int kind, int flags, int number) {
        return ByteBuffer.allocate(8)
                .putInt((int) length)
                .put((byte) kind)
                .put((byte) flags)
                .putShort((short) number)
                .array();
    }

    static byte[] frame(int kind, int flags, int number, byte[] payload) {
        return join(header(payload.length, kind, flags, number), payload);
    }

    static byte[] json(int kind, int flags, int number, String json) {
        return frame(kind, flags, number, json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] request(int number, String json) {
        return json(REQUEST, 0, number, json);
    }

    static byte[] hello() {
        return request(0, "{\"op\":\"hello\",\"client\":\"x\"}");
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// The DATA frames of a whole chunk of zeros.
    static byte[] chunk(int number) {
        return CHUNKS.computeIfAbsent(number, n -> {
            byte[] quarter = frame(DATA, 0, n, new byte[Limits.CHUNK / 4]);
            return join(quarter, quarter, quarter, quarter);
        });
    }

    /// Feeds bytes and forgets what they mean.
    static void feed(byte[] bytes, Function<ByteBuffer, Event> receive) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (!(receive.apply(in) instanceof Event.NeedBytes)) {
            // The next event is asked for.
        }
    }

    /// Feeds bytes to a host that makes everyone a member.
    static java.util.List<Event> heardBy(ServerConversation host, byte[] bytes, Wire.Cut cut) {
        return Wire.feed(bytes, cut, host::receive);
    }

    /// A host that has made somebody a member.
    static ServerConversation memberAt() {
        ServerConversation host = new ServerConversation();
        heardBy(host, hello(), Wire.WHOLE);
        Wire.bytes(out -> host.reply(Samples.WELCOME, false, out));
        return host;
    }
}
