package sampan.app.ui.browse;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Says for a while what was deleted or moved, and offers to take it back. Stays as long as the pointer rests on it.
final class Toast extends HBox {
    private static final Duration STAYS = Duration.seconds(10);

    private final Words words;
    private final PauseTransition leaving = new PauseTransition(STAYS);
    private final Label text = new Label();

    Toast(ChangesViewModel changes, Words words) {
        this.words = words;
        setId("toast");
        getStyleClass().add("toast");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Hyperlink undo = new Hyperlink();
        undo.setId("undo");
        undo.setMnemonicParsing(false);
        undo.textProperty().bind(words.of("toast.undo"));
        undo.setOnAction(_ -> changes.undo());
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.accessibleTextProperty().bind(words.of("notice.close"));
        close.setOnAction(_ -> changes.forgetLast());
        getChildren().addAll(text, undo, close);
        leaving.setOnFinished(_ -> changes.forgetLast());
        hoverProperty().subscribe(hover -> {
            if (hover) {
                leaving.stop();
            } else if (isVisible()) {
                leaving.playFromStart();
            }
        });
        changes.last().subscribe(this::show);
    }

    private void show(@Nullable Undoable change) {
        leaving.stop();
        setVisible(change != null);
        if (change != null) {
            text.setText(said(change));
            text.setGraphic(sign(change).icon());
            leaving.playFromStart();
        }
    }

    private static Glyph sign(Undoable change) {
        return switch (change) {
            case Undoable.Removed _ -> Glyph.TRASH;
            case Undoable.Moved _ -> Glyph.MOVE;
        };
    }

    private String said(Undoable change) {
        return switch (change) {
            case Undoable.Removed(var _, var items) ->
                items.size() == 1
                        ? words.get(
                                "toast.removed-one",
                                Shown.name(items.getFirst().path().leaf()))
                        : words.get("toast.removed", items.size());
            case Undoable.Moved(var _, var steps) -> {
                RemotePath to = steps.getFirst().to();
                String folder = Paths.shown(to.parent());
                yield steps.size() == 1
                        ? words.get("toast.moved-one", Shown.name(to.leaf()), folder)
                        : words.get("toast.moved", steps.size(), folder);
            }
        };
    }
}
