package sampan.app.transfer;

import java.io.IOException;
import sampan.app.client.LinkException;
import sampan.protocol.Request;

/// Tells the host that a draft is not wanted any more. Nothing depends on it: a host forgets unused drafts by
/// itself.
final class DiscardDraft implements Piece {
    private final WorkQueue queue;
    private final Request.DraftRef draft;

    DiscardDraft(WorkQueue queue, Request.DraftRef draft) {
        this.queue = queue;
        this.draft = draft;
    }

    @Override
    public void run(Lane lane) throws LinkException {
        lane.ask(new Request.Discard(draft), new Answer<>(_ -> queue.close(), this::fail));
    }

    @Override
    public void fail(IOException cause) {
        queue.close();
    }
}
