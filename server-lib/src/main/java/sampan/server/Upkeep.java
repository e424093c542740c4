package sampan.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a server does beside serving: it looks whether what its visitors may do was taken back, also by another
/// process, and once an hour clears what lies about in the shares. Used by the watchdog's thread.
final class Upkeep implements Watchdog.Chore {
    private static final System.Logger LOG = System.getLogger("sampan.server");
    private static final Duration TIDY = Duration.ofHours(1);

    private final Host host;
    private final FileThreads accessFiles;
    private final AtomicBoolean reading = new AtomicBoolean();
    private long tidied = System.nanoTime() - TIDY.toNanos();
    private volatile boolean failing;

    /// @param accessFiles the thread for the files of the access store
    Upkeep(Host host, FileThreads accessFiles) {
        this.host = host;
        this.accessFiles = accessFiles;
    }

    @Override
    public void tick(long now) {
        readAccess();
        if (now - tidied >= TIDY.toNanos()) {
            tidied = now;
            tidy();
        }
    }

    /// At most one reading waits for the disk at a time; what it finds is seen at the next tick.
    private void readAccess() {
        if (reading.compareAndSet(false, true)) {
            accessFiles.execute(() -> {
                try {
                    host.config().access().refresh();
                    failing = false;
                } catch (IOException e) {
                    if (!failing) {
                        failing = true;
                        LOG.log(System.Logger.Level.WARNING, "who may come in can't be read: " + e);
                    }
                } finally {
                    reading.set(false);
                }
            });
        }
    }

    private void tidy() {
        accessFiles.execute(() -> {
            try {
                host.config().access().tidy(host.clock().instant());
            } catch (IOException _) {
                // the next hour will do
            }
        });
        for (HostedShare share : host.shares()) {
            share.files().execute(() -> {
                try {
                    share.storage().tidy();
                } catch (IOException _) {
                    // the next hour will do
                }
            });
        }
    }
}
