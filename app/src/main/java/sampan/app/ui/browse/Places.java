package sampan.app.ui.browse;

import java.util.List;
import sampan.protocol.RemotePath;

/// Where each row stands among the others, told without looking at all of them: a hash table with open addressing,
/// eight to sixteen bytes a row. Immutable.
final class Places {
    private static final int LEAST = 16;

    private final List<Row> rows;
    private final int[] slots;

    /// Takes its time for very many: not for the screen's thread.
    ///
    /// @param rows as they stand; they stay so
    Places(List<Row> rows) {
        this.rows = rows;
        slots = new int[Math.max(LEAST, Integer.highestOneBit(rows.size()) * 4)];
        for (int place = 0; place < rows.size(); place++) {
            int slot = slot(rows.get(place).entry().name());
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = place + 1;
        }
    }

    /// Where the row of this path stands, or -1.
    int of(RemotePath path) {
        if (path.isLibrary()) {
            return -1;
        }
        for (int slot = slot(path.leaf()); slots[slot] != 0; slot = next(slot)) {
            int place = slots[slot] - 1;
            if (rows.get(place).isAt(path)) {
                return place;
            }
        }
        return -1;
    }

    /// Where this very row stands, or one that equals it; -1 if there is none.
    int of(Row row) {
        for (int slot = slot(row.entry().name()); slots[slot] != 0; slot = next(slot)) {
            int place = slots[slot] - 1;
            if (rows.get(place).equals(row)) {
                return place;
            }
        }
        return -1;
    }

    /// Names that count on have hashes that do so, too; they are spread, so that no long chains of them come about.
    private int slot(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }
}
