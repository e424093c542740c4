package sampan.protocol.classic;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Finds the end of a file in a stream that marks it by nothing but `##` between two silences. What may be the
/// end is held back, at most `##` and a request; all else is passed on as it comes.
///
/// Silence after a possible end counts only when the reader has looked and found nothing, so a reader that is
/// late ends no file too soon. Nor does it miss the end: in what has lain there while it did other things, nobody can
/// tell whether there was a silence, so the last `##` of it may be the end too.
final class EndSearch {
    private static final byte HASH = '#';
    private static final int MARK = 2;

    private final ByteBuffer held;
    private boolean holding;
    private boolean afterSilence;
    private long heardAt;
    private boolean onTime = true;
    private long onTimeAt;
    private @Nullable Heard next;
    private boolean found;

    /// @param requests whether the next request may follow the end at once
    /// @param now when the silence before the first byte began
    EndSearch(boolean requests, long now) {
        held = ByteBuffer.allocate(requests ? MARK + ClassicLimits.REQUEST_BYTES : MARK);
        heardAt = now;
        onTimeAt = now;
    }

    /// The reader has looked and found nothing: what comes next is read as it comes.
    void looked() {
        onTime = true;
    }

    /// The next bytes that belong to the file, valid until the next call; null when there are none for now.
    ///
    /// @param in what came; empty when nothing is left of it
    /// @param over whether nothing can follow `in`
    @Nullable
    ByteBuffer next(ByteBuffer in, boolean over, long now) {
        if (!in.hasRemaining()) {
            boolean silent = onTime && now - heardAt >= Pauses.AFTER_END;
            return over || silent ? settle(silent) : null;
        }
        if (onTime) {
            onTime = false;
            onTimeAt = now;
        }
        int mark = now - onTimeAt >= Pauses.BEFORE_END ? lastMark(in) : -1;
        if (mark >= 0) {
            heardAt = now;
            return holding ? release() : upTo(mark, in);
        }
        // What begins anew after a silence is no continuation of what was held.
        boolean anew = in.get(in.position()) == HASH && now - heardAt >= Pauses.BEFORE_END;
        heardAt = now;
        if (anew) {
            ByteBuffer old = release();
            holding = true;
            afterSilence = true;
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

    /// Where the last `##` is that may be the end by what follows it, or -1.
    private int lastMark(ByteBuffer in) {
        int first = Math.max(in.position(), in.limit() - held.capacity());
        for (int at = in.limit() - MARK; at >= first; at--) {
            if (in.get(at) == HASH && in.get(at + 1) == HASH) {
                return at;
            }
        }
        return -1;
    }

    /// Holds back what begins at `mark`.
    private @Nullable ByteBuffer upTo(int mark, ByteBuffer in) {
        ByteBuffer before = in.slice(in.position(), mark - in.position());
        held.put(in.position(mark));
        holding = true;
        afterSilence = false;
        return before.hasRemaining() ? before : null;
    }

    /// What is held is the end, or belongs to the file. The end of the stream alone makes nothing of a mark that may
    /// have come without a silence: it can be a file that was cut off.
    ///
    /// @param silent whether there was silence after it
    private @Nullable ByteBuffer settle(boolean silent) {
        if (!holding) {
            return null;
        }
        if (held.position() > MARK) {
            next = Heard.in(held.duplicate().flip().position(MARK));
        }
        boolean known = silent || afterSilence || held.position() > MARK;
        found = known && held.position() >= MARK && !(next instanceof Heard.Bad);
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
