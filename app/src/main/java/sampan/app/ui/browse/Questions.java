package sampan.app.ui.browse;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// What is asked before something is made or deleted.
final class Questions {
    private static final double WIDTH = 420;

    private final BrowseViewModel browse;
    private final ChangesViewModel changes;
    private final Sheets sheets;
    private final Words words;

    Questions(BrowseViewModel browse, ChangesViewModel changes, Sheets sheets, Words words) {
        this.browse = browse;
        this.changes = changes;
        this.sheets = sheets;
        this.words = words;
    }

    /// Asks for the new folder's name.
    void newFolder() {
        RemotePath here = browse.folder().get();
        if (here == null) {
            return;
        }
        TextField name = new TextField(words.get("new-folder.name"));
        name.setId("new-folder-name");
        Label where = new Label(words.get("new-folder.in", Paths.shown(here)));
        where.getStyleClass().add("muted");
        Button make = button("new-folder-make", words.get("new-folder.make"), "accent");
        make.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()));
        make.setDefaultButton(true);
        make.setOnAction(_ -> {
            sheets.hide();
            changes.makeFolder(name.getText());
        });
        sheets.show("new-folder.title", WIDTH, content(where, name, buttons(make)));
        name.requestFocus();
        name.selectAll();
    }

    /// Asks whether what is selected shall go.
    void delete() {
        List<Row> rows = List.copyOf(browse.selection());
        if (rows.isEmpty()) {
            return;
        }
        Label what = new Label(
                rows.size() == 1
                        ? words.get("delete.one", rows.getFirst().shown())
                        : words.get("delete.many", rows.size()));
        what.setId("delete-what");
        what.setWrapText(true);
        Label then = new Label(words.get("delete.then"));
        then.getStyleClass().add("muted");
        then.setWrapText(true);
        Button delete = button("delete-yes", words.get("delete.yes"), "danger");
        delete.setDefaultButton(true);
        delete.setOnAction(_ -> {
            sheets.hide();
            changes.remove(rows);
        });
        sheets.show("delete.title", WIDTH, content(what, then, buttons(delete)));
        delete.requestFocus();
    }

    private HBox buttons(Button yes) {
        Button no = button("sheet-no", words.get("sheet.cancel"), null);
        no.setCancelButton(true);
        no.setOnAction(_ -> sheets.hide());
        HBox row = new HBox(no, yes);
        row.getStyleClass().add("over-sheet-buttons");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private static VBox content(javafx.scene.Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("over-sheet-content");
        return box;
    }

    private static Button button(String id, String text, @Nullable String style) {
        Button button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        if (style != null) {
            button.getStyleClass().add(style);
        }
        return button;
    }
}
