package sampan.protocol.classic;

import java.util.function.Consumer;

/// The lesson's client.
final class LessonClient extends Lesson {
    LessonClient(Clock clock, Stream in, Stream out, long slowness) {
        super(clock, in, out, slowness);
    }

    void list(Consumer<String> done) {
        send("L");
        receive(128, reply -> {
            if (text(reply).equals("OK")) {
                receive(4_096, names -> done.accept(text(names)));
            } else {
                done.accept(text(reply));
            }
        });
    }

    /// @param done the file, or the refusal
    void get(String name, Consumer<byte[]> done) {
        send("G " + name);
        receive(128, reply -> {
            if (text(reply).equals("OK")) {
                receiveFile(done);
            } else {
                done.accept(reply);
            }
        });
    }

    /// @param done `OK` once the file is sent, or the refusal
    void put(String name, byte[] file, Consumer<String> done) {
        send("P " + name);
        receive(128, reply -> {
            if (text(reply).equals("OK")) {
                sendFile(file, () -> done.accept("OK"));
            } else {
                done.accept(text(reply));
            }
        });
    }

    void quit() {
        send("Q");
        leave();
    }
}
