package sampan.app.ui.browse;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.FolderDrops;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.VerticalScrollPane;
import sampan.app.ui.base.Words;

/// What a newcomer sees, who has been nowhere and shares nothing: the two things that one can do, a card each.
final class FirstPage {
    private final Words words;
    private final BrowseView.Elsewhere ways;

    FirstPage(Words words, BrowseView.Elsewhere ways) {
        this.words = words;
        this.ways = ways;
    }

    /// The page in the language of the moment.
    Node node() {
        Label title = label("first.title", "placeholder-title");
        title.setId("placeholder-title");
        Label text = label("first.text", "placeholder-text");
        text.setId("placeholder-text");
        StackPane sign = new StackPane(Glyph.WELCOME.icon());
        sign.getStyleClass().add("placeholder-sign");
        HBox cards = new HBox(visit(), share());
        cards.getStyleClass().add("first-cards");
        cards.getChildren().forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
        VBox page = new VBox(sign, title, text, cards);
        page.getStyleClass().add("first-page");
        page.setAlignment(Pos.CENTER);
        VerticalScrollPane scroll = new VerticalScrollPane(page);
        scroll.getStyleClass().add("first-scroll");
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private VBox visit() {
        Label link = label("first.visit.link", "first-link");
        Button go = button("place.nowhere.address", Glyph.ADDRESS, ways.address());
        go.getStyleClass().add("accent");
        return card("first-visit", Glyph.COMPUTER, "first.visit", go, label("first.visit.text", "first-text"), link);
    }

    private VBox share() {
        Button go = button("place.nowhere.host", Glyph.SHARE, ways.host());
        VBox card = card(
                "first-share",
                Glyph.SHARED_FOLDER,
                "first.share",
                go,
                label("first.share.text", "first-text"),
                label("first.share.drop", "first-text"));
        FolderDrops.on(card, ways.share());
        return card;
    }

    /// The button says its own name only; what it is about is told with it.
    private VBox card(String id, Glyph glyph, String titleKey, Button go, Label... texts) {
        Label title = label(titleKey, "first-name");
        title.setGraphic(glyph.icon());
        VBox card = new VBox(title);
        card.setId(id);
        card.getStyleClass().add("first-card");
        card.getChildren().addAll(texts);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        go.setMaxWidth(Double.MAX_VALUE);
        go.setAccessibleHelp(title.getText() + ". " + texts[0].getText());
        card.getChildren().addAll(gap, go);
        return card;
    }

    private Label label(String key, String style) {
        Label label = new Label(words.get(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button button(String key, Glyph glyph, Runnable does) {
        Button button = new Button(words.get(key), glyph.icon());
        button.setId(key.replace('.', '-'));
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> does.run());
        return button;
    }
}
