package sampan.app.ui;

import javafx.scene.control.Label;
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
        Facts facts = new Facts(words);
        facts.line("about.version", release.version()).setId("about-version");
        if (!release.commit().isEmpty()) {
            facts.line("about.commit", release.commit()).setId("about-commit");
        }
        facts.line("about.java", Runtime.version().toString());
        facts.line("about.licence", "Apache-2.0");
        Label quiet = new Label(words.get("about.quiet"));
        quiet.setWrapText(true);
        quiet.getStyleClass().add("muted");
        facts.add(quiet, 0, facts.getRowCount(), 2, 1);
        sheets.show("about.title", WIDTH, facts);
    }
}
