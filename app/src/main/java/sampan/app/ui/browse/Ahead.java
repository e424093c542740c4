package sampan.app.ui.browse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sampan.app.client.LinkException;
import sampan.app.client.Visit;
import sampan.app.ui.browse.FolderReader.Made;
import sampan.protocol.RemotePath;

/// A folder that is read, and put through the sieve, before it is shown: the screen's thread may still be busy with a
/// window that opens. Whoever shows it goes on with what has come by then. Thread-safe.
public final class Ahead {
    private final Visit visit;
    private final RemotePath folder;
    private final Sieving sieving;
    private final CompletableFuture<Made> all = new CompletableFuture<>();
    private volatile @Nullable Whole whole;
    private volatile boolean isTaken;
    private List<Row> first = List.of();
    private Consumer<List<Row>> some = _ -> {};

    /// All of it.
    ///
    /// @param sieving what it was put through
    record Whole(Made made, Sieving sieving, Sieved shown) {}

    Ahead(Visit visit, RemotePath folder, Sieving sieving) {
        this.visit = visit;
        this.folder = folder;
        this.sieving = sieving;
    }

    Visit visit() {
        return visit;
    }

    RemotePath folder() {
        return folder;
    }

    /// Reads it to its end, and puts it through the sieve unless somebody does that by then.
    void read() {
        try {
            Made made = FolderReader.rows(visit, folder, this::tell);
            all.complete(made);
            Sieved shown = sieving.of(made.rows(), List.of(), () -> !isTaken);
            whole = isTaken ? null : new Whole(made, sieving, shown);
        } catch (LinkException | RuntimeException e) {
            all.completeExceptionally(e);
        }
    }

    private synchronized void tell(List<Row> rows) {
        first = rows;
        some.accept(rows);
    }

    /// All of it, sieved, if it has come so far, or null.
    @Nullable
    Whole now() {
        return whole;
    }

    /// Waits for all of it, which whoever calls this puts through the sieve.
    ///
    /// @param told takes the first rows, at once if they are there
    Made rows(Consumer<List<Row>> told) throws LinkException {
        isTaken = true;
        synchronized (this) {
            some = told;
            if (!first.isEmpty()) {
                told.accept(first);
            }
        }
        try {
            return all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LinkException why) {
                throw why;
            }
            throw e;
        }
    }
}
