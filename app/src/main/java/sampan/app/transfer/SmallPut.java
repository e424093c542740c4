package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.app.client.BodySource;
import sampan.app.client.LinkException;
import sampan.protocol.Condition;
import sampan.protocol.Failure;
import sampan.protocol.Limits;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A small file that was, or is about to be, sent in one request. A file that changes while it is read is
/// simply read again: nothing of it has left this computer for good, for the body is taken back. One thread
/// at a time.
final class SmallPut implements Piece {
    private final Upload upload;
    private SourceFile file;
    private Aim aim;
    private final Patience patience = new Patience();
    private @Nullable TransferException trouble;
    private boolean perhapsThere;

    SmallPut(Upload upload, SourceFile file) {
        this.upload = upload;
        this.file = file;
        this.aim = upload.firstAim(file);
    }

    @Override
    public void run(Lane lane) throws LinkException {
        if (file.size() > Limits.PUT_BYTES) {
            upload.large(file, aim);
            return;
        }
        IOException inVain = file.in().failure();
        if (inVain != null) {
            end(new ItemOutcome.Stranded(inVain));
            return;
        }
        if (perhapsThere) {
            perhapsThere = false;
            ask(lane);
            return;
        }
        trouble = null;
        Request.Put put = new Request.Put(
                file.in().remote().child(aim.leaf()), (int) file.size(), file.modified(), aim.condition(), aim.trash());
        Answer<Reply.Stored> answer = new Answer<>(this::stored, this::refused);
        if (put.size() == 0) {
            if (isStillEmpty()) {
                lane.ask(put, answer);
            }
            return;
        }
        try (OpenSource source = new OpenSource(file, upload.voyage().disk())) {
            lane.give(put, body(source, lane), answer);
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        }
    }

    /// Asks whether the host has it: it may have been cut off before it could say so.
    private void ask(Lane lane) throws LinkException {
        Request.Candidate it = new Request.Candidate(aim.leaf(), file.size(), file.modified());
        lane.ask(new Request.Preflight(file.in().remote(), List.of(it)), new Answer<>(this::asked, this::notAsked));
    }

    private void asked(Reply.Checked reply) {
        if (reply.answers().size() == 1 && reply.answers().getFirst() instanceof Reply.Same) {
            end(new ItemOutcome.Done(aim.renamed(file)));
        } else {
            upload.queue().add(this);
        }
    }

    private void notAsked(IOException why) {
        perhapsThere = !(why instanceof LinkException.Refused);
        upload.queue().add(this);
    }

    private BodySource body(OpenSource source, Lane lane) {
        return chunk -> {
            try {
                source.read(0, chunk, (int) file.size(), lane.scratch());
                source.confirm();
                return (int) file.size();
            } catch (TransferException e) {
                trouble = e;
                throw e;
            }
        };
    }

    private boolean isStillEmpty() {
        try {
            OpenSource.confirm(file);
            return true;
        } catch (TransferException e) {
            readAgain(e);
            return false;
        }
    }

    private void stored(Reply.Stored reply) {
        end(new ItemOutcome.Done(aim.renamed(file)));
    }

    private void refused(IOException why) {
        TransferException own = trouble;
        if (own != null) {
            readAgain(own);
        } else if (why instanceof LinkException.Refused refused) {
            refused(refused);
        } else {
            // What replaces something is sent again: the old file may have the same size and time.
            perhapsThere = aim.condition() instanceof Condition.Absent;
            upload.queue().add(this);
        }
    }

    private void refused(LinkException.Refused refused) {
        Failure failure = refused.failure();
        if (failure instanceof Failure.Conflict conflict) {
            upload.conflicts().decide(conflict, file, aim, false, verdict -> {
                switch (verdict) {
                    case HostConflicts.Again(Aim next) -> {
                        aim = next;
                        upload.queue().add(this);
                    }
                    case HostConflicts.Skip(SkipReason why) -> end(new ItemOutcome.Skipped(why));
                    case HostConflicts.Fail() -> end(new ItemOutcome.Failed(refused));
                }
            });
        } else if (Patience.isPassing(failure) && patience.last()) {
            upload.queue().later(this, patience.pauseMs(failure));
        } else if (failure instanceof Failure.BadDigest && patience.lastOfFew()) {
            upload.queue().add(this);
        } else {
            end(upload.refused(file, refused));
        }
    }

    private void readAgain(TransferException why) {
        if (why.reason() != TransferException.Reason.SOURCE_CHANGED || !patience.lastOfFew()) {
            end(new ItemOutcome.Failed(why));
            return;
        }
        try {
            SourceFile now = SourceWalk.again(file);
            upload.voyage().ledger().resize(now.size() - file.size());
            file = now;
            upload.queue().add(this);
        } catch (TransferException e) {
            end(new ItemOutcome.Failed(e));
        }
    }

    @Override
    public void fail(IOException cause) {
        end(new ItemOutcome.Stranded(cause));
    }

    private void end(ItemOutcome outcome) {
        upload.end(file, 0, outcome);
    }
}
