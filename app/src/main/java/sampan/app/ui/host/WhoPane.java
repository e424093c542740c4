package sampan.app.ui.host;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.TextSize;
import sampan.app.ui.base.Words;

/// Who may come to a shared folder, folded away until a person wants to see it: the devices that are let in, and the
/// links that let more of them in.
final class WhoPane extends TitledPane {
    private static final Duration LOOKS = Duration.seconds(1);
    private static final double LINE = 68;
    private static final int MOST = 4;

    private final WhoViewModel who;
    private final Words words;

    WhoPane(WhoViewModel who, Words words) {
        this.who = who;
        this.words = words;
        setId("host-who-may");
        setMnemonicParsing(false);
        textProperty().bind(words.of("who.title"));
        NoticeBar notice = new NoticeBar(words);
        notice.setId("who-notice");
        notice.getStyleClass().add("boxed");
        notice.notice().bindBidirectional(who.notice());
        InSight.bringWhatIsSaid(notice);
        VBox content = new VBox();
        content.getStyleClass().add("holdings");
        content.getChildren().addAll(devices());
        content.getChildren().add(notice);
        content.getChildren().addAll(links());
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        WhileUnfolded.look(this, LOOKS, who::look);
    }

    private Node[] devices() {
        ListView<DeviceRow> list = new ListView<>(who.devices());
        list.setId("who-devices");
        list.getStyleClass().addAll("lines", "edge-to-edge");
        list.fixedCellSizeProperty().bind(TextSize.of(LINE));
        var height = Bindings.min(Bindings.size(who.devices()), MOST)
                .multiply(TextSize.of(LINE))
                .add(2);
        list.minHeightProperty().bind(height);
        list.prefHeightProperty().bind(height);
        list.visibleProperty().bind(Bindings.isNotEmpty(who.devices()));
        list.managedProperty().bind(list.visibleProperty());
        String title = who.approved() ? "who.known" : "who.devices";
        list.accessibleTextProperty().bind(words.of(title));
        list.setCellFactory(_ -> new DeviceCell(who, words));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            DeviceRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && row != null) {
                event.consume();
                who.remove(row);
            }
        });
        words.text().subscribe(list::refresh);
        return new Node[] {
            new HBox(title(title)), none(who.approved() ? "who.unknown" : "who.devices.none", who.devices()), list
        };
    }

    private Node[] links() {
        HoldingList<LinkRow> list =
                new HoldingList<>(who.links(), "who.links", words, row -> HoldingLine.of(row, words), who::takeBack);
        list.setId("who-links");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title("who.links"), gap);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("field-and-button");
        if (who.approved()) {
            // From before, and of no use here: there need be none.
            head.visibleProperty().bind(list.visibleProperty());
            head.managedProperty().bind(list.visibleProperty());
            return new Node[] {head, list};
        }
        head.getChildren().addAll(until(), make());
        return new Node[] {head, none("who.links.none", who.links()), list};
    }

    private ComboBox<Wish.Until> until() {
        ComboBox<Wish.Until> until =
                Choice.of("who-until", who.until(), List.of(Wish.Until.values()), end -> end.said(words), words);
        until.getStyleClass().add("small");
        Named.choice(until, words.of("who.new.until"));
        return until;
    }

    private Button make() {
        Button make = new Button();
        make.setId("who-new");
        make.setMnemonicParsing(false);
        make.setMinWidth(Region.USE_PREF_SIZE);
        make.getStyleClass().addAll("small", "button-outlined");
        make.setGraphic(Glyph.ADD.icon());
        make.textProperty().bind(words.of("who.new"));
        make.setOnAction(_ -> who.newLink());
        return make;
    }

    private Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(words.of(key));
        title.getStyleClass().add("holdings-title");
        return title;
    }

    private Label none(String key, ObservableList<?> rows) {
        Label none = new Label();
        none.textProperty().bind(words.of(key));
        none.getStyleClass().addAll("muted", "small-text");
        none.setWrapText(true);
        BooleanBinding seen = who.looked().and(Bindings.isEmpty(rows));
        none.visibleProperty().bind(seen);
        none.managedProperty().bind(seen);
        return none;
    }
}
