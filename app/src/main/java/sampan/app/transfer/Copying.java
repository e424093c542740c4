package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// Takes chunks of a file that is being fetched from the file that it replaces here, where SHA-256 says that
/// they are the same: only the others travel. The monitor of the file's download guards everything; it is
/// never held while reading, writing or sending.
final class Copying implements Delta.Sides {
    /// Chunks whose digests the host has told, handed out to nobody.
    private record Known(DeltaWork.Trial trial, List<String> digests) {}

    private final LargeDownload owner;
    private final PartChunks chunks;
    private final Request.FileSubject file;
    private final ChunkWork work;
    private final OldFile old;
    private final Delta delta;
    private final ArrayDeque<Known> known = new ArrayDeque<>();

    /// @param file the version that is fetched
    /// @param old what is here; closed with this
    Copying(LargeDownload owner, PartChunks chunks, Request.FileSubject file, OldFile old) {
        this.owner = owner;
        this.chunks = chunks;
        this.file = file;
        this.work = chunks.work();
        this.old = old;
        this.delta = new Delta(this, new DeltaWork(work, old.size()));
        delta.work().begin();
    }

    Delta delta() {
        return delta;
    }

    /// Whether there is something to do. With the monitor.
    boolean hasWork() {
        return !known.isEmpty() || delta.hasWork();
    }

    /// The next thing to try, or null. With the monitor.
    @Nullable
    Step trial() {
        Known next = known.poll();
        if (next != null) {
            work.handOut(next.trial.range().count());
            return lane -> copy(lane, next);
        }
        DeltaWork.Trial trial = delta.work().take();
        return trial == null ? null : lane -> ask(lane, trial);
    }

    private void ask(Lane lane, DeltaWork.Trial trial) throws LinkException {
        ChunkRange range = trial.range();
        Request.Sums sums = new Request.Sums(file, range.first(), range.count(), SumsAlgorithm.SHA_256, false);
        lane.ask(sums, new Answer<>(reply -> told(trial, reply), why -> notTold(range, why)));
        lane.flush();
    }

    private void told(DeltaWork.Trial trial, Reply.Summed reply) {
        synchronized (owner) {
            // They are nobody's until somebody copies them: a change of the version waits for what is out.
            work.handOut(-trial.range().count());
            known.add(new Known(trial, reply.digests()));
            owner.wake();
        }
    }

    private void notTold(ChunkRange range, IOException why) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                work.miss(chunk);
            }
            if (why instanceof LinkException.Refused refused && !(refused.failure() instanceof Failure.Changed)) {
                delta.end();
                owner.wake();
                return;
            }
            delta.work().again(range.first(), range.end());
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                delta.work().consider(chunk);
            }
            owner.trouble(why);
        }
    }

    private void copy(Lane lane, Known next) {
        ChunkRange range = next.trial.range();
        ChunkPlan plan = work.plan();
        byte[] bytes = lane.chunk();
        for (int chunk = range.first(); chunk < range.end(); chunk++) {
            int at = chunk - range.first();
            int length = plan.length(chunk);
            long from = next.trial.from() + (long) at * Limits.CHUNK;
            boolean same = at < next.digests.size()
                    && holds(lane, from, bytes, length)
                    && ChunkHash.hex(SumsAlgorithm.SHA_256, bytes, length).equals(next.digests.get(at));
            if (!same) {
                synchronized (owner) {
                    work.miss(chunk);
                    delta.work().differs(chunk);
                }
            } else {
                chunks.take(chunk, bytes, length);
            }
        }
        owner.wake();
    }

    private boolean holds(Lane lane, long from, byte[] bytes, int length) {
        try {
            if (from + length <= old.size()) {
                old.read(from, bytes, 0, length, lane.scratch());
                return true;
            }
        } catch (IOException e) {
            unreadable(e);
        }
        return false;
    }

    /// The file that is replaced is not read any more.
    void close() {
        old.close();
    }

    @Override
    public Object monitor() {
        return owner;
    }

    @Override
    public Request.Subject theirs() {
        return file;
    }

    @Override
    public long theirSize() {
        return work.plan().size();
    }

    @Override
    public long ourSize() {
        return old.size();
    }

    @Override
    public void read(Lane lane, long offset, byte[] into, int at, int length) throws IOException {
        old.read(offset, into, at, length, lane.scratch());
    }

    @Override
    public void found(DeltaWork to, long at, int chunk) {
        to.found((long) chunk * Limits.CHUNK, at);
    }

    @Override
    public boolean isUpload() {
        return false;
    }

    @Override
    public void wake() {
        owner.wake();
    }

    @Override
    public void lost(IOException why) {
        owner.trouble(why);
    }

    /// It is only an aid: without it everything travels.
    @Override
    public void unreadable(IOException why) {
        synchronized (owner) {
            delta.end();
            owner.wake();
        }
    }
}
