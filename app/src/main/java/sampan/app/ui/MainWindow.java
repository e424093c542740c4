package sampan.app.ui;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseView;
import sampan.app.ui.connect.AddressBar;
import sampan.app.ui.connect.PlacesView;
import sampan.app.ui.transfers.TransfersView;

/// Where the features stand in the window.
final class MainWindow {
    private static final double PLACES_WIDTH = 196;
    private static final double TRANSFERS_HEIGHT = 190;

    /// How much of the window is seen beside a sheet.
    private static final double FADED = 0.45;

    private final StackPane root = new StackPane();

    /// The parts, made by whoever knows what connects them.
    record Parts(
            Menus menus,
            AddressBar address,
            PlacesView places,
            BrowseView browse,
            TransfersView transfers,
            StatusLine status,
            Sheets sheets,
            Words words) {}

    MainWindow(Parts parts, javafx.beans.property.BooleanProperty transfersOpen) {
        BorderPane frame = new BorderPane();
        frame.setTop(new VBox(parts.menus.node(), top(parts)));
        frame.setBottom(parts.status.node());
        Region places = (Region) parts.places.node();
        places.setMinWidth(PLACES_WIDTH);
        places.setPrefWidth(PLACES_WIDTH);
        BorderPane middle = new BorderPane();
        SplitPane across = new SplitPane(places, middle);
        SplitPane.setResizableWithParent(places, false);
        across.setDividerPositions(0.18);
        frame.setCenter(across);
        transfersOpen.subscribe(open -> fold(parts, middle, open));
        parts.sheets.shown().subscribe(shown -> frame.setOpacity(shown ? FADED : 1));
        root.getStyleClass().add("window");
        root.getChildren().addAll(frame, parts.sheets.node());
    }

    Parent root() {
        return root;
    }

    /// Folded, the transfers are one line; unfolded, the person chooses how much room they get.
    private static void fold(Parts parts, BorderPane middle, boolean open) {
        Region transfers = parts.transfers.node();
        Region table = (Region) parts.browse.node();
        middle.setCenter(null);
        middle.setBottom(null);
        if (open) {
            transfers.setMinHeight(90);
            transfers.setPrefHeight(TRANSFERS_HEIGHT);
            SplitPane down = new SplitPane(table, transfers);
            down.setOrientation(Orientation.VERTICAL);
            SplitPane.setResizableWithParent(transfers, false);
            middle.setCenter(down);
            down.setDividerPositions(0.68);
        } else {
            transfers.setMinHeight(Region.USE_PREF_SIZE);
            transfers.setPrefHeight(Region.USE_COMPUTED_SIZE);
            middle.setCenter(table);
            middle.setBottom(transfers);
        }
    }

    private static HBox top(Parts parts) {
        HBox walking = group();
        walking.getChildren().addAll(parts.browse.walking());
        HBox working = group();
        working.getChildren().addAll(parts.browse.working());
        working.getChildren().add(parts.menus.hostButton());
        parts.browse.filter().setPrefWidth(170);
        parts.browse.filter().setMinWidth(110);
        HBox bar = new HBox(walking, parts.address.node(), parts.browse.filter(), working);
        bar.getStyleClass().add("top-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(parts.address.node(), Priority.ALWAYS);
        return bar;
    }

    private static HBox group() {
        HBox group = new HBox();
        group.getStyleClass().add("group");
        group.setAlignment(Pos.CENTER);
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }
}
