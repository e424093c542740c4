package sampan.app.transfer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkRange;
import sampan.protocol.Digest;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Has the host fill chunks of a draft from the file that is to be replaced: what then lies there is proved
/// as everything is that a draft holds, and only chunks that differ travel. The monitor of the file's upload
/// guards everything; it is never held while reading or sending.
final class Seeding implements Delta.Sides {
    private final LargeUpload owner;
    private final OpenSource source;
    private final ChunkWork work;
    private final Base base;
    private final Delta delta;
    private final Map<Integer, Digest> told = new HashMap<>();

    Seeding(LargeUpload owner, OpenSource source, ChunkWork work, Base base) {
        this.owner = owner;
        this.source = source;
        this.work = work;
        this.base = base;
        this.delta = new Delta(this, new DeltaWork(work, base.size()));
    }

    Delta delta() {
        return delta;
    }

    /// What the host said of a chunk that it filled, once. With the monitor.
    @Nullable
    Digest take(int chunk) {
        return told.remove(chunk);
    }

    /// Chunks to be filled, or null if there is none. With the monitor.
    @Nullable
    Step trial(Request.DraftRef draft) {
        DeltaWork.Trial trial = delta.work().take();
        return trial == null ? null : lane -> seed(lane, draft, trial);
    }

    private void seed(Lane lane, Request.DraftRef draft, DeltaWork.Trial trial) throws LinkException {
        Request.Seed seed = new Request.Seed(draft, trial.range(), base.path(), base.version(), trial.from());
        lane.ask(seed, new Answer<>(reply -> seeded(trial.range(), reply), why -> notSeeded(trial.range(), why)));
        lane.flush();
    }

    private void seeded(ChunkRange range, Reply.Seeded reply) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                int at = chunk - range.first();
                if (at < reply.digests().size()) {
                    told.put(chunk, reply.digests().get(at));
                    work.doubt(chunk);
                } else {
                    work.miss(chunk);
                    delta.work().differs(chunk);
                }
            }
            owner.wake();
        }
    }

    /// The file may be gone, or another by now, or there is no room for a copy: then everything travels.
    private void notSeeded(ChunkRange range, IOException why) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                work.miss(chunk);
            }
            if (why instanceof LinkException.Refused) {
                delta.end();
                owner.wake();
            } else {
                delta.work().again(range.first(), range.end());
                owner.trouble(why);
            }
        }
    }

    @Override
    public Object monitor() {
        return owner;
    }

    @Override
    public Request.Subject theirs() {
        return new Request.FileSubject(base.path(), base.version());
    }

    @Override
    public long theirSize() {
        return base.size();
    }

    @Override
    public long ourSize() {
        return work.plan().size();
    }

    @Override
    public void read(Lane lane, long offset, byte[] into, int at, int length) throws IOException {
        source.read(offset, into, at, length, lane.scratch());
    }

    @Override
    public void found(DeltaWork to, long at, int chunk) {
        to.found(at, (long) chunk * Limits.CHUNK);
    }

    @Override
    public boolean isUpload() {
        return true;
    }

    @Override
    public void wake() {
        owner.wake();
    }

    @Override
    public void lost(IOException why) {
        owner.trouble(why);
    }

    @Override
    public void unreadable(IOException why) {
        if (why instanceof TransferException here) {
            owner.sourceFailed(here);
        }
        owner.trouble(why);
    }
}
