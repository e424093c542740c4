package sampan.app.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.TextSize;
import sampan.app.ui.connect.PlacesView;
import sampan.app.ui.transfers.TransfersView;

/// Where the features stand in the window.
final class MainWindow {
    private static final double PLACES_WIDTH = 196;

    /// What of it is for names.
    private static final double PLACES_TEXT = 110;

    private static final double TRANSFERS_HEIGHT = 232;

    /// The table keeps so much of what it shares with the transfers.
    private static final double LEAST_TABLE = 0.55;

    /// How much of the window is seen beside a sheet.
    private static final double FADED = 0.45;

    private final StackPane root = new StackPane();
    private final VBox top = new VBox();
    private final BorderPane middle = new BorderPane();

    /// Where the tab's middle stands; it stays when another tab is shown.
    private final StackPane page = new StackPane();

    private final Parts parts;

    /// The parts, made by whoever knows what connects them.
    record Parts(TabStrip tabs, PlacesView places, TransfersView transfers, StatusLine status, Sheets sheets) {}

    MainWindow(Parts parts, ReadOnlyBooleanProperty transfersOpen) {
        this.parts = parts;
        BorderPane frame = new BorderPane();
        frame.setTop(top);
        frame.setBottom(parts.status.node());
        Region places = (Region) parts.places.node();
        places.minWidthProperty().bind(TextSize.of(PLACES_TEXT).add(PLACES_WIDTH - PLACES_TEXT));
        places.prefWidthProperty().bind(places.minWidthProperty());
        SplitPane across = new SplitPane(places, middle);
        SplitPane.setResizableWithParent(places, false);
        across.setDividerPositions(0.18);
        frame.setCenter(across);
        transfersOpen.subscribe(this::fold);
        parts.sheets.shown().subscribe(shown -> frame.setOpacity(shown ? FADED : 1));
        root.getStyleClass().add("window");
        root.getChildren().addAll(frame, parts.sheets.node());
    }

    Parent root() {
        return root;
    }

    /// Folded, the transfers are one line; unfolded, the person chooses how much room they get.
    private void fold(boolean open) {
        Region transfers = parts.transfers.node();
        middle.setCenter(null);
        middle.setBottom(null);
        if (open) {
            transfers.setMinHeight(Region.USE_COMPUTED_SIZE); // a question needs its room
            transfers.setPrefHeight(TRANSFERS_HEIGHT);
            SplitPane down = new SplitPane(page, transfers);
            down.setOrientation(Orientation.VERTICAL);
            SplitPane.setResizableWithParent(transfers, false);
            middle.setCenter(down);
            double height = middle.getHeight();
            down.setDividerPositions(Math.max(LEAST_TABLE, height > 0 ? 1 - TRANSFERS_HEIGHT / height : 0));
        } else {
            transfers.setMinHeight(Region.USE_PREF_SIZE);
            transfers.setPrefHeight(Region.USE_COMPUTED_SIZE);
            middle.setCenter(page);
            middle.setBottom(transfers);
        }
    }

    /// Shows this tab instead of the one before.
    void show(TabPage now) {
        top.getChildren().setAll(now.menuBar(), parts.tabs.node(), now.bar());
        page.getChildren().setAll(now.middle());
    }
}
