package sampan.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySink;
import sampan.app.client.ChunkBuffer;
import sampan.app.client.LinkException;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A small file that is, or is about to be, fetched by one request. One thread at a time.
final class SmallGet implements Piece {
    private final Download download;
    private final boolean differs;
    private final Patience patience = new Patience();
    private RemoteFile file;
    private Placement placement = new Placement.New();
    private boolean decided;
    private @Nullable Path target;

    SmallGet(Download download, RemoteFile file) {
        this(download, file, false);
    }

    /// @param differs whether a file of the same size and time here is known to be another
    SmallGet(Download download, RemoteFile file, boolean differs) {
        this.download = download;
        this.differs = differs;
        this.file = file;
    }

    RemoteFile file() {
        return file;
    }

    Placement placement() {
        return placement;
    }

    /// Where it shall be; known once it has been asked for.
    Path target() {
        return java.util.Objects.requireNonNull(target);
    }

    @Override
    public void run(Lane lane) throws LinkException {
        if (file.size() > Limits.PUT_BYTES) {
            download.large(file);
            return;
        }
        try {
            Path here = file.target();
            target = here;
            // Asking before fetching: what is there already need not travel.
            BasicFileAttributes existing = !decided && file.in().existed() ? TargetFolder.look(here) : null;
            if (existing != null) {
                taken(existing);
                return;
            }
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
            return;
        }
        fetch(lane);
    }

    private void fetch(Lane lane) throws LinkException {
        SmallArrival arrival;
        try {
            arrival = new SmallArrival(this, lane.askFor(file.size()));
        } catch (LinkException e) {
            download.queue().add(this);
            throw e;
        }
        BodySink sink = new BodySink() {
            @Override
            public void chunk(ChunkBuffer chunk) {
                arrival.add(chunk);
            }

            @Override
            public void aborted(Failure why) {
                arrival.drop();
            }
        };
        lane.fetch(new Request.Get(file.path(), 0, -1, null), sink, new Answer<>(got -> got(arrival, got), why -> {
            arrival.drop();
            arrival.asked().lost();
            refused(why);
        }));
    }

    private void got(SmallArrival arrival, Reply.Got got) {
        if (got.size() != file.size()) {
            arrival.drop();
            arrival.asked().lost();
            resized(got);
        } else if (arrival.isTooMuch() || arrival.length() != file.size() || got.length() != file.size()) {
            arrival.drop();
            arrival.asked().lost();
            end(new ItemOutcome.Failed(new TransferException(Reason.WRONG_ANSWER, file.shown(), null)));
        } else {
            arrival.modified(got.modified());
            download.writer().add(arrival);
        }
    }

    private void resized(Reply.Got got) {
        if (patience.lastOfFew()) {
            download.voyage().ledger().resize(got.size() - file.size());
            file = file.now(got.size(), got.modified(), got.version());
            download.queue().add(this);
        } else {
            end(new ItemOutcome.Failed(new TransferException(Reason.KEEPS_CHANGING, file.shown(), null)));
        }
    }

    private void refused(IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            download.queue().add(this);
            return;
        }
        Failure failure = refused.failure();
        if (Patience.isPassing(failure) && patience.last()) {
            download.queue().later(this, patience.pauseMs(failure));
        } else if ((failure instanceof Failure.Changed || failure instanceof Failure.BadDigest)
                && patience.lastOfFew()) {
            download.queue().add(this);
        } else if (failure instanceof Failure.Changed) {
            end(new ItemOutcome.Failed(new TransferException(Reason.KEEPS_CHANGING, file.shown(), refused)));
        } else {
            end(new ItemOutcome.Failed(refused));
        }
    }

    /// Something has its name here.
    void taken(@Nullable BasicFileAttributes existing) {
        if (decided && !patience.last()) {
            end(new ItemOutcome.Failed(new TransferException(Reason.NAME_TAKEN, file.shown(), null)));
            return;
        }
        download.conflicts().decide(file, existing, !differs, verdict -> {
            switch (verdict) {
                case LocalConflicts.Place(Placement how) -> {
                    placement = how;
                    decided = true;
                    download.queue().add(this);
                }
                case LocalConflicts.Again(RemoteFile called) -> {
                    file = called;
                    placement = new Placement.New();
                    decided = false;
                    download.queue().add(this);
                }
                case LocalConflicts.Skip(SkipReason why) -> end(new ItemOutcome.Skipped(why));
                case LocalConflicts.Fail(TransferException cause) -> end(new ItemOutcome.Failed(cause));
            }
        });
    }

    @Override
    public void fail(IOException cause) {
        end(new ItemOutcome.Stranded(cause));
    }

    /// It is finished.
    void end(ItemOutcome outcome) {
        download.end(file, 0, outcome);
    }
}
