package sampan.app.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseView;
import sampan.app.ui.connect.AddressBar;

/// What a tab fills of the window: the menus, the bar at the top, and the middle.
///
final class TabPage {
    private final VisitTab tab;
    private final AddressBar address;
    private final BrowseView browse;
    private final Menus menus;
    private final HBox bar;

    /// @param tab what is shown
    TabPage(VisitTab tab, AddressBar address, BrowseView browse, Menus menus) {
        this.tab = tab;
        this.address = address;
        this.browse = browse;
        this.menus = menus;
        bar = makeBar();
        tab.browse().visit().subscribe(visit -> {
            if (visit != null && bar.getScene() != null) {
                browse.focus();
            }
        });
    }

    VisitTab tab() {
        return tab;
    }

    Node menuBar() {
        return menus.node();
    }

    /// The bar with the address field.
    HBox bar() {
        return bar;
    }

    private HBox makeBar() {
        HBox walking = group();
        walking.getChildren().addAll(browse.walking());
        HBox working = group();
        working.getChildren().addAll(browse.working());
        working.getChildren().add(menus.hostButton());
        browse.filter().setPrefWidth(170);
        browse.filter().setMinWidth(110);
        HBox made = new HBox(walking, address.node(), browse.filter(), working);
        made.getStyleClass().add("top-bar");
        made.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(address.node(), Priority.ALWAYS);
        return made;
    }

    /// The path, the table, and the line under it.
    Node middle() {
        return browse.node();
    }

    /// Every command that has keys here.
    KeysSheet keys(Sheets sheets, Words words) {
        return new KeysSheet(browse.commands(), menus.commands(), sheets, words);
    }

    /// Puts the person where they go on: into the table, or to where an address is written.
    void focus() {
        if (tab.browse().visit().get() == null) {
            address.focus();
        } else {
            browse.focus();
        }
    }

    private static HBox group() {
        HBox group = new HBox();
        group.getStyleClass().add("group");
        group.setAlignment(Pos.CENTER);
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }
}
