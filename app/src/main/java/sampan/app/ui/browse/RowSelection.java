package sampan.app.ui.browse;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sampan.protocol.RemotePath;

/// Which rows are selected, and which shall be when other rows take their place: those that somebody wants to see, or
/// else the same as before. For the screen's thread.
final class RowSelection {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private Set<RemotePath> wanted = Set.of();
    private int[] places = {};
    private boolean sought;
    private boolean everything;

    /// The selected rows.
    ObservableList<Row> rows() {
        return rows;
    }

    /// These shall be selected once they are there, whatever is now.
    void want(Set<RemotePath> these) {
        wanted = these;
    }

    /// These are selected now. Whoever selects something waits for nothing else; that nothing is selected any more may
    /// only mean that the rows are gone.
    void chosen(List<Row> these) {
        if (!these.isEmpty()) {
            wanted = Set.of();
        }
        everything = false;
        rows.setAll(these);
    }

    /// Every row is selected, also those to come, until something is [#chosen].
    ///
    /// @param all the rows of now
    void everything(List<Row> all) {
        wanted = Set.of();
        everything = true;
        rows.setAll(all);
    }

    boolean isEverything() {
        return everything;
    }

    /// What is to be found among rows that come.
    Set<RemotePath> toFind() {
        if (everything) {
            return Set.of();
        }
        return wanted.isEmpty() ? rows.stream().map(Row::path).collect(Collectors.toSet()) : wanted;
    }

    /// It was found, or some of it.
    ///
    /// @param there its places among the rows that are about to be shown
    /// @param whole whether no more rows come
    void found(int[] there, boolean whole) {
        places = there;
        sought = !wanted.isEmpty();
        if (whole || there.length > 0) {
            wanted = Set.of();
        }
    }

    /// The places of what shall be selected among the rows that have just come.
    int[] places() {
        return places;
    }

    /// Whether somebody wants to see them, wherever the table stands.
    boolean isSought() {
        return sought;
    }

    /// Nothing is selected any more; what is wanted may still come.
    void clear() {
        everything = false;
        places = new int[0];
        rows.clear();
    }
}
