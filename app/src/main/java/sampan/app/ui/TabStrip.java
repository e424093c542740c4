package sampan.app.ui;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Words;

/// The tabs' heads, side by side; not there while there is only one.
final class TabStrip {
    static final KeyCombination NEXT = Command.keys("Ctrl+Tab");
    static final KeyCombination PREVIOUS = Command.keys("Ctrl+Shift+Tab");

    private final Tabs tabs;
    private final TabPane heads = new TabPane();
    private final HBox node = new HBox(heads);

    /// @param open opens another one
    TabStrip(Tabs tabs, Command open, Words words) {
        this.tabs = tabs;
        heads.setId("tabs");
        heads.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        heads.setFocusTraversable(true);
        heads.setMinWidth(0);
        HBox.setHgrow(heads, Priority.ALWAYS);
        Button more = open.button(words);
        node.getChildren().add(more);
        node.getStyleClass().add("tab-strip");
        node.setAlignment(Pos.CENTER_LEFT);
        node.managedProperty().bind(node.visibleProperty());
        tabs.all().addListener((ListChangeListener<VisitTab>) _ -> show());
        tabs.current().subscribe(_ -> show());
        heads.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null && chosen.getUserData() instanceof VisitTab tab) {
                tabs.show(tab);
            }
        });
    }

    /// Goes from tab to tab by the keys wherever the person is: to a table or a field, Ctrl+Tab means to leave it.
    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (NEXT.match(event) || PREVIOUS.match(event)) {
                event.consume();
                tabs.step(NEXT.match(event) ? 1 : -1);
            }
        });
    }

    /// For the top of the window.
    Node node() {
        return node;
    }

    private void show() {
        List<VisitTab> now = List.copyOf(tabs.all());
        node.setVisible(now.size() > 1);
        heads.getTabs().removeIf(head -> now.stream().noneMatch(tab -> head.getUserData() == tab));
        for (int place = 0; place < now.size(); place++) {
            if (place == heads.getTabs().size() || heads.getTabs().get(place).getUserData() != now.get(place)) {
                heads.getTabs().add(place, head(now.get(place)));
            }
        }
        int place = now.indexOf(tabs.current().get());
        if (place >= 0) {
            heads.getSelectionModel().select(place);
        }
    }

    private Tab head(VisitTab tab) {
        Tab head = new Tab();
        head.setUserData(tab);
        head.textProperty().bind(tab.title());
        head.setOnCloseRequest(event -> {
            event.consume();
            tabs.close(tab);
        });
        return head;
    }
}
