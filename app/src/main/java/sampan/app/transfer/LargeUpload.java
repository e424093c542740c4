package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.protocol.ChunkPlan;
import sampan.protocol.Digest;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A file of more than one chunk on its way to a host: offered, sent by several links at once, each taking
/// the next missing chunks, and published when all are there. What the host holds of an earlier try is proved
/// by digest against the file itself while the missing chunks travel.
///
/// It is one piece of work that puts itself back into the queue as long as there is something to hand out;
/// answers that make more possible put it back too. Its own monitor guards everything; it is never held while
/// sending.
final class LargeUpload implements Piece {
    /// Most chunks in one body.
    static final int BODY_CHUNKS = 4;

    private enum Stage {
        NEW,
        OFFERING,
        WORKING,
        PUBLISHING,
        ENDED
    }

    private final Upload upload;
    private final SourceFile file;
    private final boolean differs;
    private final ChunkPlan plan;
    private final Patience patience = new Patience();
    private Aim aim;
    private DraftName name;
    private Stage stage = Stage.NEW;
    private int run = 1;
    private boolean queued;
    private boolean stale;
    private boolean otherDraft;
    private @Nullable Digest published;
    private @Nullable DraftChunks chunks;
    private @Nullable TransferException sourceFailure;
    private volatile int width = 1;

    /// @param differs whether a file of the same size and time at the host is known to be another
    LargeUpload(Upload upload, SourceFile file, Aim aim, boolean differs) {
        this.upload = upload;
        this.file = file;
        this.differs = differs;
        this.aim = aim;
        this.name = new DraftName(upload.hostId(), file, aim.leaf(), 0);
        this.plan = new ChunkPlan(file.size());
    }

    @Override
    public void run(Lane lane) throws LinkException {
        Step step = choose();
        if (step != null) {
            step.run(lane);
        }
    }

    @Override
    public int width() {
        return width;
    }

    private synchronized @Nullable Step choose() {
        queued = false;
        if (patience.isPausing()) {
            return null;
        }
        DraftChunks all = chunks;
        if (stage == Stage.NEW || all == null || (stage == Stage.WORKING && mustOffer(all))) {
            return stage == Stage.ENDED ? null : this::offer;
        }
        if (stage != Stage.WORKING || stale) {
            return null;
        }
        Step next = all.next(name.draft(), bodyChunks(all.work()), published == null);
        if (next != null) {
            wake();
            return next;
        }
        if (all.work().isComplete()) {
            stage = Stage.PUBLISHING;
            return published == null ? lane -> publish(lane, all) : _ -> compare(all);
        }
        return null;
    }

    /// Whether the host has to be asked again what is missing: a link was lost, or it had more to tell.
    private boolean mustOffer(DraftChunks all) {
        boolean stuck = !all.hasWork() && !all.isHolding() && !all.work().isComplete();
        return all.work().isIdle() && (stale || stuck);
    }

    private int bodyChunks(ChunkWork work) {
        int share = work.missing() / (2 * upload.voyage().shares().most());
        return Math.clamp(share, 1, Math.min(BODY_CHUNKS, run));
    }

    /// Puts itself back into the queue if there is something to do.
    synchronized void wake() {
        DraftChunks all = chunks;
        boolean something = switch (stage) {
            case NEW -> true;
            case WORKING ->
                all == null
                        || mustOffer(all)
                        || (!stale && (all.hasWork() || all.work().isComplete()));
            case OFFERING, PUBLISHING, ENDED -> false;
        };
        if (something && !queued && !patience.isPausing()) {
            queued = true;
            width = all == null ? 1 : Math.clamp(all.ready() / BODY_CHUNKS, 1, Limits.DEFAULT.connections());
            upload.queue().first(this);
        }
    }

    private void offer(Lane lane) throws LinkException {
        Request.Offer offer;
        DraftChunks all;
        try {
            synchronized (this) {
                if (chunks == null) {
                    chunks = new DraftChunks(
                            this, upload, new OpenSource(file, upload.voyage().disk()), plan);
                }
                if (otherDraft) {
                    otherDraft = false;
                    name = name.other();
                    chunks.beginAgain();
                }
                stage = Stage.OFFERING;
                stale = false;
                name = name.at(aim.leaf());
                new EarlierRuns(upload.voyage()).begun(name);
                offer = name.offer(aim);
                all = chunks;
            }
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
            return;
        }
        try {
            all.askBase(lane, offer);
        } catch (LinkException e) {
            offerRefused(e);
            throw e;
        }
        lane.ask(offer, new Answer<>(this::offered, this::offerRefused));
    }

    private synchronized void offered(Reply.Offered reply) {
        DraftChunks all = chunks;
        if (stage != Stage.OFFERING || all == null) {
            return;
        }
        stage = Stage.WORKING;
        run = Math.max(1, reply.run());
        published = reply.published();
        if (!all.told(reply) && !patience.last()) {
            end(new ItemOutcome.Failed(
                    new TransferException(TransferException.Reason.WRONG_ANSWER, file.shown(), null)));
        }
        wake();
    }

    /// The file turned out to be the one that the host has, or not.
    private void compare(DraftChunks all) {
        synchronized (this) {
            if (!all.fileDigest().equals(published)) {
                // Another file of the same name, size and time was sent before: this one needs a draft of its own.
                otherDraft = true;
                stage = Stage.NEW;
                wake();
                return;
            }
        }
        try {
            OpenSource.confirm(file);
            upload.voyage().ledger().saved(all.unsent());
            end(new ItemOutcome.Done(aim.renamed(file)));
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        }
    }

    private void publish(Lane lane, DraftChunks all) throws LinkException {
        Request.Publish publish;
        synchronized (this) {
            try {
                OpenSource.confirm(file);
            } catch (TransferException e) {
                sourceFailure = e;
                trouble(e);
                return;
            }
            String leaf = aim.leaf().equals(name.leaf()) ? null : aim.leaf();
            publish = new Request.Publish(
                    name.draft(), all.fileDigest(), file.modified(), aim.condition(), leaf, aim.trash());
        }
        lane.ask(
                publish,
                new Answer<>(_ -> end(new ItemOutcome.Done(aim.renamed(file))), why -> publishRefused(all, why)));
    }

    private synchronized void publishRefused(DraftChunks all, IOException why) {
        if (stage != Stage.PUBLISHING) {
            return;
        }
        if (why instanceof LinkException.Refused refused) {
            switch (refused.failure()) {
                case Failure.Conflict conflict -> {
                    conflict(conflict, refused);
                    return;
                }
                case Failure.Incomplete incomplete -> all.lacking(incomplete.missing());
                case Failure.BadDigest wrong -> all.lacking(wrong.chunks());
                default -> {}
            }
        }
        stage = Stage.WORKING;
        trouble(why);
    }

    private synchronized void offerRefused(IOException why) {
        if (stage != Stage.OFFERING) {
            return;
        }
        stage = Stage.WORKING;
        stale = true;
        if (why instanceof LinkException.Refused refused) {
            if (refused.failure() instanceof Failure.Conflict conflict) {
                conflict(conflict, refused);
                return;
            }
            if (refused.failure() instanceof Failure.NotFound) {
                end(upload.refused(file, refused));
                return;
            }
        }
        trouble(why);
    }

    private void conflict(Failure.Conflict conflict, LinkException.Refused refused) {
        boolean offered = stage == Stage.PUBLISHING;
        stage = Stage.PUBLISHING;
        if (conflict.reason() == Failure.ConflictReason.DRAFT && patience.lastOfFew()) {
            otherDraft = true;
            stage = Stage.NEW;
            wake();
            return;
        }
        upload.conflicts().decide(conflict, file, aim, !differs, verdict -> {
            switch (verdict) {
                case HostConflicts.Again(Aim next) -> again(next, offered);
                case HostConflicts.Skip(SkipReason why) -> endAndDiscard(new ItemOutcome.Skipped(why));
                case HostConflicts.Fail() -> end(new ItemOutcome.Failed(refused));
            }
        });
    }

    private synchronized void again(Aim next, boolean offered) {
        if (stage != Stage.ENDED) {
            aim = next;
            stage = offered ? Stage.WORKING : Stage.NEW;
            wake();
        }
    }

    /// How far it is; empty before it was offered, and when it has ended.
    synchronized Optional<UnderWay> underWay() {
        if (chunks == null || stage == Stage.ENDED) {
            return Optional.empty();
        }
        RemotePath path = file.in().remote().child(aim.leaf());
        return Optional.of(new UnderWay(path, file.size(), file.modified(), chunks.counted()));
    }

    /// The file here can't be read, or has changed; the request that was under way will fail.
    synchronized void sourceFailed(TransferException e) {
        sourceFailure = e;
    }

    /// What a failed request means for the whole file; its chunks are back in the table.
    synchronized void trouble(IOException why) {
        if (stage == Stage.ENDED) {
            return;
        }
        if (sourceFailure != null) {
            endAndDiscard(new ItemOutcome.Failed(sourceFailure));
        } else if (why instanceof LinkException.Refused refused) {
            refused(refused);
        } else {
            stale = true;
        }
        wake();
    }

    /// What belongs to a draft that is to be offered again, or to a host that was given a pause, is no other trouble.
    private void refused(LinkException.Refused refused) {
        switch (refused.failure()) {
            case Failure.Busy _, Failure.Broken _ when patience.isPausing() -> {}
            case Failure.Busy _, Failure.Broken _
            when patience.last() -> upload.queue().later(this, patience.pauseMs(refused.failure()));
            case Failure.NotFound _, Failure.Conflict _ when stale -> {}
            case Failure.NotFound _ when patience.lastOfFew() -> stale = true;
            case Failure.Conflict _
            when patience.lastOfFew() -> {
                otherDraft = true;
                stale = true;
            }
            case Failure.Incomplete _, Failure.BadDigest _ when patience.lastOfFew() -> {}
            // The folder is there, since the file was offered into it.
            case Failure.NotFound _ -> end(new ItemOutcome.Failed(refused));
            default -> end(upload.refused(file, refused));
        }
    }

    @Override
    public void fail(IOException cause) {
        end(new ItemOutcome.Stranded(cause));
    }

    /// The transfer was stopped; `drafts` gets the draft that the host may hold.
    synchronized void stopped(List<Request.DraftRef> drafts) {
        stage = Stage.ENDED;
        if (chunks != null) {
            chunks.close();
            drafts.add(name.draft());
        }
    }

    private synchronized void endAndDiscard(ItemOutcome outcome) {
        upload.discard(name.draft());
        end(outcome);
    }

    private void end(ItemOutcome outcome) {
        long counted = 0;
        synchronized (this) {
            if (stage == Stage.ENDED) {
                return;
            }
            stage = Stage.ENDED;
            if (chunks != null) {
                chunks.close();
                counted = chunks.counted();
            }
        }
        upload.endLarge(this, file, counted, outcome);
    }
}
