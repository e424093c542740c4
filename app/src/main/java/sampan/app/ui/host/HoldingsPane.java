package sampan.app.ui.host;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.Words;
import sampan.server.FreeSpace;

/// What a shared folder holds beside its files, folded away until a person wants to see it: the room on its disk,
/// unfinished uploads, and the trash.
final class HoldingsPane extends TitledPane {
    private static final Duration LOOKS = Duration.seconds(2);

    private final HoldingsViewModel holdings;
    private final Words words;

    HoldingsPane(HoldingsViewModel holdings, Words words) {
        this.holdings = holdings;
        this.words = words;
        setId("host-holdings");
        setMnemonicParsing(false);
        textProperty().bind(words.of("host.holdings"));
        NoticeBar notice = new NoticeBar(words);
        notice.setId("holdings-notice");
        notice.getStyleClass().add("boxed");
        notice.notice().bindBidirectional(holdings.notice());
        InSight.bringWhatIsSaid(notice);
        VBox content = new VBox(room());
        content.getStyleClass().add("holdings");
        content.getChildren().addAll(uploads());
        content.getChildren().add(notice);
        content.getChildren().addAll(trash());
        setContent(content);
        setExpanded(false);
        setAnimated(false);
        WhileUnfolded.look(this, LOOKS, holdings::look);
    }

    private Label room() {
        Label room = new Label();
        room.setId("holdings-free");
        room.setWrapText(true);
        room.textProperty().bind(words.saying(this::free, holdings.free()));
        return room;
    }

    private String free() {
        FreeSpace free = holdings.free().get();
        if (free == null) {
            return words.get("holdings.looking");
        }
        String disk = words.sizes().bytes(free.disk());
        return free.uploads() == 0
                ? words.get("holdings.free", disk)
                : words.get("holdings.free.uploads", disk, words.sizes().bytes(free.uploads()));
    }

    private Node[] uploads() {
        HoldingList<UploadRow> list = new HoldingList<>(
                holdings.uploads(), "holdings.uploads", words, row -> HoldingLine.of(row, words), holdings::discard);
        list.setId("holdings-uploads");
        Label then = small("holdings.uploads.then");
        then.visibleProperty().bind(list.visibleProperty());
        then.managedProperty().bind(list.visibleProperty());
        return new Node[] {
            new HBox(title("holdings.uploads")), none("holdings.uploads.none", holdings.uploads()), then, list
        };
    }

    private Node[] trash() {
        HoldingList<TrashRow> list = new HoldingList<>(
                holdings.trash(), "holdings.trash", words, row -> HoldingLine.of(row, words), holdings::restore);
        list.setId("holdings-trash");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button empty = new Button();
        empty.setId("holdings-empty");
        empty.setMnemonicParsing(false);
        empty.getStyleClass().addAll("small", "button-outlined");
        empty.setGraphic(Glyph.CLEAR.icon());
        empty.textProperty().bind(words.of("holdings.empty"));
        empty.setOnAction(_ -> holdings.empty());
        empty.visibleProperty().bind(list.visibleProperty());
        empty.managedProperty().bind(list.visibleProperty());
        HBox head = new HBox(title("holdings.trash"), gap, empty);
        head.setAlignment(Pos.CENTER_LEFT);
        return new Node[] {head, none("holdings.trash.none", holdings.trash()), small("holdings.trash.then"), list};
    }

    private Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(words.of(key));
        title.getStyleClass().add("holdings-title");
        return title;
    }

    private Label small(String key) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.getStyleClass().addAll("muted", "small-text");
        label.setWrapText(true);
        return label;
    }

    private Label none(String key, ObservableList<?> rows) {
        Label none = small(key);
        BooleanBinding seen = holdings.free().isNotNull().and(Bindings.isEmpty(rows));
        none.visibleProperty().bind(seen);
        none.managedProperty().bind(seen);
        return none;
    }
}
