package sampan.app.ui.base;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;

/// All that moves by itself in the window, and stands still where the person's system says that nothing shall: nothing
/// else here makes anything that turns, slides or fades. What the style sheet moves asks there. No state of its own.
public final class Motion {
    private Motion() {}

    /// A ring that turns as long as something takes its time, or a clock that stands still.
    ///
    /// @param styles for the room that it takes
    public static Node ring(String... styles) {
        StackPane room = new StackPane();
        room.getStyleClass().add("motion-ring");
        room.getStyleClass().addAll(styles);
        reduced(room).subscribe(still -> {
            Node inside = still ? Glyph.WAITING.icon("still") : new ProgressIndicator();
            room.getChildren().setAll(inside);
        });
        return room;
    }

    /// What a bar shows: -1, which moves to and fro, stands still as 0.
    ///
    /// @param bar where it is shown
    /// @param progress from 0 to 1; -1 while nobody knows
    public static ObservableDoubleValue progress(Node bar, ObservableDoubleValue progress) {
        ObservableValue<Boolean> still = reduced(bar);
        return Bindings.createDoubleBinding(
                () -> still.getValue() ? Math.max(0, progress.get()) : progress.get(), progress, still);
    }

    /// Whether the person wants no motion where this is.
    private static ObservableValue<Boolean> reduced(Node node) {
        return node.sceneProperty()
                .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
                .orElse(false);
    }
}
