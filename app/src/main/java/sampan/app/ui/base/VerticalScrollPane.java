package sampan.app.ui.base;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/// A scroll pane whose content is as wide as itself and as tall as it likes. It keeps no picture of what it shows: a
/// usual one does, and when it leaves its window, JavaFX's pool of pictures holds that for as long as any memory is
/// left.
public final class VerticalScrollPane extends ScrollPane {
    /// Without content yet.
    public VerticalScrollPane() {
        getStyleClass().add("edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    /// Of this content.
    public VerticalScrollPane(Node content) {
        this();
        setContent(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        ScrollPaneSkin skin = new ScrollPaneSkin(this);
        getChildrenUnmodifiable().forEach(part -> part.setCache(false));
        return skin;
    }
}
