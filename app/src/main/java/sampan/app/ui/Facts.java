package sampan.app.ui;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import sampan.app.ui.base.Words;

/// What a sheet tells about one thing: names, each with its value beside it.
final class Facts extends GridPane {
    private final Words words;

    Facts(Words words) {
        this.words = words;
        getStyleClass().addAll("form", "over-sheet-content");
    }

    /// One more line.
    ///
    /// @param key what the value is
    /// @return the label with the value
    Label line(String key, String value) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        setValignment(name, VPos.TOP);
        addRow(getRowCount(), name, text);
        return text;
    }
}
