package sampan.app.ui.browse;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.TextSize;
import sampan.app.ui.base.VerticalScrollPane;
import sampan.app.ui.base.Words;

/// Beside the table, what there is to know about what is selected, with its picture if it is one. Whether it is open is
/// remembered.
final class InfoPane {
    private static final double WIDTH = 224;

    private final InfoViewModel info;
    private final Words words;
    private final VerticalScrollPane node = new VerticalScrollPane();
    private final StackPane sign = new StackPane();
    private final ImageView picture = new ImageView();
    private final VBox facts = new VBox();
    private final Thumbnail thumbnail;

    InfoPane(BrowseViewModel browse, Background background, BrowseView.Kept kept, Words words) {
        this.words = words;
        info = new InfoViewModel(browse, background, words);
        thumbnail = new Thumbnail(background, this::picture);
        VBox content = new VBox(head(), sign, facts);
        content.getStyleClass().add("info");
        sign.getStyleClass().add("info-sign");
        facts.getStyleClass().add("info-facts");
        picture.setId("info-picture");
        picture.setPreserveRatio(true);
        picture.setFitWidth(Thumbnail.EDGE / 2.0);
        picture.setFitHeight(Thumbnail.EDGE / 2.0);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        node.setContent(content);
        node.setId("info");
        node.getStyleClass().add("info-pane");
        node.setFocusTraversable(true);
        node.minWidthProperty().bind(TextSize.of(WIDTH));
        node.prefWidthProperty().bind(TextSize.of(WIDTH));
        node.visibleProperty().bind(info.open());
        node.managedProperty().bind(info.open());
        info.open().set(kept.was().info());
        info.open().subscribe((before, now) -> kept.keep().accept(table -> table.withInfo(now)));
        info.row().subscribe(row -> thumbnail.of(browse.visit().get(), row));
        info.facts().addListener((ListChangeListener<InfoViewModel.Fact>) _ -> show());
        info.title().subscribe(this::show);
        show();
    }

    /// For the right of the table; takes no room while it is closed.
    Node node() {
        return node;
    }

    /// Opens or closes it.
    void toggle() {
        info.open().set(!info.open().get());
    }

    private HBox head() {
        Label title = new Label();
        title.setId("info-title");
        title.getStyleClass().add("info-title");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMnemonicParsing(false);
        title.textProperty().bind(info.title());
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.setId("info-close");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.accessibleTextProperty().bind(words.of("info.close"));
        close.setOnAction(_ -> info.open().set(false));
        HBox head = new HBox(title, close);
        head.getStyleClass().add("info-head");
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private void show() {
        facts.getChildren().clear();
        for (InfoViewModel.Fact fact : info.facts()) {
            Label label = new Label(fact.label());
            label.getStyleClass().add("info-label");
            Label value = new Label(fact.value());
            value.getStyleClass().add("info-value");
            value.setWrapText(true);
            value.setMnemonicParsing(false);
            label.setLabelFor(value);
            facts.getChildren().add(new VBox(label, value));
        }
        node.setAccessibleText(info.sentence());
    }

    /// The picture, or the sign of what is selected.
    private void picture(@Nullable Image image) {
        Row row = info.row().get();
        picture.setImage(image);
        if (image != null && row != null) {
            picture.setAccessibleText(words.get("info.picture", row.shown()));
            sign.getChildren().setAll(picture);
        } else if (row != null) {
            sign.getChildren().setAll(row.kind().glyph().icon("kind", row.kind().style()));
        } else {
            sign.getChildren().setAll(Glyph.INFO.icon());
        }
    }
}
