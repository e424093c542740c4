package sampan.app.ui.browse;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Callback;
import sampan.app.ui.base.TextSize;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.RowOrder.Column;
import sampan.protocol.RemotePath;

/// The table of a folder's entries. Sorting is asked of the view model, which does it in the background.
final class EntryTable {
    private static final PseudoClass EVERYTHING = PseudoClass.getPseudoClass("everything");

    /// To forget a selection takes the table a time that grows with its square.
    private static final int MANY = 5_000;

    /// What of a cell's width is none of its text's.
    private static final double PADDING = 20;

    private final TableView<Row> table = new TableView<>();
    private final TableColumn<Row, Row> name;
    private final BrowseViewModel browse;
    private final Words words;
    private boolean replacing;

    EntryTable(
            BrowseViewModel browse,
            ChangesViewModel changes,
            Drops drops,
            RowDrag drag,
            ContextMenu menu,
            BrowseView.Kept kept,
            Words words) {
        this.browse = browse;
        this.words = words;
        table.setId("entries");
        table.getStyleClass().addAll("entries", "edge-to-edge");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.accessibleTextProperty().bind(words.of("table.entries"));

        name = column(Column.NAME, "column.name", 200, 5000, _ -> new NameCell(changes::rename));
        name.setEditable(true);
        table.getColumns()
                .setAll(List.of(
                        name,
                        column(Column.SIZE, "column.size", 90, 140, cell("size-cell", this::size)),
                        column(Column.MODIFIED, "column.modified", 165, 240, cell("time-cell", this::modified)),
                        column(Column.TYPE, "column.type", 120, 220, cell("type-cell", this::type))));
        table.getSortOrder().setAll(List.of(name));
        table.setSortPolicy(_ -> {
            browse.order(order());
            return true;
        });
        table.setRowFactory(_ -> new EntryRow(browse, drops, drag, menu, words));
        drops.onTable(table);
        drag.onTable(table, drops::end);
        table.setItems(browse.rows());
        new TableMemory(table, browse, kept); // with other items the table forgets by what it was sorted
        TableColumn<Row, Row> path = pathColumn();
        browse.search().subscribe(text -> {
            table.getColumns().remove(path);
            if (!text.isEmpty()) {
                table.getColumns().add(1, path);
            }
        });
        ContextMenu columns = new ContextMenu();
        columns.getItems().setAll(columnItems());
        table.getColumns().forEach(column -> column.setContextMenu(columns));
        words.text().subscribe(table::refresh);
        browse.arriving().subscribe(this::showArriving);
        table.editingCellProperty().subscribe(cell -> browse.hold(cell != null));
        keepSelection();
        new TableKeys(table, browse, this::rename, this::selectAll);
    }

    /// Where a find lies; there only while there are such.
    private TableColumn<Row, Row> pathColumn() {
        TableColumn<Row, Row> path = column("path", "column.path", 120, 5000, cell("path-cell", this::path));
        path.setSortable(false);
        path.setReorderable(false);
        return path;
    }

    private String path(Row row) {
        RemotePath top = browse.folder().get();
        return top == null ? "" : Paths.below(top, row.folder());
    }

    private TableColumn<Row, Row> column(
            Column by,
            String key,
            double least,
            double most,
            Callback<TableColumn<Row, Row>, TableCell<Row, Row>> cells) {
        TableColumn<Row, Row> column = column(by.name().toLowerCase(Locale.ROOT), key, least, most, cells);
        column.setUserData(by);
        return column;
    }

    private TableColumn<Row, Row> column(
            String id,
            String key,
            double least,
            double most,
            Callback<TableColumn<Row, Row>, TableCell<Row, Row>> cells) {
        TableColumn<Row, Row> column = new TableColumn<>();
        column.setId(id);
        column.textProperty().bind(words.of(key));
        if (grows(key)) {
            column.minWidthProperty().bind(TextSize.of(least - PADDING).add(PADDING));
            column.maxWidthProperty().bind(TextSize.of(most));
        } else {
            column.setMinWidth(least);
            column.setMaxWidth(most);
        }
        column.setPrefWidth(least);
        column.setEditable(false);
        column.getStyleClass().add(column.getId() + "-column");
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()).getReadOnlyProperty());
        column.setCellFactory(cells);
        return column;
    }

    private static Callback<TableColumn<Row, Row>, TableCell<Row, Row>> cell(
            String style, Function<Row, String> words) {
        return _ -> new TextCell(style, words);
    }

    /// Whether it grows with its text; names are cut where they must be.
    private static boolean grows(String key) {
        return !key.equals("column.name") && !key.equals("column.path");
    }

    private String size(Row row) {
        Arriving file = browse.arriving(row);
        if (file != null) {
            return words.get("transfer.percent", file.percent());
        }
        return row.isFile() ? sampan.app.text.Sizes.compact(row.entry().size()) : "—";
    }

    private void showArriving() {
        for (Node row : table.lookupAll(".table-row-cell")) {
            if (row instanceof EntryRow entry) {
                entry.redraw();
            }
        }
    }

    private String modified(Row row) {
        return words.sizes().moment(row.entry().modified());
    }

    private String type(Row row) {
        return browse.arriving(row) != null
                ? words.get("kind.arriving")
                : row.type(words.text().get());
    }

    private RowOrder order() {
        if (table.getSortOrder().isEmpty()) {
            return RowOrder.USUAL;
        }
        TableColumn<Row, ?> first = table.getSortOrder().getFirst();
        return new RowOrder((Column) first.getUserData(), first.getSortType() == TableColumn.SortType.DESCENDING);
    }

    /// The table forgets its selection when the rows are replaced; the person does not want that.
    private void keepSelection() {
        var selected = table.getSelectionModel();
        selected.getSelectedItems().addListener((ListChangeListener<Row>) _ -> {
            if (!replacing) {
                takeSelection();
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (browse.selecting().isEverything() && event.getButton() == MouseButton.PRIMARY) {
                takeSelection();
            }
        });
        browse.rows().addListener((ListChangeListener<Row>)
                _ -> select(browse.selecting().places()));
    }

    private void takeSelection() {
        browse.selecting()
                .chosen(table.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
        drawEverything();
    }

    /// Selects every row. Of very many the table itself is not told one by one: it would take minutes to forget them.
    void selectAll() {
        if (browse.rows().size() <= MANY) {
            table.getSelectionModel().selectAll();
            return;
        }
        replacing = true;
        table.getSelectionModel().clearSelection();
        replacing = false;
        browse.selecting().everything(browse.rows());
        drawEverything();
    }

    private void drawEverything() {
        table.pseudoClassStateChanged(EVERYTHING, browse.selecting().isEverything());
    }

    private void select(int[] found) {
        replacing = true;
        try {
            table.getSelectionModel().clearSelection();
            if (found.length > 0) {
                table.getSelectionModel().selectIndices(found[0], found);
                if (browse.selecting().isSought()) {
                    table.scrollTo(Math.max(0, found[0] - 3));
                }
            }
        } finally {
            replacing = false;
        }
        drawEverything();
        if (browse.selecting().isEverything()) {
            browse.selecting().everything(browse.rows());
        } else {
            browse.selection().setAll(List.copyOf(table.getSelectionModel().getSelectedItems()));
        }
    }

    private void bringIntoSight(int index) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && (index <= flow.getFirstVisibleCell().getIndex()
                        || index >= flow.getLastVisibleCell().getIndex())) {
            table.scrollTo(Math.max(0, index - 3));
            table.layout();
        }
    }

    /// A line for each column but that of the names, with a tick where it is shown.
    List<CheckMenuItem> columnItems() {
        return table.getColumns().stream()
                .filter(column -> column.getUserData() != Column.NAME && column.getUserData() != null)
                .map(column -> {
                    CheckMenuItem item = new CheckMenuItem();
                    item.setId("show-" + column.getId());
                    item.setMnemonicParsing(false);
                    item.textProperty().bind(column.textProperty());
                    item.selectedProperty().bindBidirectional(column.visibleProperty());
                    return item;
                })
                .toList();
    }

    TableView<Row> node() {
        return table;
    }

    /// Lets the person change the name of the one selected row, if this visitor may.
    void rename() {
        int index = table.getSelectionModel().getSelectedIndex();
        if (browse.selection().size() == 1 && index >= 0 && browse.canChange().get()) {
            bringIntoSight(index);
            table.setEditable(true);
            table.edit(index, name);
            table.setEditable(false);
        }
    }
}
