package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import sampan.app.client.LinkException;
import sampan.protocol.Failure;
import sampan.protocol.RemotePath;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Asks a host about some files and folders that might be sent into one folder.
///
/// @param free told how many bytes can still be stored there
record CheckPiece(WorkQueue queue, RemotePath in, List<CheckedEntry> entries, Patience patience, LongConsumer free)
        implements Piece {
    /// Everything that would go into this folder, in as few requests as there may be.
    static void open(WorkQueue queue, RemotePath in, List<CheckedEntry> all, LongConsumer free) {
        for (List<CheckedEntry> some : CheckBatches.of(all, CheckedEntry::name)) {
            queue.open(1);
            queue.add(new CheckPiece(queue, in, some, new Patience(), free));
        }
    }

    @Override
    public void run(Lane lane) throws LinkException {
        List<Request.Candidate> candidates =
                entries.stream().map(CheckedEntry::candidate).toList();
        lane.ask(new Request.Preflight(in, candidates), new Answer<>(this::answered, this::refused));
    }

    private void answered(Reply.Checked reply) {
        int count = reply.answers().size();
        for (int i = 0; i < count; i++) {
            entries.get(i).answer(reply.answers().get(i));
        }
        free.accept(reply.free());
        if (count < entries.size()) {
            // Its answers did not fit into one frame.
            queue.add(new CheckPiece(queue, in, entries.subList(count, entries.size()), patience, free));
        } else {
            queue.close();
        }
    }

    private void refused(IOException why) {
        if (!(why instanceof LinkException.Refused refused)) {
            queue.add(this);
        } else if (Patience.isPassing(refused.failure()) && patience.last()) {
            queue.later(this, patience.pauseMs(refused.failure()));
        } else {
            PreflightAnswer answer = refused.failure() instanceof Failure.Denied denied
                    ? new PreflightAnswer.NoRight(denied.right())
                    : new PreflightAnswer.Failed(refused);
            entries.forEach(entry -> entry.answer(answer));
            queue.close();
        }
    }

    @Override
    public void fail(IOException cause) {
        queue.close();
    }
}
