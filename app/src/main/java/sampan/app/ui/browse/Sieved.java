package sampan.app.ui.browse;

import java.util.Collection;
import java.util.List;
import sampan.protocol.RemotePath;

/// What came through the sieve. Immutable.
///
/// @param rows the rows to show, sorted
/// @param places where each of them stands
/// @param sum how many and how large they are
/// @param unlisted what went into the sieve though the host does not list it
record Sieved(List<Row> rows, Places places, RowSum sum, List<Row> unlisted) {
    static final Sieved NONE = of(List.of(), List.of());

    /// These rows, counted. Takes its time for very many: not for the screen's thread.
    static Sieved of(List<Row> rows, List<Row> unlisted) {
        return new Sieved(rows, new Places(rows), RowSum.of(rows), unlisted);
    }

    /// Where the first row stands whose name begins so, in whatever case; -1 if none does. Takes its time for very
    /// many.
    int beginning(String text) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).shown().regionMatches(true, 0, text, 0, text.length())) {
                return place;
            }
        }
        return -1;
    }

    /// The places of those of them that are there, from the first on.
    int[] places(Collection<RemotePath> wanted) {
        return wanted.stream()
                .mapToInt(places::of)
                .filter(place -> place >= 0)
                .sorted()
                .toArray();
    }
}
