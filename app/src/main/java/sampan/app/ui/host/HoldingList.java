package sampan.app.ui.host;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import sampan.app.ui.base.TextSize;
import sampan.app.ui.base.Words;

/// What a share holds of one kind, a line each with its button; Enter on a line is that button. As high as its first
/// lines, and not there while it is empty.
final class HoldingList<T> extends ListView<T> {
    private static final double LINE = 46;
    private static final int MOST = 4;

    /// @param title what it lists, as its key
    /// @param say puts one in words
    /// @param does what its button does
    HoldingList(ObservableList<T> rows, String title, Words words, Function<T, HoldingLine> say, Consumer<T> does) {
        super(rows);
        getStyleClass().addAll("lines", "edge-to-edge");
        fixedCellSizeProperty().bind(TextSize.of(LINE));
        var height = Bindings.min(Bindings.size(rows), MOST)
                .multiply(TextSize.of(LINE))
                .add(2);
        minHeightProperty().bind(height);
        prefHeightProperty().bind(height);
        visibleProperty().bind(Bindings.isNotEmpty(rows));
        managedProperty().bind(visibleProperty());
        accessibleTextProperty().bind(words.of(title));
        setCellFactory(_ -> new HoldingCell<>(say, does));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            T row = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER
                    && row != null
                    && say.apply(row).possible()) {
                event.consume();
                does.accept(row);
            }
        });
        words.text().subscribe(this::refresh);
    }
}
