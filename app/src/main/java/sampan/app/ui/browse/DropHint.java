package sampan.app.ui.browse;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Says over the table what letting go of the dragged files would do.
final class DropHint extends StackPane {
    private final Words words;
    private final Label text = new Label();

    DropHint(Words words) {
        this.words = words;
        text.setId("drop-hint");
        text.getStyleClass().add("drop-text");
        text.setGraphic(Glyph.DROP.icon());
        getStyleClass().add("drop-hint");
        getChildren().add(text);
        setMouseTransparent(true);
        hide();
    }

    /// Letting go sends this many files and folders there.
    void willUpload(int items, RemotePath folder) {
        show(words.get("drop.upload", items, Paths.shown(folder)), true);
    }

    /// Letting go does nothing here.
    void willNot(String why) {
        show(why, false);
    }

    private void show(String what, boolean allowed) {
        text.setText(what);
        getStyleClass().removeAll("allowed", "refused");
        getStyleClass().add(allowed ? "allowed" : "refused");
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
