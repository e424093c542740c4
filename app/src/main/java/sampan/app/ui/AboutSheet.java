package sampan.app.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import sampan.app.text.Release;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Which Sampan this is.
final class AboutSheet {
    private static final double WIDTH = 440;

    private final Sheets sheets;
    private final Words words;

    AboutSheet(Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
    }

    void show() {
        Release release = Release.ofThisProgram();
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("form", "over-sheet-content");
        line(grid, "about.version", release.version()).setId("about-version");
        if (!release.commit().isEmpty()) {
            line(grid, "about.commit", release.commit()).setId("about-commit");
        }
        line(grid, "about.java", Runtime.version().toString());
        line(grid, "about.licence", "Apache-2.0");
        Label quiet = new Label(words.get("about.quiet"));
        quiet.setWrapText(true);
        quiet.getStyleClass().add("muted");
        grid.add(quiet, 0, grid.getRowCount(), 2, 1);
        sheets.show("about.title", WIDTH, grid);
    }

    private Label line(GridPane grid, String key, String value) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), name, text);
        return text;
    }
}
