package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The bytes of a body, how they are said and how they are heard.
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
record SampleBody(byte[] bytes) {
    interface Data {
        void say(int bytes, ByteBuffer out);
    }

    interface Mark {
        void say(Digest digest, boolean last, ByteBuffer out);
    }

    void send(Data data, Mark mark, ByteBuffer out) {
        ChunkPlan plan = new ChunkPlan(bytes.length);
        for (int chunk = 0; chunk < plan.count(); chunk++) {
            int start = (int) plan.offset(chunk);
            int end = start + plan.length(chunk);
            for (int at = start; at < end; at += Limits.DATA_BYTES) {
                int length = Math.min(Limits.DATA_BYTES, end - at);
                data.say(length, out);
                out.put(bytes, at, length);
            }
            mark.say(Digests.chunk(bytes, start, end - start), chunk == plan.count() - 1, out);
        }
    }

    List<Event> after(Event first) {
        List<Event> events = new ArrayList<>(List.of(first));
        ChunkPlan plan = new ChunkPlan(bytes.length);
        for (int chunk = 0; chunk < plan.count(); chunk++) {
            int start = (int) plan.offset(chunk);
            int length = plan.length(chunk);
            events.add(new Event.Bytes(ByteBuffer.wrap(bytes, start, length)));
            events.add(new Event.ChunkEnd(Digests.chunk(bytes, start, length), chunk == plan.count() - 1));
        }
        return events;
    }
}
