package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import sampan.app.text.Text;

/// How rows become what the table shows. Immutable.
///
/// @param sieve which, in which order
/// @param text the language their kinds are sorted in
record Sieving(Sieve sieve, Text text) {
    /// What comes through. Takes its time for very many: not for the screen's thread.
    ///
    /// @param more rows to show too, unless they are among the others
    /// @param isWanted false as soon as nobody wants it any more; then what is returned is of no use
    Sieved of(List<Row> rows, List<Row> more, BooleanSupplier isWanted) {
        List<Row> unlisted = unlisted(rows, more);
        return Sieved.of(sieve.through(with(rows, unlisted), text, isWanted), unlisted);
    }

    private static List<Row> unlisted(List<Row> rows, List<Row> more) {
        if (more.isEmpty()) {
            return more;
        }
        Map<String, Row> left = new HashMap<>();
        more.forEach(row -> left.put(row.entry().name(), row));
        rows.forEach(row -> left.remove(row.entry().name()));
        return List.copyOf(left.values());
    }

    private static List<Row> with(List<Row> rows, List<Row> more) {
        if (more.isEmpty()) {
            return rows;
        }
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return all;
    }
}
