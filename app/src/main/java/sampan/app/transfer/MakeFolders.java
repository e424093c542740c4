package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.LinkException;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Makes all folders of an upload at the host, in one flight on one link; a folder that exists is as good, and
/// the host is asked before which of those that were dropped are new. One that can't be made takes everything below
/// it along.
final class MakeFolders implements Piece {
    private final Voyage voyage;
    private final WorkQueue queue;
    private final HostRefusals refusals;
    private final List<SourceFolder> left;
    private final Patience patience = new Patience();

    /// @param folders each one after the one it lies in
    MakeFolders(Voyage voyage, WorkQueue queue, List<SourceFolder> folders, HostRefusals refusals) {
        this.voyage = voyage;
        this.queue = queue;
        this.refusals = refusals;
        this.left = new ArrayList<>(folders);
    }

    void open() {
        if (!left.isEmpty()) {
            queue.open(1);
            queue.add(this);
        }
    }

    @Override
    public void run(Lane lane) throws LinkException {
        List<Boolean> done = new ArrayList<>();
        try {
            for (int i = 0; i < left.size(); i++) {
                done.add(false);
                int at = i;
                if (left.get(i).parentOrSelf().isTop()) {
                    askWhetherNew(lane, left.get(i));
                }
                lane.ask(
                        new Request.MakeFolder(left.get(i).remote(), false),
                        new Answer<>(_ -> made(done, at), why -> refused(done, at, why)));
            }
            lane.drain();
        } finally {
            synchronized (this) {
                for (int i = done.size() - 1; i >= 0; i--) {
                    if (done.get(i)) {
                        left.remove(i);
                    }
                }
            }
            next();
        }
    }

    private static void askWhetherNew(Lane lane, SourceFolder folder) throws LinkException {
        RemotePath path = folder.remote();
        lane.ask(
                new Request.Preflight(path.parent(), List.of(new Request.Candidate(path.leaf(), 0, 0))),
                new Answer<>(
                        reply -> {
                            if (reply.answers().size() == 1 && reply.answers().getFirst() instanceof Reply.New) {
                                folder.markNew();
                            }
                        },
                        _ -> {
                            // Then it counts as one that was there.
                        }));
    }

    private synchronized void made(List<Boolean> done, int at) {
        done.set(at, true);
        voyage.ledger().folder();
    }

    private synchronized void refused(List<Boolean> done, int at, IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            return;
        }
        Failure failure = refused.failure();
        SourceFolder folder = left.get(at);
        boolean above = folder.parentOrSelf().failure() != null;
        if (!above && Patience.isPassing(failure) && patience.last()) {
            return;
        }
        done.set(at, true);
        if (!above) {
            refusals.of(folder, refused, queue);
        }
    }

    private void next() {
        if (left.isEmpty()) {
            queue.close();
        } else {
            queue.later(this, 200);
        }
    }

    @Override
    public void fail(IOException cause) {
        queue.close();
    }
}
