package sampan.app.ui.base;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Says over something what letting go there of what is dragged would do. What would do nothing has another sign.
public final class DropHint extends StackPane {
    private final Label text = new Label();

    /// Says nothing yet.
    ///
    /// @param id of its text, by which it is found
    public DropHint(String id) {
        text.setId(id);
        text.setWrapText(true);
        text.getStyleClass().add("drop-text");
        text.visibleProperty().bind(visibleProperty());
        getStyleClass().add("drop-hint");
        getChildren().add(text);
        setMouseTransparent(true);
        hide();
    }

    /// Shows this, or nothing.
    public void show(@Nullable Promise promise) {
        setVisible(promise != null);
        if (promise != null) {
            text.setText(promise.sentence());
            text.setGraphic(promise.sign().icon());
            getStyleClass().removeAll("allowed", "refused");
            getStyleClass().add(promise.allowed() ? "allowed" : "refused");
        }
    }

    /// Shows nothing any more.
    public void hide() {
        show(null);
    }
}
