package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkRange;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// Compares a file that was carried, or that is taken for the same, end to end: both sides read it once more from their
/// own disks, and the SHA-256 of every chunk must agree. The host reads what it is asked for while the same chunks
/// are read here.
///
/// It is one piece of work that puts itself back into the queue as long as there is something to read. Its own
/// monitor guards everything; it is never held while sending or reading.
final class FileCheck implements Piece {
    /// Chunks in one request: a few hundredths of a second for a host that reads from memory.
    static final int RANGE = 16;

    /// Most chunks that are asked for and not answered.
    private static final int AHEAD = 8 * RANGE;

    private final WorkQueue queue;
    private final FilePair pair;
    private final Consumer<Verdict> then;
    private final Patience patience = new Patience();
    private final ArrayDeque<ChunkRange> again = new ArrayDeque<>();
    private @Nullable Entry entry;
    private @Nullable Rereading here;
    private int out;
    private int agreed;
    private long pause;
    private boolean ended;

    /// Whether it is in the queue, or a worker has it, or the host was asked what the file is.
    private boolean busy = true;

    /// What it found.
    sealed interface Verdict {}

    /// Both sides have the same bytes.
    ///
    /// @param sha256 of all of it, hexadecimal
    record Agrees(long size, String sha256) implements Verdict {}

    /// They have not.
    record Differs() implements Verdict {}

    /// Nobody can say.
    record Unknown(ItemOutcome outcome) implements Verdict {}

    /// @param then is told the verdict, once, on a worker's thread or a link's; must be short
    FileCheck(WorkQueue queue, FilePair pair, Consumer<Verdict> then) {
        this.queue = queue;
        this.pair = pair;
        this.then = then;
    }

    @Override
    public void run(Lane lane) throws LinkException {
        Entry there;
        Rereading file;
        synchronized (this) {
            if (ended) {
                return;
            }
            busy = true;
            there = entry;
            file = here;
        }
        if (there == null || file == null) {
            lane.ask(new Request.Describe(pair.there()), new Answer<>(this::described, why -> refused(null, why)));
            return;
        }
        try {
            ChunkRange range = take(file);
            if (range != null) {
                compare(lane, file, String.valueOf(there.version()), range);
            }
        } finally {
            wake();
        }
    }

    private synchronized @Nullable ChunkRange take(Rereading file) {
        ChunkRange range = again.poll();
        if (range == null) {
            range = file.next(RANGE);
        }
        out += range == null ? 0 : range.count();
        return range;
    }

    private void compare(Lane lane, Rereading file, String version, ChunkRange range) throws LinkException {
        PartProof proof = new PartProof(range, SumsAlgorithm.SHA_256, (chunk, agrees) -> proved(agrees));
        lane.ask(
                new Request.Sums(
                        new Request.FileSubject(pair.there(), version),
                        range.first(),
                        range.count(),
                        SumsAlgorithm.SHA_256,
                        false),
                new Answer<>(proof::theirs, why -> refused(range, why)));
        try {
            if (file.plan().count() > 1) {
                lane.flush();
            }
        } finally {
            // Also without a link: if the answer came all the same, it waits for this.
            read(lane, file, range, proof);
        }
    }

    private void read(Lane lane, Rereading file, ChunkRange range, PartProof proof) {
        try {
            file.read(range, lane.chunk(), lane.scratch(), proof);
        } catch (TransferException e) {
            end(new Unknown(new ItemOutcome.Failed(e)));
        }
    }

    /// Puts itself back into the queue if there is something to do.
    private void wake() {
        long wait;
        synchronized (this) {
            busy = false;
            boolean something = here == null || !again.isEmpty() || here.next(RANGE) != null;
            if (ended || !something || out >= AHEAD) {
                return;
            }
            busy = true;
            wait = pause;
            pause = 0;
        }
        if (wait == 0) {
            queue.first(this);
        } else {
            queue.later(this, wait);
        }
    }

    private void described(Reply.Described reply) {
        Entry there = reply.entry();
        if (there.kind() != Entry.Kind.FILE || there.version() == null) {
            end(new Differs());
            return;
        }
        try {
            Rereading file = Rereading.of(pair);
            if (file.plan().size() != there.size()) {
                end(new Differs());
                return;
            }
            synchronized (this) {
                entry = there;
                here = file;
            }
            if (there.size() == 0) {
                agree();
            } else {
                wake();
            }
        } catch (TransferException e) {
            end(new Unknown(new ItemOutcome.Failed(e)));
        }
    }

    private void proved(boolean agrees) {
        boolean last;
        boolean more;
        synchronized (this) {
            out--;
            agreed += agrees ? 1 : 0;
            Rereading file = here;
            last = file != null && agreed == file.plan().count();
            // One at a time reads here; it wakes itself.
            more = !busy && out < AHEAD;
        }
        if (!agrees) {
            end(new Differs());
        } else if (last) {
            agree();
        } else if (more) {
            wake();
        }
    }

    private void agree() {
        Rereading file;
        synchronized (this) {
            file = here;
            if (ended || file == null) {
                return;
            }
        }
        try {
            end(new Agrees(file.plan().size(), file.whole()));
        } catch (TransferException e) {
            end(new Unknown(new ItemOutcome.Failed(e)));
        }
    }

    /// A question was not answered.
    ///
    /// @param range the chunks it was about; null if it was about the file
    private void refused(@Nullable ChunkRange range, IOException why) {
        @Nullable Verdict verdict = null;
        boolean idle;
        synchronized (this) {
            if (range != null) {
                out -= range.count();
                again.add(range);
            }
            idle = range == null || !busy;
            if (why instanceof LinkException.Refused refused) {
                if (Patience.isPassing(refused.failure()) && patience.last()) {
                    pause = patience.pauseMs(refused.failure());
                } else {
                    verdict = verdict(refused);
                }
            }
        }
        if (verdict != null) {
            end(verdict);
        } else if (idle) {
            wake();
        }
    }

    /// What is another file now, or none, is not what was carried.
    private static Verdict verdict(LinkException.Refused refused) {
        return switch (refused.failure()) {
            case Failure.Changed _, Failure.NotFound _, Failure.BadRequest _ -> new Differs();
            default -> new Unknown(new ItemOutcome.Failed(refused));
        };
    }

    @Override
    public void fail(IOException cause) {
        end(new Unknown(new ItemOutcome.Stranded(cause)));
    }

    private void end(Verdict verdict) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        then.accept(verdict);
    }
}
