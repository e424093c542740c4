package sampan.app.ui.host;

import java.io.File;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;
import sampan.server.ConnectionModel;

/// The form for a folder to share.
final class HostForm {
    private final HostViewModel host;
    private final Words words;
    private final VBox node = new VBox();
    private final GridPane grid = lines();

    HostForm(HostViewModel host, Words words) {
        this.host = host;
        this.words = words;
        node.getStyleClass().add("host-form");
        line(grid, "host.folder", folder());
        TextField name = new TextField();
        name.setId("host-name");
        name.textProperty().bindBidirectional(host.name());
        line(grid, "host.name", name);
        line(
                grid,
                "host.access",
                choice("host-access", host.access(), List.of(Access.values()), a -> words.get("access." + a.word())));
        line(
                grid,
                "host.network",
                choice(
                        "host-network",
                        host.network().asObject(),
                        List.of(false, true),
                        on -> words.get(on ? "host.network.all" : "host.network.this")));
        line(
                grid,
                "host.who",
                choice(
                        "host-who",
                        host.who().byLink().asObject(),
                        List.of(true, false),
                        link -> words.get(link ? "who.link" : "who.approved")));
        List<Node> until = line(
                grid,
                "host.until",
                choice("host-until", host.who().until(), List.of(Wish.Until.values()), end -> end.said(words)));
        List<Node> devices = line(grid, "who.which", new WhoFields(host.who(), words));
        grid.add(check("host-again", "host.again", host.again()), 1, grid.getRowCount());
        // Only now: the grid counts no row in which nothing is shown.
        ObservableBooleanValue byLink = host.who().byLink();
        shown(byLink, until);
        shown(Bindings.not(byLink), devices);
        NoticeBar notice = new NoticeBar(words);
        notice.setId("host-notice");
        notice.getStyleClass().add("boxed");
        notice.notice().bindBidirectional(host.notice());
        node.getChildren().addAll(grid, advanced(), notice, buttons());
        acceptDrop();
    }

    Node node() {
        return node;
    }

    private static GridPane lines() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields);
        return grid;
    }

    /// What hardly anybody needs, folded away.
    private TitledPane advanced() {
        GridPane inside = lines();
        line(
                inside,
                "host.model",
                choice(
                        "host-model",
                        host.model(),
                        List.of(ConnectionModel.values()),
                        model -> words.get("model." + model.word())));
        inside.add(check("host-portable", "host.portable", host.portable()), 1, 1);
        inside.add(check("host-classic", "host.classic", host.classic()), 1, 2);
        TitledPane pane = new TitledPane();
        pane.setId("host-advanced");
        pane.setMnemonicParsing(false);
        pane.textProperty().bind(words.of("host.advanced"));
        pane.setContent(inside);
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private CheckBox check(String id, String key, Property<Boolean> value) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.textProperty().bind(words.of(key));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static void shown(ObservableBooleanValue when, List<Node> nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(when);
            node.managedProperty().bind(when);
        }
    }

    private List<Node> line(GridPane grid, String key, Node field) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setLabelFor(field);
        label.getStyleClass().add("muted");
        grid.addRow(grid.getRowCount(), label, field);
        return List.of(label, field);
    }

    private HBox folder() {
        TextField path = new TextField();
        path.setId("host-folder");
        Named.field(path, words.of("host.folder"));
        path.setEditable(false);
        path.promptTextProperty().bind(words.of("host.folder.prompt"));
        host.folder().subscribe(folder -> path.setText(folder == null ? "" : folder.toString()));
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button();
        choose.setId("host-choose");
        choose.setMnemonicParsing(false);
        choose.textProperty().bind(words.of("host.choose"));
        choose.setOnAction(_ -> choose());
        HBox box = new HBox(path, choose);
        box.getStyleClass().add("field-and-button");
        return box;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("host.choose.title"));
        File folder = chooser.showDialog(node.getScene().getWindow());
        if (folder != null) {
            host.folder().set(folder.toPath());
        }
    }

    private <T> ComboBox<T> choice(String id, Property<T> value, List<T> values, Function<T, String> say) {
        return Choice.of(id, value, values, say, words);
    }

    private HBox buttons() {
        Button start = new Button();
        start.setId("host-start");
        start.setMnemonicParsing(false);
        start.setDefaultButton(true);
        start.getStyleClass().add("accent");
        start.setGraphic(Glyph.SHARE.icon());
        start.textProperty().bind(words.of("host.start"));
        start.disableProperty().bind(host.folder().isNull().or(host.starting()));
        start.setOnAction(_ -> host.start());
        HBox row = new HBox(start);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("over-sheet-buttons");
        return row;
    }

    private void acceptDrop() {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            File first = event.getDragboard().hasFiles()
                    ? event.getDragboard().getFiles().getFirst()
                    : null;
            if (first != null && first.isDirectory()) {
                host.folder().set(first.toPath());
                event.setDropCompleted(true);
            }
            event.consume();
        });
    }
}
