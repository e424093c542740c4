package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
    ///
    /// @param wanted false as soon as nobody wants them any more; then what is returned is of no use
    List<Row> sort(List<Row> rows, Text text, BooleanSupplier wanted) {
        Locale locale = text.language().locale();
        NameOrder names = new NameOrder(locale);
        Map<String, byte[]> typeKeys = new HashMap<>();
        List<Keyed> keyed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (!wanted.getAsBoolean()) {
                return List.of();
            }
            Keyed one = new Keyed(row, names);
            switch (column) {
                case NAME -> one.name();
                case TYPE -> one.type = typeKeys.computeIfAbsent(row.type(text), names::key);
                case SIZE, MODIFIED -> {}
            }
            keyed.add(one);
        }
        keyed.sort(comparator());
        List<Row> sorted = new ArrayList<>(keyed.size());
        for (Keyed one : keyed) {
            sorted.add(one.row);
        }
        return sorted;
    }

    private Comparator<Keyed> comparator() {
        Comparator<Keyed> byColumn = switch (column) {
            case NAME -> Keyed::compareNames;
            case SIZE -> Comparator.comparingLong(k -> k.row.entry().size());
            case MODIFIED -> Comparator.comparingLong(k -> k.row.entry().modified());
            case TYPE -> Comparator.comparing(k -> k.type, Arrays::compareUnsigned);
        };
        Comparator<Keyed> directed = descending ? byColumn.reversed() : byColumn;
        return Comparator.comparing((Keyed k) -> !k.row.isFolder())
                .thenComparing(directed)
                .thenComparing(Keyed::compareNames);
    }

    /// A row with what it is compared by.
    private static final class Keyed {
        private static final byte[] NONE = {};

        private final Row row;
        private final NameOrder names;
        private byte[] type = NONE;
        private byte @Nullable [] name;

        Keyed(Row row, NameOrder names) {
            this.row = row;
            this.names = names;
        }

        /// Made when it is first asked for: where sizes differ, nobody does.
        private byte[] name() {
            byte[] made = name;
            if (made == null) {
                made = names.key(row.shown());
                name = made;
            }
            return made;
        }

        /// Names that the language holds for equal stand by their characters.
        int compareNames(Keyed other) {
            int order = Arrays.compareUnsigned(name(), other.name());
            return order != 0 ? order : row.shown().compareTo(other.row.shown());
        }
    }
}
