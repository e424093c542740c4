package sampan.transport;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a raw channel when its time is up, however much has moved meanwhile; whoever is blocked in it then gets
/// an exception. Made with the work it bounds, in `try (…)`: [#close] calls it off. Free for any thread.
///
/// It needs no thread of its own: the JDK's timer of futures runs the one short, non-blocking close.
public final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean expired;

    private Deadline() {}

    /// Begins to count.
    public static Deadline of(Duration within, Channel raw) {
        Deadline deadline = new Deadline();
        // The future that whenComplete makes is of no interest: it ends as `done` does.
        var _ = deadline.done
                .orTimeout(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS)
                .whenComplete((_, late) -> {
                    if (late != null) {
                        deadline.expired = true;
                        closeRaw(raw);
                    }
                });
        return deadline;
    }

    /// True once the time is up; then the channel is closed or about to be.
    public boolean expired() {
        return expired;
    }

    @Override
    public void close() {
        done.complete(null);
    }

    static void closeRaw(@Nullable Channel raw) {
        if (raw == null) {
            return;
        }
        try {
            raw.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }
}
