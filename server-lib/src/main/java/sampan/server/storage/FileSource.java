package sampan.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import sampan.protocol.Entry;

/// A file open to read, of which is known when it changes.
final class FileSource implements Storage.Source {
    private final Blob blob;
    private final Entry entry;
    private final Runnable closed;
    private boolean isClosed;

    /// @param blob the open file, which this then closes
    /// @param closed told at the end
    FileSource(Blob blob, String name, Runnable closed) throws IOException {
        this.blob = blob;
        this.entry = Entries.of(name, blob.stat());
        this.closed = closed;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public void read(long offset, byte[] into, int length) throws StorageException {
        try {
            if (blob.read(ByteBuffer.wrap(into, 0, length), offset) < length) {
                throw Failures.changed(now());
            }
        } catch (IOException problem) {
            throw Failures.of(problem, "read");
        }
    }

    @Override
    public void confirm() throws StorageException {
        try {
            Entry now = now();
            if (!now.equals(entry)) {
                throw Failures.changed(now);
            }
        } catch (IOException problem) {
            throw Failures.of(problem, "read");
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            blob.close();
        } catch (IOException _) {
            // It was only read.
        } finally {
            closed.run();
        }
    }

    private Entry now() throws IOException {
        try {
            return Entries.of(entry.name(), blob.stat());
        } catch (IOException problem) {
            if (Errno.of(problem).meansAbsent()) {
                return Entries.unavailable(entry.name());
            }
            throw problem;
        }
    }
}
