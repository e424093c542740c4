package sampan.app.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySink;
import sampan.app.client.ChunkBuffer;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.ChunkPlan;
import sampan.protocol.ChunkRange;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;
import sampan.protocol.SumsAlgorithm;

/// The chunks of one version of a large file on its way to this computer: fetches those that are missing,
/// proves those that an earlier run left. Its owner's monitor guards the table of chunks; it is never held
/// while sending or writing.
final class PartChunks {
    private static final int PROOF_CHUNKS = 16;

    private final LargeDownload owner;
    private final Download download;
    private final RemoteFile file;
    private final String version;
    private final LargePart part;
    private final ChunkPlan plan;
    private final ChunkWork work;
    private final WriteLine line;
    private final @Nullable Copying copying;
    private long counted;
    private int reading;
    private boolean closed;

    /// @param file with the version that is fetched
    /// @param old the file here that it replaces, or null; closed with this
    PartChunks(
            LargeDownload owner,
            Download download,
            RemoteFile file,
            String version,
            LargePart part,
            @Nullable OldFile old)
            throws IOException {
        this.owner = owner;
        this.download = download;
        this.file = file;
        this.version = version;
        this.part = part;
        this.plan = new ChunkPlan(file.size());
        this.work = new ChunkWork(plan);
        this.line = new WriteLine(download.writer());
        long there = part.size();
        work.unprovenBefore(there == file.size() ? plan.count() : (int) (there / Limits.CHUNK));
        Request.FileSubject subject = new Request.FileSubject(file.path(), version);
        this.copying = old == null ? null : new Copying(owner, this, subject, old);
    }

    ChunkWork work() {
        return work;
    }

    LargePart part() {
        return part;
    }

    /// The next thing to do, or null if nothing can be handed out. With the owner's monitor.
    @Nullable
    Step next() {
        Step step = copying == null ? null : copying.trial();
        if (step != null) {
            return step;
        }
        ChunkRange fetch = work.takeMissing(1);
        if (fetch != null) {
            return lane -> fetch(lane, fetch.first());
        }
        ChunkRange prove = work.takeUnproven(PROOF_CHUNKS);
        if (prove != null) {
            return lane -> prove(lane, prove);
        }
        return copying == null ? null : copying.delta().next();
    }

    /// Whether something can be handed out. With the owner's monitor.
    boolean hasWork() {
        boolean tries = copying != null && copying.hasWork();
        return tries || work.hasWork();
    }

    /// How many chunks can be handed out that are not here. With the owner's monitor.
    int ready() {
        return work.missing() + (copying == null ? 0 : copying.delta().work().ready());
    }

    /// Whether nothing is handed out and nobody reads the part, so that it may be closed. With the owner's monitor.
    boolean isIdle() {
        return work.isIdle() && reading == 0;
    }

    /// The file is finished. Returns how many bytes the ledger was told of; it will be told no more.
    long close() {
        closed = true;
        closeOld();
        return counted;
    }

    /// The file that is replaced is not read any more.
    void closeOld() {
        if (copying != null) {
            copying.close();
        }
    }

    /// A chunk that was handed out need not travel: its bytes are here.
    void take(int chunk, byte[] bytes, int length) {
        try {
            part.write(plan.offset(chunk), bytes, length);
        } catch (IOException e) {
            synchronized (owner) {
                work.miss(chunk);
                owner.trouble(LocalTrouble.of(file.shown(), e, part.path(), file.size() - counted));
            }
            return;
        }
        proved(chunk, true);
    }

    private void count(long bytes) {
        if (!closed) {
            counted += bytes;
            download.voyage().ledger().carried(bytes);
        }
    }

    /// Fetches a chunk that was handed out.
    private void fetch(Lane lane, int chunk) throws LinkException {
        FetchWindow.Asked asked;
        try {
            asked = lane.askFor(plan.length(chunk));
        } catch (LinkException e) {
            missed(new ChunkRange(chunk, 1), e);
            throw e;
        }
        Arrival arrival = new Arrival(chunk, asked);
        lane.fetch(
                new Request.Get(file.path(), plan.offset(chunk), plan.length(chunk), version),
                arrival,
                new Answer<>(arrival::got, arrival::failed));
    }

    private final class Arrival implements BodySink {
        private final int index;
        private final FetchWindow.Asked asked;
        private boolean came;
        private boolean wrong;

        Arrival(int index, FetchWindow.Asked asked) {
            this.index = index;
            this.asked = asked;
        }

        @Override
        public void chunk(ChunkBuffer chunk) {
            if (came || chunk.length() != plan.length(index)) {
                wrong = true;
                chunk.release();
                return;
            }
            came = true;
            line.run(() -> write(index, chunk, asked));
        }

        void got(Reply.Got got) {
            wrong |= !came
                    || got.size() != file.size()
                    || !got.version().equals(version)
                    || got.offset() != plan.offset(index);
            if (wrong) {
                failed(new TransferException(Reason.WRONG_ANSWER, file.shown(), null));
            }
        }

        void failed(IOException why) {
            if (!came) {
                asked.lost();
                missed(new ChunkRange(index, 1), why);
            } else {
                synchronized (owner) {
                    owner.trouble(why);
                }
            }
        }
    }

    /// Chunks of a range have not come.
    private void missed(ChunkRange range, IOException why) {
        synchronized (owner) {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                work.miss(chunk);
            }
            owner.trouble(why);
        }
    }

    private void write(int index, ChunkBuffer chunk, FetchWindow.Asked asked) {
        try {
            write(index, chunk);
        } finally {
            asked.over();
        }
    }

    private void write(int index, ChunkBuffer chunk) {
        IOException problem = null;
        boolean over = owner.isEnded() || download.voyage().stop().isSet();
        try {
            if (!over) {
                part.write(plan.offset(index), chunk.bytes(), chunk.length());
            }
        } catch (IOException e) {
            problem = e;
        } finally {
            chunk.release();
        }
        synchronized (owner) {
            if (over) {
                work.miss(index); // whoever goes on with this part must not take it for whole
            } else if (problem == null) {
                count(work.hold(index));
                owner.wake();
            } else {
                work.miss(index);
                owner.trouble(LocalTrouble.of(file.shown(), problem, part.path(), file.size() - counted));
            }
        }
    }

    /// Asks the host for the digests of chunks, and reads them here meanwhile. What came from another version
    /// is compared by SHA-256: somebody else may have written that.
    private void prove(Lane lane, ChunkRange range) throws LinkException {
        reading(1);
        try {
            askAndRead(lane, range);
        } finally {
            reading(-1);
        }
    }

    /// A refusal may come while the part is still being read.
    private void reading(int change) {
        synchronized (owner) {
            reading += change;
            owner.wake();
        }
    }

    private void askAndRead(Lane lane, ChunkRange range) throws LinkException {
        SumsAlgorithm algorithm = part.isSameVersion() ? SumsAlgorithm.XXH3_128 : SumsAlgorithm.SHA_256;
        PartProof proof = new PartProof(range, algorithm, this::proved);
        lane.ask(
                new Request.Sums(
                        new Request.FileSubject(file.path(), version), range.first(), range.count(), algorithm, false),
                new Answer<>(proof::theirs, why -> missed(range, why)));
        lane.flush();
        byte[] bytes = lane.chunk();
        try {
            for (int chunk = range.first(); chunk < range.end(); chunk++) {
                part.read(plan.offset(chunk), bytes, plan.length(chunk));
                proof.ours(chunk, bytes, plan.length(chunk));
            }
        } catch (IOException e) {
            synchronized (owner) {
                owner.trouble(LocalTrouble.of(file.shown(), e, part.path(), 0));
            }
        }
    }

    private void proved(int chunk, boolean agrees) {
        synchronized (owner) {
            if (agrees) {
                long bytes = work.hold(chunk);
                count(bytes);
                download.voyage().ledger().saved(bytes);
                if (copying != null) {
                    copying.delta().work().agreed(chunk);
                }
            } else {
                work.miss(chunk);
                if (copying != null) {
                    copying.delta().work().consider(chunk);
                }
            }
            owner.wake();
        }
    }

    /// The version is no longer there: what was counted does not count.
    void forget() {
        count(-counted);
    }
}
