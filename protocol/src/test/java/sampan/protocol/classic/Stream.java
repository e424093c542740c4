package sampan.protocol.classic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// One direction of a connection: what is sent arrives in pieces and after delays that a test chooses, in
/// order.
final class Stream {
    /// @param length bytes, 1 or more
    /// @param delay nanoseconds after it was sent
    record Piece(int length, long delay) {}

    /// When and what was sent.
    ///
    /// @param bytes a character for each
    record Sent(long time, String bytes) {}

    static final IntFunction<List<Piece>> WHOLE = length -> List.of(new Piece(length, 0));

    final List<Sent> sent = new ArrayList<>();
    private final Clock clock;
    private final IntFunction<List<Piece>> net;
    private final int capacity;
    private ByteBuffer arrived = ByteBuffer.allocate(0);
    private final List<Runnable> watchers = new ArrayList<>();
    private long lastArrival;
    private int inside;
    private boolean ended;

    Stream(Clock clock, IntFunction<List<Piece>> net, int capacity) {
        this.clock = clock;
        this.net = net;
        this.capacity = capacity;
        lastArrival = clock.now();
    }

    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    private void changed() {
        watchers.forEach(Runnable::run);
    }

    /// Takes as much as there is room for.
    void write(ByteBuffer bytes) {
        byte[] taken = new byte[Math.min(bytes.remaining(), capacity - inside)];
        if (taken.length == 0) {
            return;
        }
        bytes.get(taken);
        sent.add(new Sent(clock.now(), new String(taken, ISO_8859_1)));
        inside += taken.length;
        int at = 0;
        for (Piece piece : net.apply(taken.length)) {
            byte[] part = java.util.Arrays.copyOfRange(taken, at, at + piece.length);
            at += piece.length;
            arrive(piece.delay, () -> arrived(part));
        }
    }

    void write(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        write(all);
        if (all.hasRemaining()) {
            throw new AssertionError("no room");
        }
    }

    private void arrived(byte[] part) {
        if (arrived.capacity() - arrived.limit() < part.length) {
            int room = 2 * (arrived.remaining() + part.length);
            arrived = ByteBuffer.allocate(room).put(arrived).flip();
        }
        int end = arrived.limit();
        arrived.limit(end + part.length).put(end, part);
    }

    void end() {
        arrive(0, () -> ended = true);
    }

    private void arrive(long delay, Runnable what) {
        long time = clock.now() + delay;
        lastArrival = time - lastArrival > 0 ? time : lastArrival;
        clock.after(lastArrival - clock.now(), () -> {
            what.run();
            // Whatever arrives at the same moment is received together.
            clock.after(0, this::changed);
        });
    }

    int available() {
        return arrived.remaining();
    }

    boolean atEnd() {
        return ended && !arrived.hasRemaining();
    }

    /// What one receive of at most that many bytes gets.
    byte[] take(int most) {
        byte[] bytes = new byte[Math.min(most, arrived.remaining())];
        arrived.get(bytes);
        if (bytes.length > 0) {
            inside -= bytes.length;
            clock.after(0, this::changed);
        }
        return bytes;
    }

    /// Everything that was sent, a character for each byte.
    String all() {
        StringBuilder all = new StringBuilder();
        sent.forEach(one -> all.append(one.bytes));
        return all.toString();
    }
}
