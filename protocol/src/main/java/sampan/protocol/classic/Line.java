package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A short text, in one send.
final class Line implements Speech {
    static final String OK = "OK";

    private final byte[] text;
    private final long pause;
    private boolean said;

    Line(String text) {
        this(text, Pauses.APART);
    }

    /// @param pause the silence after it, nanoseconds
    Line(String text, long pause) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.pause = pause;
    }

    @Override
    public void next(ByteBuffer out) {
        out.put(text);
        said = true;
    }

    @Override
    public long written(long now) {
        return pause;
    }

    @Override
    public boolean hungry() {
        return false;
    }

    @Override
    public boolean over() {
        return said;
    }
}
