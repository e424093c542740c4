package sampan.server;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import sampan.server.storage.StorageException;

/// File work that was begun on a share's file threads. Free for any thread.
///
/// @param <T> its result
final class FileTask<T> {
    private final FutureTask<T> task;
    private final @Nullable TimeSpent spent;

    /// @param spent told for how long it was waited for, or null
    FileTask(FutureTask<T> task, @Nullable TimeSpent spent) {
        this.task = task;
        this.spent = spent;
    }

    /// Waits for its end, also when the waiting thread is interrupted: what was begun on a disk is never half-awaited.
    T await() throws StorageException {
        long began = System.nanoTime();
        try {
            return result();
        } finally {
            if (spent != null) {
                spent.waitedForDisk(System.nanoTime() - began);
            }
        }
    }

    private T result() throws StorageException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw asItWas(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits for its end, for whoever only wants to let go of what came of it: nothing, where it failed.
    Optional<T> outcome() {
        try {
            return Optional.of(result());
        } catch (StorageException | RuntimeException _) {
            // whoever asked for it in earnest is told
            return Optional.empty();
        }
    }

    private static StorageException asItWas(ExecutionException e) {
        return switch (e.getCause()) {
            case StorageException failed -> failed;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("file work ended in a defect", e.getCause());
        };
    }
}
