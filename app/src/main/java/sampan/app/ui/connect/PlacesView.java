package sampan.app.ui.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.DropHint;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.VerticalScrollPane;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.Place.Kind;

/// The places on the left: this computer's shares, the hosts one keeps, and where one was lately.
public final class PlacesView {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final Places places;
    private final ObservableValue<String> here;
    private final Words words;
    private final Outside outside;
    private final VBox list = new VBox();
    private final VerticalScrollPane scroll = new VerticalScrollPane(list);
    private final DropHint hint = new DropHint("places-hint");
    private final StackPane node = new StackPane(scroll, hint);
    private final PlaceDrops drops;

    /// What this needs of the window around it.
    ///
    /// @param host opens the sheet for sharing a folder
    /// @param share opens it with this folder
    /// @param send sends files to a place
    /// @param go goes to an address
    /// @param beside goes to an address in a tab of its own
    public record Outside(
            Runnable host,
            Consumer<Path> share,
            BiConsumer<Place, List<Path>> send,
            Consumer<String> go,
            Consumer<String> beside) {}

    /// Shows them.
    ///
    /// @param here the address one is at; empty for none
    public PlacesView(Places places, ObservableValue<String> here, Words words, Outside outside) {
        this.places = places;
        this.here = here;
        this.words = words;
        this.outside = outside;
        list.getStyleClass().add("places");
        scroll.getStyleClass().add("places-pane");
        scroll.setId("places");
        drops = new PlaceDrops(outside, words, hint);
        drops.onList(scroll);
        places.all().addListener((ListChangeListener<Place>) _ -> show());
        here.subscribe(this::show);
        words.text().subscribe(this::show);
        show();
    }

    /// The left of the window.
    public Node node() {
        return node;
    }

    private void show() {
        hint.hide();
        list.getChildren().clear();
        part("places.computer", Kind.SHARE);
        Button share = item(words.get("places.share"), Glyph.SHARE, outside.host());
        share.setId("places-share");
        share.getStyleClass().add("quiet");
        list.getChildren().add(share);
        part("places.bookmarks", Kind.BOOKMARK);
        part("places.recent", Kind.RECENT);
    }

    private void part(String titleKey, Kind kind) {
        List<Place> some =
                places.all().stream().filter(place -> place.kind() == kind).toList();
        if (some.isEmpty() && kind != Kind.SHARE) {
            return;
        }
        Label title = new Label(words.get(titleKey));
        title.getStyleClass().add("places-title");
        list.getChildren().add(title);
        for (Place place : some) {
            Button item = item(place.name(), glyph(kind), () -> outside.go().accept(place.address()));
            item.setTooltip(new Tooltip(place.detail()));
            item.setContextMenu(menu(place));
            item.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.MIDDLE) {
                    outside.beside().accept(place.address());
                }
            });
            if (kind != Kind.SHARE) {
                drops.onPlace(item, place);
            }
            item.pseudoClassStateChanged(HERE, place.address().equals(here.getValue()));
            list.getChildren().add(item);
        }
    }

    private ContextMenu menu(Place place) {
        ContextMenu menu =
                new ContextMenu(menuItem("places.in-tab", () -> outside.beside().accept(place.address())));
        if (place.kind() != Kind.SHARE) {
            MenuItem send = menuItem("places.send", () -> outside.send().accept(place, Copied.here()));
            menu.getItems().addAll(send, menuItem("places.forget", () -> places.forget(place)));
            menu.setOnShowing(_ -> send.setDisable(Copied.here().isEmpty()));
        }
        return menu;
    }

    private MenuItem menuItem(String key, Runnable does) {
        MenuItem item = new MenuItem(words.get(key));
        item.setId(key.replace('.', '-'));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> does.run());
        return item;
    }

    private static Button item(String text, Glyph glyph, Runnable does) {
        Button item = new Button(text, glyph.icon());
        item.setMnemonicParsing(false);
        item.setMaxWidth(Double.MAX_VALUE);
        item.getStyleClass().addAll("flat", "place");
        item.setOnAction(_ -> does.run());
        return item;
    }

    private static Glyph glyph(Kind kind) {
        return switch (kind) {
            case SHARE -> Glyph.SHARED_FOLDER;
            case BOOKMARK -> Glyph.HOST;
            case RECENT -> Glyph.RECENT;
        };
    }
}
