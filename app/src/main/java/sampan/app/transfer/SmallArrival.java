package sampan.app.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sampan.app.client.ChunkBuffer;
import sampan.protocol.Limits;

/// The content of a small file that has arrived and is not written yet. What is tiny is copied, so that it
/// does not occupy a whole chunk's buffer. Given from thread to thread, never shared.
final class SmallArrival {
    private static final int TINY = Limits.CHUNK / 8;

    private final SmallGet get;
    private final FetchWindow.Asked asked;
    private byte[] tiny = new byte[0];
    private @Nullable ChunkBuffer chunk;
    private int length;
    private boolean tooMuch;
    private long modified;
    private @Nullable Path part;

    SmallArrival(SmallGet get, FetchWindow.Asked asked) {
        this.get = get;
        this.asked = asked;
    }

    /// Its place among what is under way.
    FetchWindow.Asked asked() {
        return asked;
    }

    SmallGet get() {
        return get;
    }

    /// A verified chunk has come. Only one can be right.
    void add(ChunkBuffer arrived) {
        if (length > 0 || tooMuch) {
            tooMuch = true;
            arrived.release();
            drop();
        } else if (arrived.length() <= TINY) {
            tiny = java.util.Arrays.copyOf(arrived.bytes(), arrived.length());
            length = arrived.length();
            arrived.release();
        } else {
            chunk = arrived;
            length = arrived.length();
        }
    }

    /// Gives its memory back.
    void drop() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
        tiny = new byte[0];
    }

    /// Whether there were more bytes than a small file has.
    boolean isTooMuch() {
        return tooMuch;
    }

    byte[] bytes() {
        return chunk == null ? tiny : chunk.bytes();
    }

    int length() {
        return length;
    }

    /// Its time at the host, milliseconds since 1970.
    long modified() {
        return modified;
    }

    void modified(long millis) {
        modified = millis;
    }

    /// Its part file, once written.
    @Nullable
    Path part() {
        return part;
    }

    void part(Path written) {
        part = written;
    }
}
