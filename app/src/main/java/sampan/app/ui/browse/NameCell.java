package sampan.app.ui.browse;

import java.util.function.BiConsumer;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A name with the sign of what it is; turns into a field while it is being changed. A name is only ever text here.
final class NameCell extends TableCell<Row, Row> {
    private final BiConsumer<Row, String> rename;
    private final FontIcon icon = sampan.app.ui.base.Glyph.OTHER.icon();
    private @Nullable TextField field;

    /// @param rename is given the row and its new name
    NameCell(BiConsumer<Row, String> rename) {
        this.rename = rename;
        getStyleClass().add("name-cell");
        setMnemonicParsing(false);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
        } else if (!isEditing()) {
            show(row);
        }
    }

    private void show(Row row) {
        icon.setIconCode(row.kind().glyph());
        icon.getStyleClass().setAll("ikonli-font-icon", "kind", row.kind().style());
        setText(row.shown());
        setGraphic(icon);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        Row row = getItem();
        if (!isEditing() || row == null) {
            return;
        }
        TextField editor = new TextField(row.shown()); // what can't be seen must not be kept unseen
        String before = editor.getText();
        editor.setId("rename");
        editor.getStyleClass().add("rename");
        editor.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                cancelEdit();
            }
        });
        editor.setOnAction(_ -> {
            if (editor.getText().equals(before)) {
                cancelEdit();
            } else {
                finish(row, editor.getText());
            }
        });
        editor.focusedProperty().subscribe((was, is) -> {
            if (was && !is && editor.equals(field)) {
                cancelEdit();
            }
        });
        field = editor;
        HBox.setHgrow(editor, Priority.ALWAYS);
        setGraphic(null);
        HBox box = new HBox(icon, editor);
        box.getStyleClass().add("rename-box");
        setText(null);
        setGraphic(box);
        // A field that gets its skin only after the focus selects everything then.
        editor.applyCss();
        editor.requestFocus();
        editor.selectRange(0, stem(row));
    }

    /// The ending stays as it is unless one goes there on purpose.
    private static int stem(Row row) {
        String name = row.shown();
        int dot = name.lastIndexOf('.');
        return row.isFile() && dot > 0 ? dot : name.length();
    }

    private void finish(Row row, String name) {
        field = null;
        cancelEdit();
        rename.accept(row, name);
    }

    @Override
    public void cancelEdit() {
        field = null;
        super.cancelEdit();
        Row row = getItem();
        if (row != null && !isEmpty()) {
            show(row);
        }
        if (getTableView() != null) {
            getTableView().requestFocus();
        }
    }
}
