package sampan.app.transfer;

import java.io.IOException;
import sampan.protocol.Limits;
import sampan.protocol.RollingSum;

/// Finds chunks of one file at whatever byte of another file they begin: where a chunk was found, the next
/// one is expected right behind it; elsewhere a weak sum rolls from byte to byte. One pass, and a few
/// mebibytes of memory whatever the file's size. Used by one thread at a time.
final class ShiftSearch {
    /// After so many bytes more than were found in vain the sum rolls no further: then chunks are only looked
    /// for where they would be if nothing had moved.
    static final long IN_VAIN = 256L * 1024 * 1024;

    private static final int BUFFER = 4 * Limits.CHUNK;
    private static final int FALSE_HITS = 1_000;
    private static final long FIRST = RollingSum.first(Limits.CHUNK);

    private final ChunkTable table;
    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    private long position;
    private long loaded;
    private int filled;
    private int expected = -1;
    private boolean rolling;
    private long sum;
    private long rolled;
    private long matched;
    private int falseHits;

    /// @param table the chunks to be found
    /// @param begin where to begin in the other file
    /// @param end its size
    ShiftSearch(ChunkTable table, long begin, long end) {
        this.table = table;
        this.position = begin;
        this.loaded = begin;
        this.end = end;
    }

    /// The file that is searched.
    interface Source {
        /// Reads bytes from an offset of the file to a place in an array.
        void read(long offset, byte[] into, int at, int length) throws IOException;
    }

    /// Hears what is found.
    interface Finding {
        /// Hears of one chunk.
        ///
        /// @param at where in the searched file it begins
        void found(long at, int chunk);
    }

    /// No chunk that begins before this offset remains to be found.
    long position() {
        return position;
    }

    /// Goes on.
    ///
    /// @param most about how many bytes
    /// @return whether there is more to search
    boolean advance(Source source, long most, Finding finding) throws IOException {
        long until = position + most;
        while (position < until) {
            if (end - position < Limits.CHUNK) {
                return false;
            }
            fill(source);
            if (!rolling && (isNext(expected) || isInPlace())) {
                match(expected, finding);
            } else if (isInVain()) {
                rolling = false;
                position = (position / Limits.CHUNK + 1) * Limits.CHUNK;
            } else {
                roll(until, finding);
            }
        }
        return true;
    }

    private boolean isInVain() {
        return rolled > IN_VAIN + matched || falseHits > FALSE_HITS;
    }

    private boolean isNext(int chunk) {
        return chunk >= 0
                && chunk < table.count()
                && table.matches(chunk, ChunkTable.digest(buffer, (int) (position - loaded)));
    }

    /// Only once rolling is given up: before, it finds these too.
    private boolean isInPlace() {
        if (!isInVain() || position % Limits.CHUNK != 0 || position / Limits.CHUNK >= table.count()) {
            return false;
        }
        expected = (int) (position / Limits.CHUNK);
        return isNext(expected);
    }

    private void match(int chunk, Finding finding) {
        finding.found(position, chunk);
        expected = chunk + 1;
        rolling = false;
        position += Limits.CHUNK;
        matched += Limits.CHUNK;
    }

    /// Rolls through what is in the buffer, up to a chunk.
    private void roll(long until, Finding finding) {
        int from = (int) (position - loaded);
        int last = (int) Math.min(filled - (long) Limits.CHUNK, until - loaded);
        if (!rolling) {
            sum = RollingSum.of(buffer, from, Limits.CHUNK);
            rolling = true;
        }
        int at = skip(from, last);
        int chunk = -1;
        if (table.has(sum)) {
            chunk = table.find(sum, ChunkTable.digest(buffer, at));
            falseHits += chunk < 0 ? 1 : 0;
        }
        rolled += at - from;
        position = loaded + at;
        if (chunk >= 0) {
            match(chunk, finding);
        } else if (at < last) {
            step(at);
        } else if (position + Limits.CHUNK == end) {
            // This was the last place.
            position++;
        }
    }

    /// Rolls on from one place to where a chunk may be, or to the last place: the loop in which a search
    /// spends its time, and nothing else.
    private int skip(int from, int last) {
        byte[] bytes = buffer;
        ChunkTable known = table;
        long now = sum;
        int at = from;
        while (at < last && !known.mayHave(now)) {
            now = RollingSum.roll(now, FIRST, bytes[at], bytes[at + Limits.CHUNK]);
            at++;
        }
        sum = now;
        return at;
    }

    /// Rolls over a place where no chunk is after all.
    private void step(int at) {
        sum = RollingSum.roll(sum, FIRST, buffer[at], buffer[at + Limits.CHUNK]);
        rolled++;
        position++;
    }

    /// Sees that a chunk from the position on is in the buffer, and one byte more unless the file ends there.
    private void fill(Source source) throws IOException {
        int at = (int) Math.min(filled, position - loaded);
        long needed = Math.min(end - position, Limits.CHUNK + 1L);
        if (filled - (position - loaded) >= needed) {
            return;
        }
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        filled -= at;
        loaded = position;
        int more = (int) Math.min(BUFFER - filled, end - loaded - filled);
        source.read(loaded + filled, buffer, filled, more);
        filled += more;
    }
}
