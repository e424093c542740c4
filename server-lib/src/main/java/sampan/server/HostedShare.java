package sampan.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import sampan.protocol.Failure;
import sampan.server.FileThreads.FileCall;
import sampan.server.FileThreads.FileWork;
import sampan.server.storage.Storage;
import sampan.server.storage.StorageException;

/// A share that is being served: its folder, its bytes and the threads that touch them. Free for any thread; the server
/// closes it by closing the threads, after whose last call the storage is closed.
final class HostedShare {
    private static final long QUIET = Duration.ofSeconds(1).toNanos();

    private final SharedFolder folder;
    private final Storage storage;
    private final FileThreads files;
    private final Consumer<ServerEvent> listener;
    private final AtomicLong told;

    /// @param files the only threads that may call the storage
    HostedShare(SharedFolder folder, Storage storage, FileThreads files, Consumer<ServerEvent> listener) {
        this(folder, storage, files, listener, new AtomicLong(System.nanoTime() - QUIET));
    }

    private HostedShare(
            SharedFolder folder, Storage storage, FileThreads files, Consumer<ServerEvent> listener, AtomicLong told) {
        this.folder = folder;
        this.storage = storage;
        this.files = files;
        this.listener = listener;
        this.told = told;
    }

    /// The same share, for a connection that counts for how long it waits for the disk.
    HostedShare counting(TimeSpent by) {
        return new HostedShare(folder, storage, files.counting(by), listener, told);
    }

    SharedFolder folder() {
        return folder;
    }

    String name() {
        return folder.name();
    }

    Storage storage() {
        return storage;
    }

    FileThreads files() {
        return files;
    }

    /// Does something on a file thread and waits for it.
    <T> T call(FileCall<T> call) throws StorageException {
        try {
            return files.call(call);
        } catch (StorageException e) {
            note(e.failure());
            throw e;
        }
    }

    /// Does something on a file thread and waits for it.
    void run(FileWork work) throws StorageException {
        try {
            files.run(work);
        } catch (StorageException e) {
            note(e.failure());
            throw e;
        }
    }

    /// Tells the host of what only the host can mend; once a second is enough.
    void note(Failure failure) {
        if (failure instanceof Failure.Broken || failure instanceof Failure.NoSpace) {
            long last = told.get();
            long now = System.nanoTime();
            if (now - last >= QUIET && told.compareAndSet(last, now)) {
                listener.accept(new ServerEvent.StorageFailed(name(), Words.printable(failure.text())));
            }
        }
    }
}
