package sampan.app.ui.browse;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Glyph;

/// Says over the table what letting go of what is dragged would do. What would do nothing has another sign.
final class DropHint extends StackPane {
    private final Label text = new Label();

    DropHint() {
        text.setId("drop-hint");
        text.getStyleClass().add("drop-text");
        text.visibleProperty().bind(visibleProperty());
        getStyleClass().add("drop-hint");
        getChildren().add(text);
        setMouseTransparent(true);
        hide();
    }

    /// Shows this, or nothing.
    void show(@Nullable Promise promise) {
        setVisible(promise != null);
        if (promise != null) {
            text.setText(promise.sentence());
            text.setGraphic((promise.allowed() ? Glyph.DROP : Glyph.UNAVAILABLE).icon());
            getStyleClass().removeAll("allowed", "refused");
            getStyleClass().add(promise.allowed() ? "allowed" : "refused");
        }
    }

    void hide() {
        show(null);
    }
}
