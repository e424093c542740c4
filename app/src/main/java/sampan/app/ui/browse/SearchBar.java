package sampan.app.ui.browse;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Motion;
import sampan.app.ui.base.Words;
import sampan.protocol.RemotePath;

/// Where one writes what is looked for in everything below the folder; there only while somebody does.
final class SearchBar {
    private final BrowseViewModel browse;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final HBox node = new HBox();

    /// @param leave puts the person back into the table
    SearchBar(BrowseViewModel browse, Words words, Runnable leave) {
        this.browse = browse;
        this.leave = leave;
        Label what = new Label();
        what.setGraphic(Glyph.SEARCH.icon());
        what.setMinWidth(Region.USE_PREF_SIZE);
        what.textProperty().bind(words.saying(() -> words.get("search.below", name()), browse.folder()));
        field.setId("search");
        what.setLabelFor(field);
        field.promptTextProperty().bind(words.of("search.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Node busy = Motion.ring("search-ring");
        busy.visibleProperty().bind(browse.busy().and(browse.search().isNotEmpty()));
        busy.managedProperty().bind(busy.visibleProperty());
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.setId("search-close");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.accessibleTextProperty().bind(words.of("search.close"));
        close.setOnAction(_ -> close());
        node.getChildren().addAll(what, field, busy, close);
        node.getStyleClass().add("search-bar");
        node.setAlignment(Pos.CENTER_LEFT);
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
        field.setOnAction(_ -> browse.search(field.getText()));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            } else if (event.getCode() == KeyCode.DOWN) {
                event.consume();
                leave.run();
            }
        });
        browse.search().subscribe((before, now) -> {
            if (now.isEmpty()) {
                node.setVisible(false);
            }
        });
        browse.folder().subscribe((before, now) -> node.setVisible(false));
    }

    /// For the place under the path.
    Node node() {
        return node;
    }

    /// Opens it and puts the person into it.
    void open() {
        node.setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        node.setVisible(false);
        browse.search("");
        leave.run();
    }

    private String name() {
        RemotePath folder = browse.folder().get();
        Visit visit = browse.visit().get();
        if (folder == null || visit == null) {
            return "";
        }
        return folder.isLibrary() ? Shown.device(visit.welcome().host()) : Shown.name(folder.leaf());
    }
}
