package sampan.app.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.LinkException;
import sampan.protocol.Limits;
import sampan.protocol.Request;

/// Sets the times of the host's folders, when nothing will change them any more. A host that won't is not
/// asked twice: the folders and all files are there.
final class FolderTimes {
    private static final int MOST_BYTES = Limits.JSON_BYTES / 2;

    private final WorkQueue queue;
    private final List<SourceFolder> folders;

    FolderTimes(WorkQueue queue, List<SourceFolder> folders) {
        this.queue = queue;
        this.folders = folders;
    }

    void open() {
        List<Request.Time> times = new ArrayList<>();
        int bytes = 0;
        for (SourceFolder folder : folders) {
            if (folder.failure() != null) {
                continue;
            }
            // Each name may double when it is escaped, and has quotes and a comma.
            int more = 64;
            for (String name : folder.remote().names()) {
                more += 2 * name.getBytes(StandardCharsets.UTF_8).length + 3;
            }
            if (times.size() == Limits.ARRAY || bytes + more > MOST_BYTES) {
                open(times);
                times = new ArrayList<>();
                bytes = 0;
            }
            times.add(new Request.Time(folder.remote(), folder.modified()));
            bytes += more;
        }
        if (!times.isEmpty()) {
            open(times);
        }
    }

    private void open(List<Request.Time> times) {
        queue.open(1);
        queue.add(new Batch(queue, times));
    }

    private record Batch(WorkQueue queue, List<Request.Time> times) implements Piece {
        @Override
        public void run(Lane lane) throws LinkException {
            lane.ask(new Request.SetTimes(times), new Answer<>(_ -> queue.close(), this::failed));
        }

        private void failed(IOException why) {
            if (why instanceof LinkException.Refused) {
                queue.close();
            } else {
                queue.add(this);
            }
        }

        @Override
        public void fail(IOException cause) {
            queue.close();
        }
    }
}
