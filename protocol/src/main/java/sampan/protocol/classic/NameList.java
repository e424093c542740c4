package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.ProtocolException;

/// The names of the files, each with a newline: those that can be asked for. A send ends with a name, and
/// only the last has room for another, so that the lesson's client gets a short list in its one receive.
final class NameList implements Speech {
    private final ByteBuffer piece = ByteBuffer.allocate(ClassicLimits.ROOM);
    private Iterator<String> names = Collections.emptyIterator();
    private byte @Nullable [] next;
    private boolean last;

    /// @param last whether there are no more
    void add(List<String> more, boolean last) {
        if (!hungry()) {
            throw new ProtocolException.Local("names that nobody waits for");
        }
        names = more.iterator();
        this.last = last;
        fill();
    }

    /// Whether there was any name to be told.
    boolean begun() {
        return piece.position() > 0;
    }

    private void fill() {
        while (next != null || names.hasNext()) {
            if (next == null) {
                String name = names.next();
                if (!ClassicRequest.canName(name)) {
                    continue;
                }
                next = (name + "\n").getBytes(StandardCharsets.UTF_8);
            }
            if (next.length > piece.remaining()) {
                return;
            }
            piece.put(next);
            next = null;
        }
    }

    @Override
    public void next(ByteBuffer out) {
        if (!hungry()) {
            out.put(piece.flip());
            piece.clear();
            fill();
        }
    }

    @Override
    public long written(long now) {
        return over() ? Pauses.APART : 0;
    }

    @Override
    public boolean hungry() {
        return next == null && !last;
    }

    @Override
    public boolean over() {
        return last && next == null && piece.position() == 0;
    }
}
