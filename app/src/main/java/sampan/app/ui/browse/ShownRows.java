package sampan.app.ui.browse;

import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows as the table shows them. They are exchanged all at once, and not one of them is touched for that: JavaFX
/// asks where the focused row stands now, and to look at a million would keep the screen waiting. For the screen's
/// thread.
final class ShownRows extends ObservableListBase<Row> {
    private Sieved shown = Sieved.NONE;
    private int changes;

    /// Shows these instead.
    void show(Sieved now) {
        List<Row> before = shown.rows();
        shown = now;
        changes++;
        if (!before.isEmpty() || !now.rows().isEmpty()) {
            beginChange();
            nextReplace(0, now.rows().size(), before);
            endChange();
        }
    }

    /// What is shown.
    Sieved shown() {
        return shown;
    }

    /// How often something else was shown.
    int changes() {
        return changes;
    }

    /// How many there are and how large they are.
    RowSum sum() {
        return shown.sum();
    }

    @Override
    public Row get(int index) {
        return shown.rows().get(index);
    }

    @Override
    public int size() {
        return shown.rows().size();
    }

    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof Row one ? shown.places().of(one) : -1;
    }

    /// No row stands there twice.
    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }
}
