package sampan.app.ui.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.CopiesViewModel.Ready;

/// Has the selected rows dragged, and knows them while they are. As far as they are on this computer too, they are
/// dragged as files, for other programs; whoever drags others out of the window is offered to download them.
final class RowDrag {
    /// Tells a drag of rows from others, and gives it something to carry; nobody else can make anything of it.
    private static final DataFormat ROWS = new DataFormat("application/x-sampan-rows");

    /// So long the selection stands before what is little of it is fetched.
    private static final Duration REST = Duration.millis(400);

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final CopiesViewModel copies;
    private final Words words;
    private List<Row> dragged = List.of();
    private Ready files = Ready.NONE;
    private boolean copyKey;

    RowDrag(BrowseViewModel browse, ChangesViewModel changes, CopiesViewModel copies, Words words) {
        this.browse = browse;
        this.changes = changes;
        this.copies = copies;
        this.words = words;
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(_ -> copies.bringAhead());
        browse.selection().addListener((ListChangeListener<Row>) _ -> rest.playFromStart());
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
            boolean asNothing = !dragged.isEmpty() && files.files().isEmpty();
            dragged = List.of();
            then.run();
            if (asNothing && isOutside(table.getScene().getWindow())) {
                copies.offerDownload();
            }
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
        files = copies.ready();
        copyKey = copy;
        ClipboardContent content = new ClipboardContent();
        content.put(ROWS, "");
        if (!files.files().isEmpty()) {
            content.putFiles(files.files().stream().map(Path::toFile).toList());
        }
        table.startDragAndDrop(modes()).setContent(content);
    }

    /// Nobody may move a file away from where the person has put it.
    private TransferMode[] modes() {
        return files.ours() ? TransferMode.COPY_OR_MOVE : new TransferMode[] {TransferMode.COPY};
    }

    /// Whether the pointer is; a drag that is over does not tell where it ended.
    private static boolean isOutside(Window window) {
        Point2D pointer = new Robot().getMousePosition();
        return !new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight()).contains(pointer);
    }

    /// The rows that are dragged, or null if it is something else.
    @Nullable
    Freight freight(DragEvent event) {
        return dragged.isEmpty() || !event.getDragboard().hasContent(ROWS)
                ? null
                : new RowFreight(browse, changes, words, dragged, isCopy(event), modes()[modes().length - 1]);
    }

    /// Whether the keys ask for a copy. macOS then leaves only that of what was offered, and Windows recommends it. On
    /// Linux JavaFX recommends it always and hears no keys during a drag, so what counts is how the drag began.
    private boolean isCopy(DragEvent event) {
        if (SYSTEM.startsWith("linux")) {
            return copyKey;
        }
        Set<TransferMode> left = event.getDragboard().getTransferModes();
        boolean recommended = SYSTEM.startsWith("windows") && event.getTransferMode() == TransferMode.COPY;
        return files.ours() && (recommended || !left.contains(TransferMode.MOVE));
    }
}
