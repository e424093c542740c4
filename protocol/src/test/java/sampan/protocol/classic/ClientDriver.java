package sampan.protocol.classic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// Drives a client's machine through a list of requests, and remembers what came of each.
final class ClientDriver {
    final ClassicClientConversation conversation = new ClassicClientConversation();
    final List<String> told = new ArrayList<>();
    /// How long the program takes before each block that it sends, nanoseconds.
    LongSupplier slowness = () -> 0;

    private final Clock clock;
    private final Stream in;
    private final Stream out;
    private final ByteBuffer send = ByteBuffer.allocate(ClassicLimits.ROOM).limit(0);
    private final ArrayDeque<BiConsumer<ClassicClientConversation, Long>> script = new ArrayDeque<>();
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private byte[] putting = {};
    private int given;
    private long readyAt;
    private boolean endSeen;
    private boolean gone;

    ClientDriver(Clock clock, Stream in, Stream out) {
        this.clock = clock;
        this.in = in;
        this.out = out;
        readyAt = clock.now();
        in.watch(this::step);
        out.watch(this::step);
        clock.after(0, this::step);
    }

    ClientDriver list() {
        script.add(ClassicClientConversation::list);
        return this;
    }

    ClientDriver get(String name) {
        script.add((machine, now) -> machine.get(name, now));
        return this;
    }

    ClientDriver put(String name, byte[] file) {
        script.add((machine, now) -> {
            putting = file;
            given = 0;
            machine.put(name, file.length, now);
        });
        return this;
    }

    ClientDriver quit() {
        script.add((machine, _) -> machine.quit());
        return this;
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
            if (conversation.idle() && !script.isEmpty()) {
                script.remove().accept(conversation, clock.now());
            } else if (conversation.hungry() && clock.now() - readyAt >= 0) {
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

    private void feed() {
        int count = Math.min(ClassicLimits.BLOCK, putting.length - given);
        conversation.bytes(ByteBuffer.wrap(putting, given, count));
        given += count;
        long wait = slowness.getAsLong();
        readyAt = clock.now() + wait;
        clock.after(wait, this::step);
    }

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
        ByteBuffer bytes = ByteBuffer.wrap(in.take(3_000));
        if (in.atEnd() && !endSeen) {
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
        }
    }

    private void on(ClassicEvent event) {
        switch (event) {
            case ClassicEvent.Bytes(ByteBuffer bytes) -> {
                byte[] piece = new byte[bytes.remaining()];
                bytes.get(piece);
                got.writeBytes(piece);
            }
            case ClassicEvent.Names(List<String> names, int illegal) -> {
                names.forEach(name -> got.writeBytes(Lesson.bytes(name + ";")));
                got.writeBytes(Lesson.bytes("?".repeat(illegal)));
            }
            case ClassicEvent.Accepted _ -> got.reset();
            case ClassicEvent.Complete _ -> told.add(got.toString(java.nio.charset.StandardCharsets.UTF_8));
            case ClassicEvent.Refused(String text) -> told.add("refused: " + text);
            case ClassicEvent.Failed(Trouble trouble) -> told.add("failed: " + trouble);
            case ClassicEvent.Sent _ -> told.add("sent");
            case ClassicEvent.Left _ -> told.add("left");
            default -> throw new AssertionError(event);
        }
    }
}
