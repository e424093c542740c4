package sampan.app.transfer;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkRange;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// What a large file has in common with the version that it replaces: the table of what is tried, and the
/// search for content that has moved. For the search the host tells the sums of the chunks of its file, and
/// this side slides over its own. Its owner's monitor guards everything; it is never held while reading or
/// sending.
final class Delta {
    /// Most chunks of a file that is searched for: what is kept of each, and what the host has to read, is
    /// bounded.
    private static final int MOST = 256 * 1024;

    private static final long STEP = 32L * Limits.CHUNK;

    private final Sides sides;
    private final DeltaWork work;
    private final BitSet unsummed = new BitSet();
    private int summing;
    private long begin;
    private boolean searching;
    private @Nullable ChunkTable table;
    private @Nullable ShiftSearch search;

    /// The two files: the host's, and the one here.
    interface Sides {
        /// The monitor that guards everything.
        Object monitor();

        /// The host's file.
        Request.Subject theirs();

        /// Its bytes.
        long theirSize();

        /// The bytes of the file here.
        long ourSize();

        /// Reads the file here.
        void read(Lane lane, long offset, byte[] into, int at, int length) throws IOException;

        /// A chunk of the host's file was found in the file here; with the monitor.
        ///
        /// @param at where it begins here
        /// @param chunk which of the host's it is
        void found(DeltaWork to, long at, int chunk);

        /// Whether the file here is the one that is carried, rather than its older version.
        boolean isUpload();

        /// There is something to do; with the monitor.
        void wake();

        /// A request has failed for want of a link; with the monitor.
        void lost(IOException why);

        /// The file here can't be read.
        void unreadable(IOException why);
    }

    Delta(Sides sides, DeltaWork work) {
        this.sides = sides;
        this.work = work;
    }

    /// What is tried. With the monitor.
    DeltaWork work() {
        return work;
    }

    /// Whether the search, or a trial, has something to do. With the monitor.
    boolean hasWork() {
        work.advance();
        return work.ready() > 0 || work.wantsSearch() || !unsummed.isEmpty() || (search != null && !searching);
    }

    /// Whether it keeps chunks that are missing and handed out by nobody. With the monitor.
    boolean isHolding() {
        return work.isHolding();
    }

    /// The older version is of no use any more. With the monitor.
    void end() {
        work.end();
        unsummed.clear();
        table = null;
        search = null;
    }

    /// The next step of the search, or null. With the monitor.
    @Nullable
    Step next() {
        if (work.wantsSearch()) {
            begin();
        }
        int first = unsummed.nextSetBit(0);
        if (first >= 0) {
            int end = Math.min(unsummed.nextClearBit(first), first + Limits.SUMS);
            unsummed.clear(first, end);
            summing += end - first;
            return lane -> sum(lane, new ChunkRange(first, end - first));
        }
        ShiftSearch ready = search;
        if (ready == null || searching) {
            return null;
        }
        searching = true;
        return lane -> search(lane, ready);
    }

    private void begin() {
        int whole = (int) (sides.theirSize() / Limits.CHUNK);
        if (whole < 1 || whole > MOST || sides.ourSize() < Limits.CHUNK) {
            work.withoutSearch();
            return;
        }
        int first = work.beginSearch();
        table = new ChunkTable(whole);
        begin = sides.isUpload() ? (long) first * Limits.CHUNK : 0;
        unsummed.set(0, whole);
    }

    private void sum(Lane lane, ChunkRange range) throws LinkException {
        Request.Sums sums =
                new Request.Sums(sides.theirs(), range.first(), range.count(), SumsAlgorithm.XXH3_128, true);
        lane.ask(sums, new Answer<>(reply -> summed(range, reply), why -> notSummed(range, why)));
        lane.flush();
    }

    private void summed(ChunkRange range, Reply.Summed reply) {
        synchronized (sides.monitor()) {
            ChunkTable all = table;
            summing -= range.count();
            if (all == null) {
                return;
            }
            try {
                put(all, range, reply);
            } catch (IllegalArgumentException e) {
                end();
                sides.wake();
                return;
            }
            if (summing == 0 && unsummed.isEmpty()) {
                all.index();
                search = new ShiftSearch(all, begin, sides.ourSize());
            }
            sides.wake();
        }
    }

    private static void put(ChunkTable all, ChunkRange range, Reply.Summed reply) {
        List<String> digests = reply.digests();
        List<String> weak = reply.weak();
        if (digests.size() != range.count() || weak.size() != range.count()) {
            throw new IllegalArgumentException("other sums than were asked for");
        }
        for (int i = 0; i < range.count(); i++) {
            all.put(range.first() + i, weak.get(i), digests.get(i));
        }
    }

    private void notSummed(ChunkRange range, IOException why) {
        synchronized (sides.monitor()) {
            summing -= range.count();
            if (why instanceof LinkException.Refused) {
                // What has changed shows when the next chunk is asked for.
                end();
                sides.wake();
            } else {
                if (table != null) {
                    unsummed.set(range.first(), range.end());
                }
                sides.lost(why);
            }
        }
    }

    private void search(Lane lane, ShiftSearch all) {
        boolean more;
        try {
            more = all.advance(
                    (offset, into, at, length) -> sides.read(lane, offset, into, at, length),
                    STEP,
                    (at, chunk) -> found(at, chunk));
        } catch (IOException e) {
            sides.unreadable(e);
            return;
        }
        synchronized (sides.monitor()) {
            searching = false;
            if (!more) {
                table = null;
                search = null;
                work.searched(Long.MAX_VALUE);
            } else if (sides.isUpload()) {
                work.searched(all.position());
            }
            sides.wake();
        }
    }

    private void found(long at, int chunk) {
        synchronized (sides.monitor()) {
            if (!work.isOver()) {
                sides.found(work, at, chunk);
            }
        }
    }
}
