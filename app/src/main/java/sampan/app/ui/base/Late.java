package sampan.app.ui.base;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Nodes that join their window when they are first seen. One that is there but invisible costs its styles and its skin
/// all the same, and a window opens the sooner the less of that it needs. For the screen's thread.
public final class Late {
    private Late() {}

    /// Gives a pane these children, in this order; those that are not visible yet take their place when they first are.
    ///
    /// @return the pane
    public static <P extends Pane> P children(P pane, Node... all) {
        for (Node child : all) {
            join(child, () -> pane.getChildren().add(place(pane, child, all), child));
        }
        return pane;
    }

    /// Behind those of its elder siblings that are there.
    private static int place(Pane pane, Node child, Node[] all) {
        int place = 0;
        for (int i = 0; !all[i].equals(child); i++) {
            if (pane.getChildren().contains(all[i])) {
                place++;
            }
        }
        return place;
    }

    /// Joins once, at once if the node is visible, or else as soon as it is.
    public static void join(Node node, Runnable joins) {
        if (node.isVisible()) {
            joins.run();
            return;
        }
        node.visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> visible, Boolean was, Boolean is) {
                node.visibleProperty().removeListener(this);
                joins.run();
            }
        });
    }
}
