package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import sampan.app.client.LinkException;

/// Some small files that were listed one after the other.
record SmallGets(Download download, List<RemoteFile> files) implements Piece {
    /// How many one worker takes at once.
    static final int BATCH = 32;

    @Override
    public void run(Lane lane) throws LinkException {
        for (int i = 0; i < files.size(); i++) {
            try {
                new SmallGet(download, files.get(i)).run(lane);
            } catch (LinkException e) {
                if (i + 1 < files.size()) {
                    download.queue().first(new SmallGets(download, files.subList(i + 1, files.size())));
                }
                throw e;
            }
        }
    }

    @Override
    public void fail(IOException cause) {
        files.forEach(file -> download.end(file, 0, new ItemOutcome.Stranded(cause)));
    }
}
