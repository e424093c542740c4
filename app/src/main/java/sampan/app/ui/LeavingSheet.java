package sampan.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.SheetButtons;
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
        SheetButtons foot = new SheetButtons(sheets, words);
        Button keep = foot.button("leaving-keep", "leaving.keep", minimise);
        Button end = foot.button("leaving-quit", "leaving.quit", quit);
        end.getStyleClass().add("danger");
        Button cancel = foot.button("leaving-cancel", "sheet.cancel", () -> {});
        cancel.setCancelButton(true);
        VBox content = new VBox(text, SheetButtons.row(cancel, keep, end));
        content.getStyleClass().add("over-sheet-content");
        sheets.show("leaving.title", WIDTH, content);
        keep.requestFocus();
    }
}
