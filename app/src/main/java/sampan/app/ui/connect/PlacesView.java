package sampan.app.ui.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.DropHint;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.Place.Kind;

/// The places on the left: this computer's shares, the hosts one keeps, and where one was lately.
public final class PlacesView {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final ConnectViewModel connect;
    private final Words words;
    private final Outside outside;
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final DropHint hint = new DropHint("places-hint");
    private final StackPane node = new StackPane(scroll, hint);
    private final PlaceDrops drops;

    /// What this needs of the window around it.
    ///
    /// @param host opens the sheet for sharing a folder
    /// @param share opens it with this folder
    /// @param send sends files to a place
    public record Outside(Runnable host, Consumer<Path> share, BiConsumer<Place, List<Path>> send) {}

    /// Shows them.
    public PlacesView(ConnectViewModel connect, Words words, Outside outside) {
        this.connect = connect;
        this.words = words;
        this.outside = outside;
        list.getStyleClass().add("places");
        scroll.getStyleClass().addAll("places-pane", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("places");
        drops = new PlaceDrops(outside, words, hint);
        drops.onList(scroll);
        connect.places().all().addListener((ListChangeListener<Place>) _ -> show());
        connect.here().subscribe(this::show);
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
        List<Place> places = connect.places().all().stream()
                .filter(place -> place.kind() == kind)
                .toList();
        if (places.isEmpty() && kind != Kind.SHARE) {
            return;
        }
        Label title = new Label(words.get(titleKey));
        title.getStyleClass().add("places-title");
        list.getChildren().add(title);
        for (Place place : places) {
            Button item = item(place.name(), glyph(kind), () -> connect.connectTo(place.address()));
            item.setTooltip(new Tooltip(place.detail()));
            if (kind != Kind.SHARE) {
                item.setContextMenu(menu(place));
                drops.onPlace(item, place);
            }
            item.pseudoClassStateChanged(
                    HERE, place.address().equals(connect.here().get()));
            list.getChildren().add(item);
        }
    }

    private ContextMenu menu(Place place) {
        MenuItem forget = new MenuItem(words.get("places.forget"));
        forget.setId("places-forget");
        forget.setMnemonicParsing(false);
        forget.setOnAction(_ -> connect.places().forget(place));
        MenuItem send = new MenuItem(words.get("places.send"));
        send.setId("places-send");
        send.setMnemonicParsing(false);
        send.setOnAction(_ -> outside.send().accept(place, Copied.here()));
        ContextMenu menu = new ContextMenu(send, forget);
        menu.setOnShowing(_ -> send.setDisable(Copied.here().isEmpty()));
        return menu;
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
