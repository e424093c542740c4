package sampan.app.transfer.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The batches of a queue in their order. Used under the queue's lock.
final class Lineup {
    private final List<QueuedBatch> batches = new ArrayList<>();

    /// All of them, in the order of their turns.
    List<QueuedBatch> all() {
        List<QueuedBatch> all = new ArrayList<>(batches);
        all.sort(Comparator.comparing(QueuedBatch::priority));
        return all;
    }

    /// Puts one behind all others.
    ///
    /// @return its place
    int add(QueuedBatch batch) {
        batches.add(batch);
        return batches.size() - 1;
    }

    int indexOf(QueuedBatch batch) {
        return batches.indexOf(batch);
    }

    boolean remove(QueuedBatch batch) {
        return batches.remove(batch);
    }

    /// Puts these before all others, but for those that are here.
    void restore(List<QueuedBatch> earlier) {
        batches.addAll(0, unknown(earlier));
    }

    /// Shows these as interrupted, and none besides.
    ///
    /// @return whether anything changed
    boolean interrupted(List<QueuedBatch> now) {
        List<Long> there = now.stream().map(QueuedBatch::id).toList();
        boolean gone = batches.removeIf(
                batch -> batch.state() instanceof QueueState.Interrupted && !there.contains(batch.id()));
        return batches.addAll(unknown(now)) || gone;
    }

    private List<QueuedBatch> unknown(List<QueuedBatch> found) {
        List<Long> known = batches.stream().map(QueuedBatch::id).toList();
        return found.stream().filter(batch -> !known.contains(batch.id())).toList();
    }

    /// Changes places with a neighbour of the same priority that has not ended.
    ///
    /// @param by 1 for the next one, -1 for the one before
    void move(QueuedBatch batch, int by) {
        List<QueuedBatch> peers = batches.stream()
                .filter(other -> !other.state().isEnd() && other.priority() == batch.priority())
                .toList();
        int from = peers.indexOf(batch);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < peers.size()) {
            Collections.swap(batches, batches.indexOf(batch), batches.indexOf(peers.get(to)));
        }
    }

    /// Puts one before all others.
    void moveToTop(QueuedBatch batch) {
        if (batches.remove(batch)) {
            batches.addFirst(batch);
        }
    }
}
