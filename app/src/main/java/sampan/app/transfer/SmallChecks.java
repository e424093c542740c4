package sampan.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.LinkException;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// Some small files of one folder that was there before: the host is asked which of them it has, and only the others
/// are sent. So what an earlier run brought does not travel again.
record SmallChecks(Upload upload, List<SourceFile> files) implements Piece {
    /// Pieces for these files of one folder, as few as there may be.
    static List<SmallChecks> of(Upload upload, List<SourceFile> files) {
        return CheckBatches.of(files, SourceFile::name).stream()
                .map(some -> new SmallChecks(upload, some))
                .toList();
    }

    @Override
    public void run(Lane lane) throws LinkException {
        List<Request.Candidate> candidates = files.stream()
                .map(file -> new Request.Candidate(file.name(), file.size(), file.modified()))
                .toList();
        lane.ask(
                new Request.Preflight(files.getFirst().in().remote(), candidates),
                new Answer<>(this::answered, this::refused));
    }

    private void answered(Reply.Checked reply) {
        List<SourceFile> rest = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            // A host may answer for fewer than it was asked for; sending them is never wrong.
            if (i < reply.answers().size() && reply.answers().get(i) instanceof Reply.Same) {
                upload.end(files.get(i), 0, new ItemOutcome.Skipped(SkipReason.SAME));
            } else {
                rest.add(files.get(i));
            }
        }
        upload.send(rest);
    }

    private void refused(IOException why) {
        if (why instanceof LinkException.Refused) {
            upload.send(files);
        } else {
            upload.queue().add(this);
        }
    }

    @Override
    public void fail(IOException cause) {
        files.forEach(file -> upload.end(file, 0, new ItemOutcome.Stranded(cause)));
    }
}
