package sampan.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Asks before the window closes on something that is under way or shared.
final class LeavingSheet {
    private static final double WIDTH = 460;

    private final Sheets sheets;
    private final Words words;

    LeavingSheet(Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
    }

    /// @param active how many transfers are under way
    /// @param shares how many folders are shared
    void show(int active, int shares, Runnable minimise, Runnable quit) {
        List<String> why = new ArrayList<>();
        if (active > 0) {
            why.add(words.get("leaving.transfers", active));
        }
        if (shares > 0) {
            why.add(words.get("leaving.shares", shares));
        }
        Label text = new Label(String.join(" ", why));
        text.setId("leaving-why");
        text.setWrapText(true);
        Button keep = button("leaving-keep", "leaving.keep", minimise);
        Button end = button("leaving-quit", "leaving.quit", quit);
        end.getStyleClass().add("danger");
        Button cancel = button("leaving-cancel", "sheet.cancel", () -> {});
        cancel.setCancelButton(true);
        HBox buttons = new HBox(cancel, keep, end);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("over-sheet-buttons");
        VBox content = new VBox(text, buttons);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("leaving.title", WIDTH, content);
        keep.requestFocus();
    }

    private Button button(String id, String key, Runnable does) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            sheets.hide();
            does.run();
        });
        return button;
    }
}
