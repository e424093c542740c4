package sampan.app.ui.base;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// The buttons at the foot of a sheet. For the JavaFX thread.
public final class SheetButtons {
    private final Sheets sheets;
    private final Words words;

    /// @param sheets where the sheet is shown
    public SheetButtons(Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
    }

    /// A button that puts the sheet away and then does something.
    ///
    /// @param key what it says
    public Button button(String id, String key, Runnable does) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            sheets.hide();
            does.run();
        });
        return button;
    }

    /// Buttons in a row, to the right.
    public static HBox row(Node... buttons) {
        HBox row = new HBox(buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("over-sheet-buttons");
        return row;
    }
}
