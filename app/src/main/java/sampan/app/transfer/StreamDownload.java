package sampan.app.transfer;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;

/// Fetches one file into a stream, in order.
final class StreamDownload implements Job {
    private final RemotePath path;
    private final OutputStream into;

    StreamDownload(RemotePath path, OutputStream into) {
        this.path = path;
        this.into = into;
    }

    @Override
    public @Nullable IOException run(Voyage voyage, Runnable planned) {
        return Phase.run(voyage, queue -> {
            queue.open(1);
            queue.add(new StreamGet(voyage, queue, path, into, planned));
        });
    }

    /// What was written can't be taken back.
    @Override
    public Job again(boolean everything) {
        throw new IllegalStateException("a stream can't be written twice");
    }
}
