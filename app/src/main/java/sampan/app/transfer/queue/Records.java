package sampan.app.transfer.queue;

import java.util.List;
import sampan.app.store.KeptBatch;

/// Writes down what becomes of batches. Every method returns at once.
///
/// @param keeper writes it
record Records(Keeper keeper) {
    /// This batch waits.
    ///
    /// @param position its place
    void put(QueuedBatch batch, long position) {
        keeper.write((database, me) -> database.put(batch.kept(me.name(), KeptBatch.State.WAITING, position)));
    }

    /// It stands elsewhere.
    void state(QueuedBatch batch, KeptBatch.State state, String detail) {
        keeper.write((database, _) -> database.state(batch.id(), state, detail));
    }

    /// It is carried in another way.
    void options(QueuedBatch batch) {
        keeper.write((database, _) -> database.options(batch.id(), KeptOrders.options(batch)));
    }

    /// It is wholly done, or given up.
    void forget(QueuedBatch batch) {
        keeper.write((database, _) -> {
            database.remove(batch.id());
            database.settle(null);
        });
    }

    /// They have another order.
    void place(List<QueuedBatch> now) {
        keeper.write((database, _) -> {
            for (int i = 0; i < now.size(); i++) {
                QueuedBatch batch = now.get(i);
                database.turn(batch.id(), new KeptBatch.Turn(batch.priority().rank(), i));
            }
        });
    }
}
