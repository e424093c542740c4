package sampan.app.ui.browse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sampan.protocol.RemotePath;

/// What this computer sends into the folder that is shown, and which of that has a row although the host does not list
/// it. For the screen's thread.
final class Arrivals {
    private final ReadOnlyObjectWrapper<Map<RemotePath, Arriving>> files = new ReadOnlyObjectWrapper<>(Map.of());
    private List<Row> unlisted = List.of();

    /// Each file by its path.
    ReadOnlyObjectProperty<Map<RemotePath, Arriving>> files() {
        return files.getReadOnlyProperty();
    }

    Set<RemotePath> paths() {
        return files.get().keySet();
    }

    /// How far this row is; null if it is none of them.
    @Nullable
    Arriving of(Row row) {
        return files.get().isEmpty() ? null : files.get().get(row.path());
    }

    void tell(List<Arriving> now) {
        Map<RemotePath, Arriving> after = new HashMap<>();
        now.forEach(file -> after.put(file.path(), file));
        if (!files.get().equals(after)) {
            files.set(Map.copyOf(after));
        }
    }

    /// A row for each that goes into this folder.
    List<Row> rows(@Nullable RemotePath folder) {
        return files.get().values().stream()
                .filter(file -> file.path().parent().equals(folder))
                .map(Arriving::row)
                .toList();
    }

    /// Remembers which rows are shown for want of the host's own.
    void show(List<Row> rows) {
        unlisted = rows;
    }

    /// How many of those are shown, or would be if they matched.
    int unlisted() {
        return unlisted.size();
    }

    /// Whether there is nothing of this row at the host that one could ask for.
    boolean isUnlisted(Row row) {
        return unlisted.contains(row);
    }
}
