package sampan.app.transfer.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.store.KeptFile;
import sampan.app.store.QueueDatabase;
import sampan.app.store.QueueOwner;

/// Keeps the queue on the disk, on one thread of its own: nobody who carries files waits for it. What is told of files
/// is gathered for a moment and written in one step. Where the database can't be used, that is told once, and the queue
/// lives in memory only. Thread-safe; whoever made it closes it.
final class Keeper implements AutoCloseable {
    /// How long notes of files are gathered: so much of what was finished is looked at again after a crash.
    private static final long GATHER_MS = 300;

    /// So many notes are written without waiting for more.
    private static final int MOST_NOTES = 5_000;

    /// Something done with the open database.
    @FunctionalInterface
    interface Work {
        void run(QueueDatabase database, QueueOwner me) throws IOException;
    }

    /// Something asked of the open database.
    @FunctionalInterface
    interface Question<R> {
        R ask(QueueDatabase database, QueueOwner me) throws IOException;
    }

    private final Home home;
    private final QueueOwner.Kind kind;
    private final QueueTrouble trouble;
    private final QueueThreads threads;

    // Touched by the writer only.
    private @Nullable QueueDatabase database;
    private @Nullable QueueOwner me;
    private boolean unusable;

    // Guarded by this.
    private List<KeptFile> notes = new ArrayList<>();

    /// The database is opened in the background, before anything else is done.
    Keeper(Home home, QueueOwner.Kind kind, QueueTrouble trouble, QueueThreads threads) {
        this.home = home;
        this.kind = kind;
        this.trouble = trouble;
        this.threads = threads;
        execute(this::open);
    }

    private void open() {
        try {
            me = QueueOwner.take(home, kind);
            database = QueueDatabase.open(home, trouble::setAside);
        } catch (IOException | LinkageError e) {
            fail(e instanceof IOException io ? io : new IOException(e));
        }
    }

    private void fail(IOException why) {
        if (!unusable) {
            unusable = true;
            trouble.unusable(why);
        }
    }

    /// Does this after everything before it; returns at once.
    void write(Work work) {
        execute(() -> now(work));
    }

    private void now(Work work) {
        flush();
        QueueDatabase open = database;
        QueueOwner owner = me;
        if (open != null && owner != null) {
            try {
                work.run(open, owner);
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    /// Asks this after everything before it was done, and waits.
    ///
    /// @param otherwise the answer where there is no database
    <R> R ask(Question<R> question, R otherwise) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        if (!execute(() -> now((open, owner) -> answer.complete(question.ask(open, owner))), answer, otherwise)) {
            return otherwise;
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            return otherwise;
        }
    }

    /// Waits until everything before was done.
    void await() {
        var _ = ask((_, _) -> true, false);
    }

    private <R> boolean execute(Runnable task, CompletableFuture<R> answer, R otherwise) {
        return execute(() -> {
            try {
                task.run();
            } finally {
                answer.complete(otherwise);
            }
        });
    }

    private boolean execute(Runnable task) {
        try {
            threads.writer().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// Writes this down soon; never waits.
    void note(KeptFile note) {
        int count;
        synchronized (this) {
            notes.add(note);
            count = notes.size();
        }
        try {
            if (count == 1) {
                var _ = threads.writer().schedule(this::flush, GATHER_MS, TimeUnit.MILLISECONDS);
            } else if (count == MOST_NOTES) {
                threads.writer().execute(this::flush);
            }
        } catch (RejectedExecutionException e) {
            // It is closed; what is not written down is looked at again.
        }
    }

    private void flush() {
        List<KeptFile> all;
        synchronized (this) {
            all = notes;
            notes = new ArrayList<>();
        }
        QueueDatabase open = database;
        if (!all.isEmpty() && open != null) {
            try {
                open.note(all);
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    /// The journal for the next run of a batch: it knows what earlier ones finished. Waits for the disk.
    KeptJournal journal(long batch) {
        FinishedFiles finished = ask(
                (open, _) -> {
                    FinishedFiles all = new FinishedFiles();
                    for (KeptFile.State state : List.of(KeptFile.State.DONE, KeptFile.State.SKIPPED)) {
                        open.files(batch, state, all::add);
                    }
                    open.forgetFailures(batch);
                    return all;
                },
                new FinishedFiles());
        return new KeptJournal(batch, finished, this::note);
    }

    /// Writes what is left, and closes the database.
    @Override
    public void close() {
        execute(() -> {
            flush();
            try {
                if (database != null) {
                    database.close();
                }
            } catch (IOException e) {
                // Everything in it is on the disk.
            }
            if (me != null) {
                me.close();
            }
            database = null;
        });
        threads.close();
    }
}
