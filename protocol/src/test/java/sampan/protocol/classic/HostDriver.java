package sampan.protocol.classic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Drives a host's machine as a selector would, with files in memory.
final class HostDriver {
    final ClassicServerConversation conversation = new ClassicServerConversation();
    final List<ClassicEvent> events = new ArrayList<>();
    final Map<String, byte[]> files;
    /// What an upload may have; more is refused.
    int quota = Integer.MAX_VALUE;
    /// How many bytes of a file, or names, are given at once.
    int portion = 64 * 1_024;

    private final Clock clock;
    private final Stream in;
    private final Stream out;
    private final ByteBuffer send = ByteBuffer.allocate(ClassicLimits.ROOM).limit(0);
    private @Nullable String putting;
    private ByteArrayOutputStream draft = new ByteArrayOutputStream();
    private byte[] getting = {};
    private int given;
    private boolean endSeen;
    private boolean gone;

    HostDriver(Clock clock, Stream in, Stream out, Map<String, byte[]> files) {
        this.clock = clock;
        this.in = in;
        this.out = out;
        this.files = files;
        in.watch(this::step);
        out.watch(this::step);
        clock.after(0, this::step);
    }

    private void step() {
        if (gone) {
            return;
        }
        while (true) {
            if (write()) {
                continue;
            }
            if (conversation.closed()) {
                gone = true;
                out.end();
                return;
            }
            if (conversation.hungry()) {
                feed();
            } else if (!read()) {
                break;
            }
        }
        long wait = send.hasRemaining() ? Long.MAX_VALUE : conversation.wakeAfter(clock.now());
        if (wait < Long.MAX_VALUE) {
            clock.after(wait, this::step);
        }
    }

    /// Whether something was given to the wire.
    private boolean write() {
        if (!send.hasRemaining()) {
            send.clear();
            conversation.send(send, clock.now());
            send.flip();
        }
        int before = send.remaining();
        out.write(send);
        return send.remaining() < before;
    }

    private boolean read() {
        ByteBuffer bytes = ByteBuffer.allocate(0);
        if (conversation.reading() && in.available() > 0) {
            bytes = ByteBuffer.wrap(in.take(4_000));
        } else if (in.atEnd() && !endSeen) {
            endSeen = true;
            conversation.end();
        }
        boolean any = bytes.hasRemaining();
        if (!any) {
            conversation.looked();
        }
        while (true) {
            ClassicEvent event = conversation.receive(bytes, clock.now());
            if (event instanceof ClassicEvent.NeedBytes) {
                return any;
            }
            any = true;
            on(event);
            if (!conversation.reading() && !bytes.hasRemaining()) {
                return true;
            }
        }
    }

    private void on(ClassicEvent event) {
        switch (event) {
            case ClassicEvent.Bytes(ByteBuffer bytes) -> {
                byte[] piece = new byte[bytes.remaining()];
                bytes.get(piece);
                draft.writeBytes(piece);
                if (draft.size() > quota) {
                    putting = null;
                    conversation.refuse(Refusal.NO_SPACE);
                }
                return;
            }
            case ClassicEvent.Requested(ClassicRequest request) -> serve(request);
            case ClassicEvent.Complete _ -> {
                files.put(java.util.Objects.requireNonNull(putting), draft.toByteArray());
                putting = null;
                conversation.stored();
            }
            default -> {}
        }
        events.add(event);
    }

    private void serve(ClassicRequest request) {
        given = 0;
        switch (request) {
            case ClassicRequest.List _ -> {}
            case ClassicRequest.Get(String name) -> {
                if (files.containsKey(name)) {
                    getting = files.get(name);
                    conversation.found(getting.length);
                } else {
                    conversation.refuse(Refusal.MISSING);
                }
            }
            case ClassicRequest.Put(String name) -> {
                if (files.containsKey(name)) {
                    conversation.refuse(Refusal.EXISTS);
                } else {
                    putting = name;
                    draft = new ByteArrayOutputStream();
                    conversation.accept();
                }
            }
        }
    }

    private void feed() {
        if (events.getLast() instanceof ClassicEvent.Requested(ClassicRequest.List _)) {
            List<String> names = List.copyOf(files.keySet());
            int end = Math.min(given + portion, names.size());
            conversation.names(names.subList(given, end), end == names.size());
            given = end;
        } else {
            int count = Math.min(portion, getting.length - given);
            conversation.bytes(ByteBuffer.wrap(getting, given, count));
            given += count;
        }
    }
}
