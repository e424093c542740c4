package sampan.app.ui.browse;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Words;

/// A row of the table: a double-click opens it, and it reads as one sentence.
final class EntryRow extends TableRow<Row> {
    private static final PseudoClass ARRIVING = PseudoClass.getPseudoClass("arriving");

    private final BrowseViewModel browse;
    private final Words words;

    EntryRow(BrowseViewModel browse, Drops drops, RowDrag drag, ContextMenu menu, Words words) {
        this.browse = browse;
        this.words = words;
        setOnMouseClicked(event -> {
            Row row = getItem();
            if (event.getButton() == MouseButton.PRIMARY && row != null && !isEmpty() && opens(event, row)) {
                browse.open(row);
            }
        });
        setContextMenu(menu);
        drops.onRow(this, this::getItem);
        drag.onRow(this);
    }

    /// Clicks go on being counted when a folder opens under the pointer and the next one is double-clicked at once, so
    /// every second click enters a folder; a file is fetched once, however often somebody clicks.
    private static boolean opens(MouseEvent event, Row row) {
        return event.getClickCount() == 2 || (row.isFolder() && event.getClickCount() % 2 == 0);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(ARRIVING, row != null && !empty && browse.arriving(row) != null);
        setAccessibleText(row == null || empty ? null : sentence(row));
    }

    /// Says anew how far it is, if it arrives just now, or did before.
    void redraw() {
        Row row = getItem();
        boolean arrives = row != null && !isEmpty() && browse.arriving(row) != null;
        if (arrives || getPseudoClassStates().contains(ARRIVING)) {
            updateItem(row, isEmpty());
            for (Node cell : getChildrenUnmodifiable()) {
                if (cell instanceof TextCell text) {
                    text.redraw();
                }
            }
        }
    }

    private String sentence(Row row) {
        Arriving file = browse.arriving(row);
        if (file != null) {
            String size = words.sizes().bytes(file.size());
            return file.secondsLeft() < 0
                    ? words.get("row.arriving", row.shown(), size, file.percent())
                    : words.get(
                            "row.arriving.left",
                            row.shown(),
                            size,
                            file.percent(),
                            words.sizes().duration(file.secondsLeft()));
        }
        String type = row.type(words.text().get());
        return row.isFile()
                ? words.get(
                        "row.file",
                        row.shown(),
                        type,
                        words.sizes().bytes(row.entry().size()),
                        words.sizes().moment(row.entry().modified()))
                : words.get("row.folder", row.shown(), type);
    }
}
