package sampan.app.transfer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import sampan.app.transfer.TransferException.Reason;
import sampan.protocol.RemotePath;

/// Looks at things of a host, with everything in them, by pieces of work. Thread-safe.
final class RemoteLooks {
    /// Most entries of one transfer.
    static final long MOST = 1_000_000;

    private final Voyage voyage;
    private final WorkQueue queue;
    private final LocalSystem system;
    private final RemoteFinds finds;
    private final AtomicInteger looking = new AtomicInteger();
    private final AtomicLong entries = new AtomicLong();

    /// @param system which names the chosen folder can hold
    /// @param finds told what is found
    RemoteLooks(Voyage voyage, WorkQueue queue, LocalSystem system, RemoteFinds finds) {
        this.voyage = voyage;
        this.queue = queue;
        this.system = system;
        this.finds = finds;
    }

    /// Begins with these.
    void begin(List<RemoteRoot> roots) {
        looking.set(1);
        roots.forEach(this::add);
        queue.open(1);
        listed();
    }

    Voyage voyage() {
        return voyage;
    }

    WorkQueue queue() {
        return queue;
    }

    LocalSystem system() {
        return system;
    }

    RemoteFinds finds() {
        return finds;
    }

    /// Something more to look at before everything is known.
    void add(RemoteRoot root) {
        looking.incrementAndGet();
        queue.open(1);
        queue.add(new RemoteRootLook(this, root, new Patience()));
    }

    /// The host told so many entries more; false if they were too many, and it is all over.
    boolean count(long more, RemotePath in) {
        if (entries.addAndGet(more) <= MOST) {
            return true;
        }
        queue.stop(new TransferException(Reason.TOO_MANY, in.toString(), null));
        return false;
    }

    /// One thing was looked at, with everything in it.
    void listed() {
        if (looking.decrementAndGet() == 0) {
            finds.complete();
        }
        queue.close();
    }

    /// One thing can't be looked at.
    void fail(RemoteRoot root, ItemOutcome outcome) {
        finds.failed(root, outcome);
        listed();
    }
}
