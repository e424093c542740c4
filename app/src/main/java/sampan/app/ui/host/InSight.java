package sampan.app.ui.host;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.NoticeBar;

/// Brings something into sight that lies in what is scrolled. No state.
final class InSight {
    private InSight() {}

    /// Whoever pressed a button sees what came of it, and the keys go to the answer of a question.
    static void bringWhatIsSaid(NoticeBar bar) {
        bar.notice().subscribe(said -> {
            if (said != null) {
                Platform.runLater(() -> show(bar, said)); // whoever is told puts it on the screen first
            }
        });
    }

    private static void show(NoticeBar bar, Notice said) {
        bring(bar);
        if (!said.actions().isEmpty()) {
            bar.requestFocus();
            bar.requestFocusTraversal(TraversalDirection.NEXT);
        }
    }

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
