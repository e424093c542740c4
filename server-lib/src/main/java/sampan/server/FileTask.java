package sampan.server;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import sampan.server.storage.StorageException;

/// File work that was begun on a share's file threads. Free for any thread.
///
/// @param <T> its result
final class FileTask<T> {
    private final FutureTask<T> task;

    FileTask(FutureTask<T> task) {
        this.task = task;
    }

    /// Waits for its end, also when the waiting thread is interrupted: what was begun on a disk is never half-awaited.
    T await() throws StorageException {
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
            return Optional.of(await());
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
