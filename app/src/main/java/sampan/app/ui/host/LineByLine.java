package sampan.app.ui.host;

import java.util.List;
import javafx.collections.ObservableList;

/// Brings the rows of a list up to date. No state.
final class LineByLine {
    private LineByLine() {}

    /// Line by line where that can be, so that whoever stands on one stays there.
    static <T> void replace(ObservableList<T> rows, List<T> now) {
        if (rows.size() != now.size()) {
            rows.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!rows.get(i).equals(now.get(i))) {
                rows.set(i, now.get(i));
            }
        }
    }
}
