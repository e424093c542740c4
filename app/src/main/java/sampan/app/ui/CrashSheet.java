package sampan.app.ui;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sampan.app.text.CrashReport;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Says that something went wrong inside Sampan, with a text that a person can copy and hand on. What goes wrong while
/// it is shown is in the log only.
final class CrashSheet {
    private static final double WIDTH = 620;

    private final Sheets sheets;
    private final Words words;
    private final Path log;
    private final Runnable openLog;
    private boolean shown;

    /// @param log where crashes are written down
    /// @param openLog opens its folder
    CrashSheet(Sheets sheets, Words words, Path log, Runnable openLog) {
        this.sheets = sheets;
        this.words = words;
        this.log = log;
        this.openLog = openLog;
        sheets.shown().subscribe(now -> shown &= now);
    }

    void show(CrashReport report) {
        if (shown) {
            return;
        }
        Label what = new Label(words.get("crash.text", log));
        what.setId("crash-what");
        what.setWrapText(true);
        TextArea text = new TextArea(report.text());
        text.setId("crash-report");
        text.setEditable(false);
        text.setPrefRowCount(10);
        Named.field(text, words.of("crash.report"));
        Button copy = button("crash-copy", "crash.copy", () -> {
            Copied.text(report.text());
        });
        copy.setGraphic(Glyph.COPY.icon());
        copy.getStyleClass().add("accent");
        Button show = button("crash-log", "crash.log", openLog);
        Button go = button("crash-go-on", "crash.go-on", sheets::hide);
        HBox buttons = new HBox(show, copy, go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("over-sheet-buttons");
        VBox content = new VBox(what, text, buttons);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("crash.title", WIDTH, content);
        shown = true;
    }

    private Button button(String id, String key, Runnable does) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> does.run());
        return button;
    }
}
