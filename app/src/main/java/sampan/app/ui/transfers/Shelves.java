package sampan.app.ui.transfers;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.queue.QueuedBatch;

/// Which part of the list is shown, and how many batches each part has. What a person chose stays until nothing is left
/// in it or something is added; otherwise it is what moves, and when nothing does, where the last batch went. For the
/// screen's thread.
final class Shelves {
    private final ReadOnlyObjectWrapper<Shelf> shown = new ReadOnlyObjectWrapper<>(Shelf.ACTIVE);
    private final Map<QueuedBatch, Shelf> places = new HashMap<>();
    private final Map<Shelf, Integer> counts = new EnumMap<>(Shelf.class);
    private @Nullable Shelf latest;
    private boolean chosen;

    /// The part that is shown.
    ReadOnlyObjectProperty<Shelf> shown() {
        return shown.getReadOnlyProperty();
    }

    /// A person wants to see this part.
    void choose(Shelf shelf) {
        chosen = true;
        shown.set(shelf);
    }

    /// How many batches stand there.
    int count(Shelf shelf) {
        return counts.getOrDefault(shelf, 0);
    }

    /// Looks where the batches stand now.
    void look(List<QueuedBatch> batches) {
        counts.clear();
        for (QueuedBatch batch : batches) {
            Shelf now = Shelf.of(batch.state());
            counts.merge(now, 1, Integer::sum);
            Shelf before = places.put(batch, now);
            if (before != now) {
                latest = now;
                chosen &= before != null;
            }
        }
        places.keySet().retainAll(batches);
        if (!chosen || count(shown.get()) == 0) {
            chosen = false;
            shown.set(best());
        }
    }

    private Shelf best() {
        if (count(Shelf.ACTIVE) > 0) {
            return Shelf.ACTIVE;
        }
        if (latest != null && count(latest) > 0) {
            return latest;
        }
        for (Shelf shelf : Shelf.values()) {
            if (count(shelf) > 0) {
                return shelf;
            }
        }
        return Shelf.ACTIVE;
    }
}
