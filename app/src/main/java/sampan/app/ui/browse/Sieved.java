package sampan.app.ui.browse;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sampan.protocol.RemotePath;

/// What came through the sieve. Immutable.
///
/// @param rows the rows to show, sorted
/// @param sum how many and how large they are
/// @param unlisted what went into the sieve though the host does not list it
record Sieved(List<Row> rows, RowSum sum, List<Row> unlisted) {
    /// These rows, counted. Takes its time for very many: not for the screen's thread.
    static Sieved of(List<Row> rows, List<Row> unlisted) {
        return new Sieved(rows, RowSum.of(rows), unlisted);
    }

    /// The places of these, from the first on. Takes its time, too.
    int[] places(Set<RemotePath> wanted) {
        if (wanted.isEmpty()) {
            return new int[0];
        }
        // To compare names costs little; to make a path of each row would not.
        Set<String> names = wanted.stream().map(RemotePath::leaf).collect(Collectors.toSet());
        return IntStream.range(0, rows.size())
                .filter(i -> names.contains(rows.get(i).entry().name())
                        && wanted.contains(rows.get(i).path()))
                .toArray();
    }
}
