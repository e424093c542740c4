package sampan.app.ui.browse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Words;

/// Has the selected rows dragged, and knows them while they are.
final class RowDrag {
    /// Tells a drag of rows from others, and gives it something to carry; nobody else can make anything of it.
    private static final DataFormat ROWS = new DataFormat("application/x-sampan-rows");

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final Words words;
    private List<Row> dragged = List.of();
    private boolean copyKey;

    RowDrag(BrowseViewModel browse, ChangesViewModel changes, Words words) {
        this.browse = browse;
        this.changes = changes;
        this.words = words;
    }

    /// A drag that begins on this row takes everything that is selected with it.
    void onRow(TableRow<Row> row) {
        row.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            Row item = row.getItem();
            if (item != null && event.getButton() == MouseButton.PRIMARY && canBegin(row.getTableView(), item)) {
                begin(row.getTableView(), event.isControlDown());
                event.consume();
            }
        });
    }

    /// The table is what is dragged from: a row may show something else before the drag is over.
    ///
    /// @param then is run when a drag of rows is over, whatever came of it
    void onTable(TableView<Row> table, Runnable then) {
        table.addEventHandler(DragEvent.DRAG_DONE, _ -> {
            dragged = List.of();
            then.run();
        });
    }

    /// While a name is being changed, dragging selects in it; and shares stay where they are.
    private boolean canBegin(TableView<Row> table, Row item) {
        return table.getEditingCell() == null
                && !item.path().isShare()
                && browse.selection().contains(item);
    }

    private void begin(TableView<Row> table, boolean copy) {
        dragged = List.copyOf(browse.selection());
        copyKey = copy;
        ClipboardContent content = new ClipboardContent();
        content.put(ROWS, "");
        table.startDragAndDrop(TransferMode.COPY_OR_MOVE).setContent(content);
    }

    /// The rows that are dragged, or null if it is something else.
    @Nullable
    Freight freight(DragEvent event) {
        return dragged.isEmpty() || !event.getDragboard().hasContent(ROWS)
                ? null
                : new RowFreight(browse, changes, words, dragged, isCopy(event), TransferMode.MOVE);
    }

    /// Whether the keys ask for a copy. macOS then leaves only that of what was offered, and Windows recommends it. On
    /// Linux JavaFX recommends it always and hears no keys during a drag, so what counts is how the drag began.
    private boolean isCopy(DragEvent event) {
        if (SYSTEM.startsWith("linux")) {
            return copyKey;
        }
        Set<TransferMode> left = event.getDragboard().getTransferModes();
        boolean recommended = SYSTEM.startsWith("windows") && event.getTransferMode() == TransferMode.COPY;
        return recommended || !left.contains(TransferMode.MOVE);
    }
}
