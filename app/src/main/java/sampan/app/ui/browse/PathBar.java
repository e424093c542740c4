package sampan.app.ui.browse;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TreeItem;
import org.controlsfx.control.BreadCrumbBar;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Glyph;
import sampan.protocol.RemotePath;

/// Where one is: the host, the share and the folders down to this one, each a way back up.
final class PathBar {
    private final BreadCrumbBar<RemotePath> bar = new BreadCrumbBar<>();
    private final BrowseViewModel browse;

    PathBar(BrowseViewModel browse) {
        this.browse = browse;
        bar.setId("path");
        bar.setAutoNavigationEnabled(false);
        bar.setFocusTraversable(false); // its crumbs are
        bar.setCrumbFactory(this::crumb);
        bar.setOnCrumbAction(event -> browse.go(event.getSelectedCrumb().getValue()));
        browse.folder().subscribe(this::show);
    }

    Node node() {
        return bar;
    }

    private void show(@Nullable RemotePath folder) {
        bar.setSelectedCrumb(folder == null ? null : item(folder));
    }

    private static TreeItem<RemotePath> item(RemotePath folder) {
        TreeItem<RemotePath> item = new TreeItem<>(folder);
        if (!folder.isLibrary()) {
            item(folder.parent()).getChildren().add(item);
        }
        return item;
    }

    private Button crumb(TreeItem<RemotePath> item) {
        RemotePath path = item.getValue();
        Button button = new Button(Paths.leaf(path, host()));
        button.setMnemonicParsing(false);
        button.getStyleClass().setAll("button", "flat", "crumb");
        button.setGraphic(path.isLibrary() ? Glyph.HOST.icon("crumb-host") : Glyph.CRUMB.icon("crumb-sign"));
        if (path.equals(browse.folder().get())) {
            button.getStyleClass().add("here");
        }
        return button;
    }

    private String host() {
        Visit visit = browse.visit().get();
        return visit == null ? "" : Shown.device(visit.welcome().host());
    }
}
