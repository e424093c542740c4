package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Entry;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A file of more than one chunk on its way to this computer: fetched by several links at once into a part
/// file, and published when all is there and forced. All of it comes from one version; when the host's file
/// changes meanwhile, only what differs is fetched again, up to three times.
///
/// It is one piece of work that puts itself back into the queue as long as there is something to hand out.
/// Its own monitor guards everything; it is never held while sending or writing.
final class LargeDownload implements Piece {
    private static final int VERSIONS = 3;

    private enum Stage {
        NEW,
        PREPARING,
        WORKING,
        PUBLISHING,
        ENDED
    }

    private final Download download;
    private final boolean differs;
    private final Patience patience = new Patience();
    private RemoteFile file;
    private Stage stage = Stage.NEW;
    private Placement placement = new Placement.New();
    private boolean decided;
    private boolean queued;
    private int versions = 1;
    private @Nullable Path target;
    private @Nullable PartChunks chunks;
    private @Nullable Entry newest;
    private volatile int width = 1;

    /// @param differs whether a file of the same size and time here is known to be another
    LargeDownload(Download download, RemoteFile file, boolean differs) {
        this.download = download;
        this.differs = differs;
        this.file = file;
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
        PartChunks all = chunks;
        if (stage == Stage.NEW || (stage == Stage.WORKING && mustPrepare(all))) {
            stage = Stage.PREPARING;
            if (newest != null) {
                renew(newest);
            }
            return stage == Stage.ENDED ? null : this::prepare;
        }
        if (stage != Stage.WORKING || all == null || newest != null) {
            return null;
        }
        Step next = all.next();
        if (next != null) {
            wake();
            return next;
        }
        if (all.work().isComplete()) {
            stage = Stage.PUBLISHING;
            return _ -> download.writer().run(() -> publish(all));
        }
        return null;
    }

    private boolean mustPrepare(@Nullable PartChunks all) {
        return all == null || (newest != null && all.isIdle());
    }

    /// Puts itself back into the queue if there is something to do.
    synchronized void wake() {
        PartChunks all = chunks;
        boolean something = switch (stage) {
            case NEW -> true;
            case WORKING ->
                mustPrepare(all)
                        || (newest == null
                                && (Objects.requireNonNull(all).hasWork()
                                        || all.work().isComplete()));
            case PREPARING, PUBLISHING, ENDED -> false;
        };
        if (something && !queued && !patience.isPausing()) {
            queued = true;
            width = all == null ? 1 : Math.clamp(all.ready(), 1, Limits.DEFAULT.connections());
            download.queue().first(this);
        }
    }

    synchronized boolean isEnded() {
        return stage == Stage.ENDED;
    }

    /// Sees that the file can be put here, and under which version it is fetched.
    private void prepare(Lane lane) throws LinkException {
        try {
            Path here = file.target();
            target = here;
            BasicFileAttributes existing = !decided && file.in().existed() ? TargetFolder.look(here) : null;
            if (existing != null) {
                taken(existing, Stage.NEW);
            } else if (file.version() == null) {
                lane.ask(new Request.Describe(file.path()), new Answer<>(this::described, this::undescribed));
            } else {
                open(file.version());
            }
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        } catch (LinkException e) {
            throw e;
        } catch (IOException e) {
            end(new ItemOutcome.Failed(LocalTrouble.of(file.shown(), e, download.top(), file.size())));
        }
    }

    private void open(String version) throws IOException {
        LargePart part = LargePart.open(download.staging(), download.hostId(), file, download.disk());
        OldFile old = null;
        try {
            long needed = file.size() - part.size();
            long free = LocalTrouble.free(part.path());
            if (free >= 0 && needed > free) {
                throw new TransferException(Reason.NO_ROOM, file.shown(), needed, free, null);
            }
            new EarlierRuns(download.voyage()).begun(file, part.path());
            old = placement instanceof Placement.Replace ? openOld(Objects.requireNonNull(target)) : null;
            synchronized (this) {
                if (stage == Stage.PREPARING) {
                    chunks = new PartChunks(this, download, file, version, part, old);
                    stage = Stage.WORKING;
                    wake();
                    return;
                }
            }
        } catch (IOException e) {
            // What it holds is of use when there is room again.
            part.closeOrDelete(part.size() > 0);
            throw e;
        }
        part.close();
        if (old != null) {
            old.close();
        }
    }

    /// What is to be replaced, if chunks may be taken from it; else null.
    private static @Nullable OldFile openOld(Path path) {
        try {
            OldFile old = new OldFile(path);
            if (old.size() >= Limits.CHUNK) {
                return old;
            }
            old.close();
        } catch (IOException e) {
            // Then everything travels, as if there were nothing.
        }
        return null;
    }

    private synchronized void described(Reply.Described reply) {
        renew(reply.entry());
        if (stage == Stage.PREPARING) {
            stage = Stage.NEW;
            wake();
        }
    }

    private synchronized void undescribed(IOException why) {
        if (stage == Stage.PREPARING) {
            stage = Stage.NEW;
            trouble(why);
        }
    }

    /// The host has another version now.
    private void renew(Entry entry) {
        if (entry.kind() != Entry.Kind.FILE || entry.version() == null) {
            end(new ItemOutcome.Failed(new TransferException(Reason.UNAVAILABLE, file.shown(), null)));
            return;
        }
        if (chunks != null) {
            chunks.forget();
            chunks.part().close();
            chunks.closeOld();
            chunks = null;
        }
        newest = null;
        download.voyage().ledger().resize(entry.size() - file.size());
        file = file.now(entry.size(), entry.modified(), entry.version());
    }

    private void publish(PartChunks all) {
        try {
            all.closeOld();
            if (download.isExecutable(file)) {
                LocalPublish.makeExecutable(all.part().path());
            }
            all.part().finish(file.size(), file.modified());
            file.in().confirm();
            Path path = LocalPublish.publish(all.part().path(), Objects.requireNonNull(target), placement);
            LocalPublish.force(path.getParent());
            all.part().close();
            String name = path.getFileName().toString();
            end(new ItemOutcome.Done(name.equals(file.name()) ? null : name));
        } catch (FileAlreadyExistsException e) {
            taken(TargetFolder.look(Objects.requireNonNull(target)), Stage.WORKING);
        } catch (IOException e) {
            end(new ItemOutcome.Failed(
                    LocalTrouble.of(file.shown(), e, all.part().path(), file.size())));
        }
    }

    /// Something has its name here.
    ///
    /// @param next where it goes on once that is decided
    private void taken(@Nullable BasicFileAttributes existing, Stage next) {
        if (decided && !patience.last()) {
            end(new ItemOutcome.Failed(new TransferException(Reason.NAME_TAKEN, file.shown(), null)));
            return;
        }
        download.conflicts().decide(file, existing, !differs, verdict -> {
            switch (verdict) {
                case LocalConflicts.Place(Placement how) -> place(how, next);
                case LocalConflicts.Again(RemoteFile called) -> again(called, next);
                case LocalConflicts.Skip(SkipReason why) -> end(new ItemOutcome.Skipped(why));
                case LocalConflicts.Fail(TransferException cause) -> end(new ItemOutcome.Failed(cause));
            }
        });
    }

    private synchronized void again(RemoteFile called, Stage next) {
        try {
            if (stage != Stage.ENDED) {
                target = called.target();
                file = called;
                placement = new Placement.New();
                decided = false;
                stage = next;
                wake();
            }
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        }
    }

    private synchronized void place(Placement how, Stage next) {
        if (stage != Stage.ENDED) {
            placement = how;
            decided = true;
            stage = next;
            wake();
        }
    }

    /// What a failed request, or a failed write, means for the whole file; its chunks are back in the table.
    synchronized void trouble(IOException why) {
        switch (why) {
            case LinkException.Refused refused -> refused(refused);
            // Another link goes on.
            case LinkException _ -> {}
            default -> end(new ItemOutcome.Failed(why));
        }
        wake();
    }

    private void refused(LinkException.Refused refused) {
        switch (refused.failure()) {
            case Failure.Changed now -> changedTo(now.entry());
            // Whatever comes while the host has its pause is the trouble that brought it.
            case Failure.Busy _, Failure.Broken _ when patience.isPausing() -> {}
            case Failure.Busy _, Failure.Broken _
            when patience.last() -> download.queue().later(this, patience.pauseMs(refused.failure()));
            case Failure.BadDigest _ when patience.lastOfFew() -> {}
            default -> end(new ItemOutcome.Failed(refused));
        }
    }

    private void changedTo(Entry entry) {
        if (newest != null || stage == Stage.ENDED) {
            return;
        }
        if (++versions > VERSIONS) {
            end(new ItemOutcome.Failed(new TransferException(Reason.KEEPS_CHANGING, file.shown(), null)));
            return;
        }
        // What is under way for the old version has to end first, so that no old chunk overwrites a new one.
        newest = entry;
    }

    @Override
    public void fail(IOException cause) {
        end(new ItemOutcome.Stranded(cause));
    }

    private void end(ItemOutcome outcome) {
        long counted = 0;
        synchronized (this) {
            if (stage == Stage.ENDED) {
                return;
            }
            stage = Stage.ENDED;
            if (chunks != null) {
                counted = chunks.close();
                closePart(chunks, outcome);
            }
        }
        download.endLarge(this, file, counted, outcome);
    }

    /// The transfer was stopped: its part is closed, and kept or not.
    synchronized void stopped(boolean keep) {
        if (stage != Stage.ENDED) {
            stage = Stage.ENDED;
            if (chunks != null) {
                chunks.part().closeOrDelete(keep);
                chunks.closeOld();
            }
        }
    }

    private static void closePart(PartChunks all, ItemOutcome outcome) {
        if (!(outcome instanceof ItemOutcome.Done)) {
            all.part().closeOrDelete(isWorthKeeping(outcome));
        }
    }

    /// The next run goes on with the part of a file that failed only because the link was lost, or for want of room.
    private static boolean isWorthKeeping(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Stranded _ -> true;
            case ItemOutcome.Failed(TransferException cause) -> cause.reason() == Reason.NO_ROOM;
            case ItemOutcome.Failed(IOException cause) ->
                cause instanceof LinkException && !(cause instanceof LinkException.Refused);
            case ItemOutcome.Done _, ItemOutcome.Skipped _ -> false;
        };
    }
}
