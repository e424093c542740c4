package sampan.app.transfer.queue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.KeptBatch;
import sampan.app.store.QueueOwner;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.Transfer;
import sampan.app.transfer.Transfers;
import sampan.app.transfer.queue.QueuedBatch.Wish;
import sampan.protocol.RemotePath;

/// Batches in an order: so many are under way at once, the others wait their turn. What is not wholly done is kept on
/// the disk and goes on after quitting, crashing and restarting. Every method but [#close] returns at once.
/// Thread-safe; whoever made it closes it.
public final class Queue implements AutoCloseable {
    /// So many batches are under way at once: enough that a short one need not wait for a long one, few enough that
    /// each has links.
    public static final int MOST_ACTIVE = 3;

    private final Transfers engine;
    private final Home home;
    private final Starter starter;
    private final QueueThreads threads = new QueueThreads();
    private final Keeper keeper;
    private final BatchRuns runs;
    private final Records records;
    private final Lineup lineup = new Lineup();
    private final List<Runnable> listeners = new ArrayList<>();

    /// A queue that shows nothing yet of what an earlier run left; see [#restore].
    ///
    /// @param engine carries what is under way; closed with the queue
    /// @param most how many batches are under way at once; 1 or more
    public Queue(Transfers engine, Home home, Hosts hosts, QueueTrouble trouble, int most) {
        this.engine = engine;
        this.home = home;
        keeper = new Keeper(home, QueueOwner.Kind.WINDOW, trouble, threads);
        records = new Records(keeper);
        starter = new Starter(this, lineup, records, most, this::tell);
        runs = new BatchRuns(engine, hosts, keeper, threads, starter);
        starter.use(runs);
    }

    /// Tells every change of what the queue holds, of its order and of where a batch stands; on any thread. Must be
    /// short.
    public synchronized void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        List<Runnable> all;
        synchronized (this) {
            all = List.copyOf(listeners);
        }
        all.forEach(Runnable::run);
    }

    /// Every batch, in the order of their turns.
    public synchronized List<QueuedBatch> all() {
        return lineup.all();
    }

    /// Whether something that is not wholly done uses this visit, or would when it goes on.
    public synchronized boolean needs(Visit visit) {
        return lineup.all().stream()
                .anyMatch(batch -> visit.equals(batch.visit()) && !(batch.state() instanceof QueueState.Done));
    }

    /// Sends files and folders when it is their turn.
    ///
    /// @param to the host; stays open as long as the queue [#needs] it
    /// @param folder an existing folder of the host
    public QueuedBatch upload(Visit to, List<Path> what, RemotePath folder, ConflictPolicy policy) {
        return add(new Order.Upload(what, folder), to, policy);
    }

    /// Fetches files and folders when it is their turn.
    ///
    /// @param from the host; stays open as long as the queue [#needs] it
    /// @param folder an existing folder of this computer
    public QueuedBatch download(Visit from, List<RemotePath> what, Path folder, ConflictPolicy policy) {
        return add(new Order.Download(what, folder), from, policy);
    }

    private QueuedBatch add(Order order, Visit visit, ConflictPolicy policy) {
        KeptBatch.Label label = Label.of(order, visit.welcome().host());
        QueuedBatch batch = new QueuedBatch(order, visit.destination(), policy, label, QueueOwner.Kind.WINDOW);
        batch.visit(visit);
        int place;
        synchronized (this) {
            place = lineup.add(batch);
        }
        records.put(batch, place);
        turn();
        return batch;
    }

    /// Reads what earlier runs left: what waited or was under way goes on, the rest is shown. What terminal commands
    /// left when they died is shown as interrupted.
    public void restore() {
        keeper.write((database, me) -> {
            database.inherit(me);
            List<QueuedBatch> found = new Restored(database).of(me.name());
            synchronized (this) {
                lineup.restore(found);
            }
            place();
            turn();
        });
        lookForInterrupted();
    }

    /// Looks again for what terminal commands left when they died, and drops what is no longer there. Cheap where
    /// nothing died.
    public void lookForInterrupted() {
        threads.run(() -> {
            boolean shown = all().stream().anyMatch(batch -> batch.state() instanceof QueueState.Interrupted);
            if (shown || !QueueOwner.dead(home, QueueOwner.Kind.TERMINAL).isEmpty()) {
                keeper.write((database, _) -> show(new Restored(database).interrupted()));
            }
        });
    }

    private void show(List<QueuedBatch> interrupted) {
        boolean changed;
        synchronized (this) {
            changed = lineup.interrupted(interrupted);
        }
        if (changed) {
            tell();
        }
    }

    /// Holds a batch until somebody says [#resume]; what is half done is kept. One that has ended is left alone.
    public void pause(QueuedBatch batch) {
        Transfer running = null;
        boolean waited = false;
        synchronized (this) {
            switch (batch.state()) {
                case QueueState.Waiting _ -> {
                    batch.state(new QueueState.Paused(null));
                    waited = true;
                }
                case QueueState.Calling _ -> batch.wish(Wish.PAUSE);
                case QueueState.Running(Transfer transfer) -> {
                    batch.wish(Wish.PAUSE);
                    running = transfer;
                }
                default -> {}
            }
        }
        if (waited) {
            records.state(batch, KeptBatch.State.PAUSED, "");
        }
        if (running != null) {
            running.pause();
        }
        turn();
    }

    /// Has a batch go on when it is its turn: one that was held or interrupted, or whose files failed. Only what is
    /// not finished is carried.
    public void resume(QueuedBatch batch) {
        QueueState before;
        synchronized (this) {
            before = batch.state();
            if (!before.canResume()) {
                return;
            }
            batch.wish(Wish.GO_ON);
            if (before instanceof QueueState.Interrupted) {
                batch.state(new QueueState.Calling());
            } else {
                batch.state(new QueueState.Waiting());
            }
        }
        switch (before) {
            case QueueState.Interrupted _ -> takeOver(batch);
            case QueueState.Cancelled _ -> records.put(batch, place(batch));
            default -> records.state(batch, KeptBatch.State.WAITING, "");
        }
        turn();
    }

    /// Only one window may go on with it, and none if the command was typed again meanwhile.
    private void takeOver(QueuedBatch batch) {
        keeper.write((database, me) -> {
            boolean mine = database.claim(me, batch.id());
            database.settle(null);
            synchronized (this) {
                if (mine) {
                    batch.state(new QueueState.Waiting());
                } else {
                    lineup.remove(batch);
                }
            }
            turn();
        });
    }

    /// Holds everything that waits or is under way; the last first, so that none begins because one before it was held.
    public void pauseAll() {
        all().reversed().forEach(this::pause);
    }

    /// Has everything go on that is held.
    public void resumeAll() {
        for (QueuedBatch batch : all()) {
            if (batch.state() instanceof QueueState.Paused) {
                resume(batch);
            }
        }
    }

    /// Ends a batch early: what has arrived stays, nothing half done does. One that is not under way leaves the queue.
    public void cancel(QueuedBatch batch) {
        Transfer running;
        synchronized (this) {
            if (!batch.state().isActive()) {
                running = null;
            } else {
                batch.wish(Wish.CANCEL);
                running = batch.state() instanceof QueueState.Running(Transfer transfer) ? transfer : null;
            }
            if (batch.state() instanceof QueueState.Calling) {
                return;
            }
        }
        if (running != null) {
            running.cancel();
        } else {
            remove(batch);
        }
    }

    /// Takes a batch out of the queue, unless it is under way. What the host holds of files that are not whole is
    /// thrown away, except where the batch failed and may be sent again.
    public void remove(QueuedBatch batch) {
        synchronized (this) {
            if (batch.state().isActive() || !lineup.remove(batch)) {
                return;
            }
        }
        if (!batch.state().isEnd()) {
            runs.discard(batch);
        }
        records.forget(batch);
        tell();
    }

    /// Takes out everything that has ended.
    public void removeEnded() {
        for (QueuedBatch batch : all()) {
            if (batch.state().isEnd()) {
                remove(batch);
            }
        }
    }

    /// Lets a batch have its turn before the one before it.
    public void moveUp(QueuedBatch batch) {
        move(batch, -1);
    }

    /// Lets a batch have its turn after the one after it.
    public void moveDown(QueuedBatch batch) {
        move(batch, 1);
    }

    private void move(QueuedBatch batch, int by) {
        synchronized (this) {
            lineup.move(batch, by);
        }
        place();
        tell();
    }

    /// Lets a batch have its turn before all others of its priority.
    public void moveToTop(QueuedBatch batch) {
        synchronized (this) {
            lineup.moveToTop(batch);
        }
        place();
        tell();
    }

    /// Gives a batch another priority.
    public void prioritize(QueuedBatch batch, Priority priority) {
        synchronized (this) {
            batch.priority(priority);
        }
        place();
        turn();
    }

    /// Limits how fast a batch may carry content, now and in its later runs.
    ///
    /// @param bytesPerSecond 0 for no limit; less than 10,000 counts as 10,000
    public void limit(QueuedBatch batch, long bytesPerSecond) {
        Transfer now;
        synchronized (this) {
            batch.limit(bytesPerSecond);
            now = batch.transfer();
        }
        if (now != null) {
            now.limit(bytesPerSecond);
        }
        records.options(batch);
        tell();
    }

    /// Limits how fast all batches together may carry content, from now on.
    ///
    /// @param bytesPerSecond 0 for no limit; less than 10,000 counts as 10,000
    public void limit(long bytesPerSecond) {
        engine.limit(bytesPerSecond);
    }

    private void place() {
        records.place(all());
    }

    private synchronized int place(QueuedBatch batch) {
        return lineup.indexOf(batch);
    }

    private void turn() {
        starter.turn();
    }

    /// Stops what is under way so that it goes on the next time, closes the engine and the database. Waits for it, at
    /// most some twenty seconds.
    @Override
    public void close() {
        starter.close();
        engine.close();
        keeper.close();
    }
}
