package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import sampan.app.client.LinkException;

/// Some small files that follow one another in the order of their folders, so that the host can force them
/// together.
final class SmallPuts implements Piece {
    /// How many one worker takes at once: few enough to share them out, many enough to keep folders together.
    static final int BATCH = 32;

    private final Upload upload;
    private final List<SourceFile> files;

    SmallPuts(Upload upload, List<SourceFile> files) {
        this.upload = upload;
        this.files = files;
    }

    @Override
    public void run(Lane lane) throws LinkException {
        for (int i = 0; i < files.size(); i++) {
            try {
                new SmallPut(upload, files.get(i)).run(lane);
            } catch (LinkException e) {
                if (i + 1 < files.size()) {
                    upload.queue().first(new SmallPuts(upload, files.subList(i + 1, files.size())));
                }
                throw e;
            }
        }
    }

    @Override
    public void fail(IOException cause) {
        files.forEach(file -> upload.end(file, 0, new ItemOutcome.Stranded(cause)));
    }
}
