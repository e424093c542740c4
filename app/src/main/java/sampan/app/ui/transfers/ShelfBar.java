package sampan.app.ui.transfers;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import sampan.app.ui.base.Words;

/// The tabs of the list of transfers, each with how many batches it has.
final class ShelfBar extends HBox {
    private final Shelves shelves;
    private final Words words;
    private final Map<Shelf, ToggleButton> tabs = new EnumMap<>(Shelf.class);

    ShelfBar(Shelves shelves, Words words) {
        this.shelves = shelves;
        this.words = words;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("shelves");
        ToggleGroup group = new ToggleGroup();
        for (Shelf shelf : Shelf.values()) {
            ToggleButton tab = new ToggleButton();
            tab.setId("shelf-" + word(shelf));
            tab.setMnemonicParsing(false);
            tab.setToggleGroup(group);
            tab.getStyleClass().addAll("flat", "small", "shelf");
            tab.setOnAction(_ -> {
                tab.setSelected(true); // a second click would let it go
                shelves.choose(shelf);
            });
            tabs.put(shelf, tab);
            getChildren().add(tab);
        }
        shelves.shown().subscribe(shown -> tabs.forEach((shelf, tab) -> tab.setSelected(shelf == shown)));
        words.text().subscribe(this::update);
        update();
    }

    /// Shows the counts of the moment.
    void update() {
        tabs.forEach((shelf, tab) -> {
            int count = shelves.count(shelf);
            String name = words.get("shelf." + word(shelf));
            tab.setText(count == 0 ? name : words.get("shelf.count", name, count));
            tab.pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("trouble"), shelf == Shelf.FAILED && count > 0);
        });
    }

    private static String word(Shelf shelf) {
        return shelf.name().toLowerCase(Locale.ROOT);
    }
}
