package sampan.protocol.classic;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Finds the end of a file in a stream that marks it by nothing but `##` between two silences. What may be the
/// end is held back, at most `##` and a request; all else is passed on as it comes.
///
/// Silence after a possible end counts only when the reader has looked and found nothing, so a reader that is
/// late ends no file too soon.
final class EndSearch {
    private static final byte HASH = '#';
    private static final int MARK = 2;

    private final ByteBuffer held;
    private boolean holding;
    private long heardAt;
    private @Nullable Heard next;
    private boolean found;

    /// @param requests whether the next request may follow the end at once
    /// @param now when the silence before the first byte began
    EndSearch(boolean requests, long now) {
        held = ByteBuffer.allocate(requests ? MARK + ClassicLimits.REQUEST_BYTES : MARK);
        heardAt = now;
    }

    /// The next bytes that belong to the file, valid until the next call; null when there are none for now.
    ///
    /// @param in what came; empty when the reader looked and there was nothing
    /// @param over whether nothing can follow `in`
    @Nullable
    ByteBuffer next(ByteBuffer in, boolean over, long now) {
        if (!in.hasRemaining()) {
            return over || now - heardAt >= Pauses.AFTER_END ? settle() : null;
        }
        // What begins anew after a silence is no continuation of what was held.
        boolean anew = in.get(in.position()) == HASH && now - heardAt >= Pauses.BEFORE_END;
        heardAt = now;
        if (anew) {
            ByteBuffer old = release();
            holding = true;
            if (old.hasRemaining()) {
                return old;
            }
        }
        if (!holding) {
            return rest(in);
        }
        int count = Math.min(in.remaining(), held.remaining());
        held.put(in.slice(in.position(), count));
        in.position(in.position() + count);
        boolean possible = held.position() < MARK || held.get(1) == HASH;
        return possible && !in.hasRemaining() ? null : release();
    }

    /// After the silence: what is held is the end, or belongs to the file.
    private @Nullable ByteBuffer settle() {
        if (!holding) {
            return null;
        }
        if (held.position() > MARK) {
            next = Heard.in(held.duplicate().flip().position(MARK));
        }
        found = held.position() >= MARK && !(next instanceof Heard.Bad);
        if (found) {
            return null;
        }
        next = null;
        return release();
    }

    private ByteBuffer release() {
        holding = false;
        ByteBuffer bytes = held.duplicate().flip().slice();
        held.clear();
        return bytes;
    }

    private static ByteBuffer rest(ByteBuffer in) {
        ByteBuffer bytes = in.slice();
        in.position(in.limit());
        return bytes;
    }

    /// Whether the end has come.
    boolean found() {
        return found;
    }

    /// The request that followed the end at once.
    @Nullable
    Heard following() {
        return next;
    }

    /// How long nothing has come.
    long silence(long now) {
        return now - heardAt;
    }

    /// How long until silence alone means something.
    long wakeAfter(long now) {
        return Math.max(0, (holding ? Pauses.AFTER_END : Pauses.NO_MORE) - silence(now));
    }
}
