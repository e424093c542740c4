package sampan.protocol.classic;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// A clock and both directions of one connection.
///
/// @param up from the client to the host
/// @param down from the host to the client
record Wires(Clock clock, Stream up, Stream down) {
    static final int ROOMY = 1 << 26;

    static Wires perfect() {
        return through(Stream.WHOLE, Stream.WHOLE);
    }

    static Wires through(IntFunction<List<Stream.Piece>> up, IntFunction<List<Stream.Piece>> down) {
        Clock clock = new Clock();
        return new Wires(clock, new Stream(clock, up, ROOMY), new Stream(clock, down, ROOMY));
    }

    HostDriver host(Map<String, byte[]> files) {
        return new HostDriver(clock, up, down, files);
    }

    LessonHost lessonHost(Map<String, byte[]> files) {
        return new LessonHost(clock, up, down, files);
    }

    ClientDriver client() {
        return new ClientDriver(clock, down, up);
    }

    LessonClient lessonClient() {
        return new LessonClient(clock, down, up, 0);
    }

    void seconds(long seconds) {
        clock.run(seconds * 1_000 * Clock.MS);
    }
}
