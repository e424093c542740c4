package sampan.app.transfer;

import java.util.Map;
import java.util.TreeMap;
import sampan.protocol.ChunkPlan;
import sampan.protocol.Limits;

/// What of a file was found in its older version, and where: stretches that lie there as a whole. Used under
/// its owner's lock.
final class Shifts {
    /// A stretch of the file from one byte to another, in the older version from another byte on.
    private record Stretch(long begin, long end, long from) {}

    private final TreeMap<Long, Stretch> stretches = new TreeMap<>();
    private final ChunkPlan plan;
    private final long base;

    /// @param plan the file
    /// @param base bytes of the older version
    Shifts(ChunkPlan plan, long base) {
        this.plan = plan;
        this.base = base;
    }

    /// A chunk's length of bytes was found.
    ///
    /// @param begin where they lie in the file
    /// @param from where they lie in the older version
    void add(long begin, long from) {
        Map.Entry<Long, Stretch> before = stretches.floorEntry(begin);
        Stretch last = before == null ? null : before.getValue();
        long end = begin + Limits.CHUNK;
        if (last != null && last.end >= begin && last.from - last.begin == from - begin) {
            stretches.put(last.begin, new Stretch(last.begin, Math.max(end, last.end), last.from));
        } else {
            stretches.put(begin, new Stretch(begin, end, from));
        }
    }

    /// Where in the older version a chunk's bytes are likely to lie, or -1: where most of it was found, for
    /// what surrounds a found stretch mostly moved with it.
    long from(int chunk) {
        long begin = plan.offset(chunk);
        long end = begin + plan.length(chunk);
        long best = 0;
        long from = -1;
        Map.Entry<Long, Stretch> entry = stretches.lowerEntry(end);
        while (entry != null) {
            Stretch stretch = entry.getValue();
            // Only the last chunk is short enough to lie wholly behind a stretch and to belong to it.
            boolean behind = chunk == plan.count() - 1 && stretch.end > begin - Limits.CHUNK;
            long common = Math.min(end, stretch.end) - Math.max(begin, stretch.begin);
            long there = stretch.from + begin - stretch.begin;
            if ((common > best || (behind && from < 0)) && there >= 0 && there < base) {
                best = Math.max(common, 0);
                from = there;
            }
            if (stretch.end <= begin) {
                break;
            }
            entry = stretches.lowerEntry(stretch.begin);
        }
        return from;
    }
}
