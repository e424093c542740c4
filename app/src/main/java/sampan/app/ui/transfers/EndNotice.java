package sampan.app.ui.transfers;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.transfer.queue.QueueState;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Look;
import sampan.app.ui.base.Words;

/// Says in a corner of the screen that a batch has come to its end, to a person who is at something else: who looks at
/// the window sees it there. It takes no keys from anybody, and a click on it brings the window back.
public final class EndNotice {
    private static final Duration STAYS = Duration.seconds(8);
    private static final double MARGIN = 16;

    private final Stage stage;
    private final Words words;
    private final Label text = new Label();
    private final PauseTransition leaving = new PauseTransition(STAYS);
    private @Nullable Popup popup;

    /// @param stage the window it speaks for
    public EndNotice(Stage stage, Words words) {
        this.stage = stage;
        this.words = words;
        leaving.setOnFinished(_ -> hide());
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                hide();
            }
        });
    }

    private void hide() {
        if (popup != null) {
            popup.hide();
        }
    }

    private Popup popup() {
        Popup made = popup;
        if (made == null) {
            made = new Popup();
            made.getContent().add(card());
            made.setAutoFix(true);
            Look.dress(made.getScene());
            popup = made;
        }
        return made;
    }

    private HBox card() {
        text.setId("end-notice");
        text.setWrapText(true);
        HBox card = new HBox(text);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("window", "end-notice");
        card.setOnMouseClicked(_ -> {
            hide();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
        return card;
    }

    /// Says what became of it, if the person does not look and it is worth a word.
    public void say(QueuedBatch batch) {
        String sentence = Progress.ending(batch, words);
        if (sentence == null || stage.isFocused() || !stage.isShowing()) {
            return;
        }
        text.setText(sentence);
        text.setGraphic((batch.state() instanceof QueueState.Done ? Glyph.DONE : Glyph.DANGER).icon("sign"));
        Rectangle2D screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        Popup corner = popup();
        corner.show(stage, screen.getMinX(), screen.getMinY());
        corner.setX(screen.getMaxX() - corner.getWidth() - MARGIN);
        corner.setY(screen.getMaxY() - corner.getHeight() - MARGIN);
        leaving.playFromStart();
    }
}
