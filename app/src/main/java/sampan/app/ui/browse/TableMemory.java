package sampan.app.ui.browse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Settings;
import sampan.app.ui.browse.RowOrder.Column;

/// Gives the table the look it had the last time, and has every change kept: which columns there are, in which order
/// and how wide, how the rows are sorted, and whether hidden ones are among them.
final class TableMemory {
    /// A column that is drawn wider changes many times a second.
    private static final Duration REST = Duration.millis(400);

    private final TableView<Row> table;
    private final BrowseView.Kept kept;
    private final PauseTransition rest = new PauseTransition(REST);

    TableMemory(TableView<Row> table, BrowseViewModel browse, BrowseView.Kept kept) {
        this.table = table;
        this.kept = kept;
        arrange(kept.was().columns());
        sort(kept.was());
        browse.sieve().set(browse.sieve().get().withHidden(kept.was().hidden()));
        rest.setOnFinished(_ -> keep(before -> before.withColumns(columns())));
        for (TableColumn<Row, ?> column : table.getColumns()) {
            column.widthProperty().subscribe((was, is) -> rest.playFromStart());
            column.visibleProperty().subscribe((was, is) -> rest.playFromStart());
        }
        table.getColumns().addListener((ListChangeListener<TableColumn<Row, ?>>) _ -> rest.playFromStart());
        browse.sieve().subscribe((was, now) -> {
            if (was.hidden() != now.hidden() || !was.order().equals(now.order())) {
                keep(before -> before.withOrder(
                        now.order().column().name().toLowerCase(Locale.ROOT),
                        now.order().descending(),
                        now.hidden()));
            }
        });
    }

    private void keep(UnaryOperator<Settings.Table> change) {
        kept.keep().accept(change);
    }

    /// Columns that a person knows stand as they stood; others, of a later version, come after them.
    private void arrange(List<Settings.Column> was) {
        Map<String, TableColumn<Row, ?>> rest = new HashMap<>();
        table.getColumns().forEach(column -> rest.put(column.getId(), column));
        List<TableColumn<Row, ?>> order = new ArrayList<>();
        for (Settings.Column one : was) {
            TableColumn<Row, ?> column = rest.remove(one.id());
            if (column != null) {
                column.setPrefWidth(Math.clamp(one.width(), column.getMinWidth(), column.getMaxWidth()));
                column.setVisible(one.visible() || column.getUserData() == Column.NAME);
                order.add(column);
            }
        }
        for (TableColumn<Row, ?> column : table.getColumns()) {
            if (rest.containsKey(column.getId())) {
                order.add(column);
            }
        }
        table.getColumns().setAll(order);
    }

    private void sort(Settings.Table was) {
        String usual = Column.NAME.name().toLowerCase(Locale.ROOT);
        TableColumn<Row, ?> by = by(was.sortedBy() == null ? usual : was.sortedBy());
        if (by != null) {
            by.setSortType(was.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            table.getSortOrder().setAll(List.of(by));
        }
    }

    private @Nullable TableColumn<Row, ?> by(@Nullable String id) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private List<Settings.Column> columns() {
        return table.getColumns().stream()
                .filter(column -> column.getWidth() > 0 && column.getUserData() != null)
                .map(column -> new Settings.Column(column.getId(), column.getWidth(), column.isVisible()))
                .toList();
    }
}
