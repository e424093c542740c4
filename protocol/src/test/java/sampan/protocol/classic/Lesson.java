package sampan.protocol.classic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// What a program of the lesson does with its socket, one thing after the other.
class Lesson {
    private static final byte[] END = {'#', '#'};

    final Clock clock;
    final Stream in;
    final Stream out;
    /// How long each receive takes the program.
    private final long slowness;

    private int wanted;
    private Consumer<byte[]> then = bytes -> {};

    Lesson(Clock clock, Stream in, Stream out, long slowness) {
        this.clock = clock;
        this.in = in;
        this.out = out;
        this.slowness = slowness;
        in.watch(this::look);
    }

    void send(String text) {
        out.write(bytes(text));
    }

    void leave() {
        out.end();
    }

    /// Waits for what one receive brings: nothing at the end of the stream.
    void receive(int most, Consumer<byte[]> next) {
        clock.after(slowness, () -> {
            wanted = most;
            then = next;
            look();
        });
    }

    private void look() {
        if (wanted > 0 && (in.available() > 0 || in.atEnd())) {
            byte[] bytes = in.take(wanted);
            wanted = 0;
            then.accept(bytes);
        }
    }

    /// Receives blocks until one is exactly `##`, or the stream ends.
    void receiveFile(Consumer<byte[]> done) {
        receiveFile(new ByteArrayOutputStream(), done);
    }

    private void receiveFile(ByteArrayOutputStream file, Consumer<byte[]> done) {
        receive(1_024, block -> {
            if (block.length == 0 || Arrays.equals(block, END)) {
                done.accept(file.toByteArray());
            } else {
                file.writeBytes(block);
                receiveFile(file, done);
            }
        });
    }

    /// Sends blocks, and 0.1 s after them `##`.
    void sendFile(byte[] file, Runnable done) {
        for (int at = 0; at < file.length; at += 1_024) {
            out.write(Arrays.copyOfRange(file, at, Math.min(at + 1_024, file.length)));
        }
        clock.after(100 * Clock.MS, () -> {
            send("##");
            done.run();
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
