package sampan.app.transfer.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.KeptBatch;
import sampan.app.store.KeptFile;
import sampan.app.store.QueueOwner;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.ItemOutcome;
import sampan.app.transfer.Journal;

/// What a terminal command writes down of its one batch while it carries it, so that a window can go on with it if the
/// command dies. Only a command that lasts for a while does, because a short one is typed again as soon as it would be
/// looked for, and need not wait for a database. However the command ends itself, it has told the person so, and
/// nothing is left of the record. Thread-safe; closed by the command, at the end of the transfer.
public final class CommandRecord implements Journal, AutoCloseable {
    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Home home;
    private final Visit visit;
    private final Order order;
    private final ConflictPolicy policy;
    private final long began = System.nanoTime();

    private final KeptJournal notes = new KeptJournal(0, new FinishedFiles(), this::note);

    // Guarded by this.
    private List<KeptFile> early = new ArrayList<>();
    private @Nullable QueuedBatch batch;
    private @Nullable Keeper keeper;

    /// Nothing is written down yet.
    public CommandRecord(Home home, Visit visit, Order order, ConflictPolicy policy) {
        this.home = home;
        this.visit = visit;
        this.order = order;
        this.policy = policy;
    }

    /// To be called a few times a second: begins to write when the command has lasted for a while. Returns at once.
    public void tick() {
        if (System.nanoTime() - began > SHORT_NANOS) {
            begin();
        }
    }

    private synchronized void begin() {
        if (keeper != null) {
            return;
        }
        QueuedBatch kept = batch();
        Keeper made = new Keeper(home, QueueOwner.Kind.TERMINAL, QueueTrouble.UNHEARD, new QueueThreads());
        made.write((database, me) -> {
            KeptBatch now = kept.kept(me.name(), KeptBatch.State.WAITING, 0);
            // The same command, typed again: what is left of the first one is in this one's hands now.
            database.settle(now);
            database.put(now);
        });
        early.forEach(note -> made.note(of(kept, note)));
        early = List.of();
        batch = kept;
        keeper = made;
    }

    private QueuedBatch batch() {
        KeptBatch.Label label = Label.of(order, visit.welcome().host());
        return new QueuedBatch(order, visit.destination(), policy, label, QueueOwner.Kind.TERMINAL);
    }

    private static KeptFile of(QueuedBatch batch, KeptFile note) {
        return new KeptFile(batch.id(), note.path(), note.size(), note.modified(), note.state(), note.detail());
    }

    /// What the host and this computer hold is found in another way: a command asks both sides.
    @Override
    public @Nullable ItemOutcome finished(String path, long size, long modified) {
        return null;
    }

    @Override
    public void begun(String path, long size, long modified, String draft) {
        notes.begun(path, size, modified, draft);
    }

    @Override
    public void ended(String path, long size, long modified, ItemOutcome outcome) {
        notes.ended(path, size, modified, outcome);
    }

    private synchronized void note(KeptFile note) {
        if (keeper != null && batch != null) {
            keeper.note(of(batch, note));
        } else {
            early.add(note);
        }
    }

    /// Takes the record away, and what an earlier command of the same kind left when it died.
    @Override
    public synchronized void close() {
        QueuedBatch kept = batch;
        Keeper open = keeper;
        if (kept != null && open != null) {
            open.write((database, _) -> database.remove(kept.id()));
            open.close();
        } else if (!QueueOwner.dead(home, QueueOwner.Kind.TERMINAL).isEmpty()) {
            QueuedBatch like = batch();
            Keeper once = new Keeper(home, QueueOwner.Kind.TERMINAL, QueueTrouble.UNHEARD, new QueueThreads());
            once.write((database, me) -> database.settle(like.kept(me.name(), KeptBatch.State.WAITING, 0)));
            once.close();
        }
    }
}
