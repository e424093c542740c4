package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sampan.app.text.Text;

/// How the table is sorted. Folders come first whatever the column and the direction.
///
/// @param column by what
/// @param descending whether the greatest comes first
record RowOrder(Column column, boolean descending) {
    /// By name, A first.
    static final RowOrder USUAL = new RowOrder(Column.NAME, false);

    /// What the table can be sorted by.
    enum Column {
        NAME,
        SIZE,
        MODIFIED,
        TYPE
    }

    /// These rows, sorted. Takes its time for very many: not for the screen's thread.
    List<Row> sort(List<Row> rows, Text text) {
        Locale locale = text.language().locale();
        NameOrder names = new NameOrder(locale);
        NameOrder types = new NameOrder(locale);
        Map<String, NameOrder.Key> typeKeys = new HashMap<>();
        List<Keyed> keyed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            NameOrder.Key type = column == Column.TYPE ? typeKeys.computeIfAbsent(row.type(text), types::key) : null;
            keyed.add(new Keyed(row, names.key(row.shown()), type));
        }
        keyed.sort(comparator());
        List<Row> sorted = new ArrayList<>(keyed.size());
        for (Keyed one : keyed) {
            sorted.add(one.row);
        }
        return sorted;
    }

    private Comparator<Keyed> comparator() {
        Comparator<Keyed> byName = Comparator.comparing(Keyed::name);
        Comparator<Keyed> byColumn = switch (column) {
            case NAME -> byName;
            case SIZE -> Comparator.comparingLong(k -> k.row.entry().size());
            case MODIFIED -> Comparator.comparingLong(k -> k.row.entry().modified());
            case TYPE -> Comparator.comparing(Keyed::typeOrName);
        };
        Comparator<Keyed> directed = descending ? byColumn.reversed() : byColumn;
        return Comparator.comparing((Keyed k) -> !k.row.isFolder())
                .thenComparing(directed)
                .thenComparing(byName);
    }

    private record Keyed(Row row, NameOrder.Key name, NameOrder.@org.jspecify.annotations.Nullable Key type) {
        NameOrder.Key typeOrName() {
            return type == null ? name : type;
        }
    }
}
