package sampan.app.ui.base;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Shows a [Notice] in its place, with a button that puts it away; takes no room when there is none.
public final class NoticeBar extends HBox {
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
    private final Words words;

    /// An empty bar.
    public NoticeBar(Words words) {
        this.words = words;
        getStyleClass().add("notice-bar");
        setAlignment(Pos.CENTER_LEFT);
        notice.subscribe(this::show);
    }

    /// What it shows; null when somebody put it away.
    public ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    private void show(@Nullable Notice shown) {
        getChildren().clear();
        getStyleClass().removeAll("info", "success", "warning", "danger");
        setVisible(shown != null);
        setManaged(shown != null);
        if (shown == null) {
            return;
        }
        getStyleClass().add(tone(shown.tone()));
        Label sentence = new Label(shown.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add("sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(glyph(shown.tone()).icon("sign"), sentence);
        for (Notice.Action action : shown.actions()) {
            Hyperlink link = new Hyperlink(action.label());
            link.setMnemonicParsing(false);
            link.setMinWidth(USE_PREF_SIZE);
            link.setOnAction(_ -> action.does().run());
            getChildren().add(link);
        }
        getChildren().add(close());
    }

    private Button close() {
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.accessibleTextProperty().bind(words.of("notice.close"));
        close.setOnAction(_ -> notice.set(null));
        return close;
    }

    private static String tone(Notice.Tone tone) {
        return switch (tone) {
            case INFO -> "info";
            case SUCCESS -> "success";
            case WARNING -> "warning";
            case DANGER -> "danger";
        };
    }

    private static Glyph glyph(Notice.Tone tone) {
        return switch (tone) {
            case INFO -> Glyph.INFO;
            case SUCCESS -> Glyph.SUCCESS;
            case WARNING -> Glyph.WARNING;
            case DANGER -> Glyph.DANGER;
        };
    }
}
