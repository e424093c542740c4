package sampan.app.ui.host;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.TitledPane;
import javafx.util.Duration;

/// Has something looked at as long as somebody sees it. No state of its own.
final class WhileUnfolded {
    private WhileUnfolded() {}

    /// Looks when the pane is unfolded, and again and again until it is folded or leaves the screen.
    ///
    /// @param every how long between two looks
    static void look(TitledPane pane, Duration every, Runnable look) {
        Timeline looks = new Timeline(new KeyFrame(every, _ -> look.run()));
        looks.setCycleCount(Animation.INDEFINITE);
        Runnable follow = () -> {
            if (pane.isExpanded() && pane.getScene() != null) {
                look.run();
                looks.play();
            } else {
                looks.stop();
            }
        };
        pane.expandedProperty().subscribe(follow);
        pane.sceneProperty().subscribe(follow);
    }
}
