package sampan.server.storage;

import sampan.protocol.Failure;

/// Counts who uses something that is to be closed when nobody does any more, so that closing need not wait
/// for a disk that hangs. Thread-safe.
final class Usage {
    private final Runnable end;
    private int users = 1;
    private boolean closed;

    /// @param end run once, by the last to leave after closing
    Usage(Runnable end) {
        this.end = end;
    }

    /// Begins to use it.
    synchronized void enter() throws StorageException {
        if (closed) {
            throw new StorageException(new Failure.Broken("the share was closed"));
        }
        users++;
    }

    /// Ends using it.
    void leave() {
        if (isLast()) {
            end.run();
        }
    }

    /// Lets nobody in any more.
    void close() {
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
        }
        if (first) {
            leave();
        }
    }

    private synchronized boolean isLast() {
        users--;
        return users == 0;
    }
}
