package sampan.app.ui.browse;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// Words about a row: its size, time or kind.
final class TextCell extends TableCell<Row, Row> {
    private final Function<Row, String> words;

    TextCell(String style, Function<Row, String> words) {
        this.words = words;
        getStyleClass().add(style);
    }

    /// Says it anew, of the same row.
    void redraw() {
        updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : words.apply(row));
    }
}
