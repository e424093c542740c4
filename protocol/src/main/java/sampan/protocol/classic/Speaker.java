package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Says one speech after the other, and keeps the silences between their sends.
final class Speaker {
    private final ArrayDeque<Speech> speeches = new ArrayDeque<>();
    private boolean writing;
    private boolean pausing;
    private long until;

    void say(Speech speech) {
        speeches.add(speech);
    }

    /// Whether all was said and written.
    boolean silent() {
        return speeches.isEmpty();
    }

    boolean hungry() {
        return !speeches.isEmpty() && speeches.element().hungry();
    }

    /// What is said last.
    @Nullable
    Speech last() {
        return speeches.peekLast();
    }

    /// Gives up what was not said yet.
    void stop() {
        speeches.clear();
        writing = false;
    }

    /// Is silent for so long from now.
    void pause(long nanos, long now) {
        pausing = nanos > 0;
        until = now + nanos;
    }

    /// Writes the next send if its time has come. That a driver calls means that the last one is written.
    void send(ByteBuffer out, long now) {
        if (writing) {
            writing = false;
            pause(speeches.element().written(now), now);
            if (speeches.element().over()) {
                speeches.remove();
            }
        }
        if (speeches.isEmpty() || (pausing && now - until < 0)) {
            return;
        }
        int before = out.position();
        speeches.element().next(out);
        writing = out.position() > before;
    }

    /// How long until there may be something to write, nanoseconds.
    long wakeAfter(long now) {
        if (writing) {
            return 0;
        }
        if (speeches.isEmpty() || hungry()) {
            return Long.MAX_VALUE;
        }
        return pausing ? Math.max(0, until - now) : 0;
    }
}
