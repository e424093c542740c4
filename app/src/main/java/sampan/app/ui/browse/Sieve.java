package sampan.app.ui.browse;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import sampan.app.text.Text;

/// Which rows the table shows, and in which order. Immutable.
///
/// @param filter what a name must contain, whatever its case; empty for anything
/// @param hidden whether names that begin with a dot are shown
/// @param order how they are sorted
record Sieve(String filter, boolean hidden, RowOrder order) {
    /// Everything that is not hidden, by name.
    static final Sieve USUAL = new Sieve("", false, RowOrder.USUAL);

    /// The rows to show. Takes its time for very many: not for the screen's thread.
    ///
    /// @param isWanted false as soon as nobody wants them any more; then what is returned is of no use
    List<Row> through(List<Row> rows, Text text, BooleanSupplier isWanted) {
        String wanted = plain(filter.strip());
        List<Row> shown = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if ((hidden || !row.isHidden())
                    && (wanted.isEmpty() || plain(row.shown()).contains(wanted))) {
                shown.add(row);
            }
        }
        return order.sort(shown, text, isWanted);
    }

    /// Small letters in one form, so that é is found however it was typed.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    Sieve withFilter(String other) {
        return new Sieve(other, hidden, order);
    }

    Sieve withHidden(boolean other) {
        return new Sieve(filter, other, order);
    }

    Sieve withOrder(RowOrder other) {
        return new Sieve(filter, hidden, other);
    }
}
