package sampan.app.ui;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import sampan.app.client.TlsFacts;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Who the host is and how the connection is protected.
final class SecuritySheet {
    private static final double WIDTH = 520;

    private final Visit visit;
    private final Sheets sheets;
    private final Words words;

    SecuritySheet(Visit visit, Sheets sheets, Words words) {
        this.visit = visit;
        this.sheets = sheets;
        this.words = words;
    }

    void show() {
        TlsFacts facts = visit.security();
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("form", "over-sheet-content");
        line(grid, "security.host", Shown.device(visit.welcome().host()));
        line(
                grid,
                "security.address",
                visit.destination().host() + ":" + visit.destination().port());
        line(grid, "security.fingerprint", lines(visit.destination().pin().fingerprint()))
                .getStyleClass()
                .add("fingerprint");
        line(grid, "security.tls", facts.protocol().replace("TLSv", "TLS ") + " · " + facts.cipher());
        sheets.show("security.title", WIDTH, grid);
    }

    /// Two halves, one below the other: so two people compare them more easily.
    private static String lines(String fingerprint) {
        int half = fingerprint.length() / 2;
        return fingerprint.substring(0, half).strip() + "\n"
                + fingerprint.substring(half).strip();
    }

    private Label line(GridPane grid, String key, String value) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, text);
        return text;
    }
}
