package sampan.app.ui.host;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Brings something into sight that lies in what is scrolled. No state.
final class InSight {
    private InSight() {}

    /// Scrolls so far, and no farther, that a node can be seen.
    static void bring(Node node) {
        Node above = node.getParent();
        while (above != null && !(above instanceof ScrollPane)) {
            above = above.getParent();
        }
        if (above instanceof ScrollPane scroll) {
            // What has just come has no place yet.
            scroll.applyCss();
            scroll.layout();
            scroll(scroll, scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds())));
        }
    }

    private static void scroll(ScrollPane scroll, Bounds wanted) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - seen;
        if (hidden > 0) {
            double top = scroll.getVvalue() * hidden;
            double lowest = wanted.getMinY();
            double highest = Math.min(lowest, wanted.getMaxY() - seen);
            scroll.setVvalue(Math.clamp(top, highest, lowest) / hidden);
        }
    }
}
