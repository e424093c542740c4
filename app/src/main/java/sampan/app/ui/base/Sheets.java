package sampan.app.ui.base;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows one sheet at a time over the window: a card with a title that Esc or a click beside it puts away. While it is
/// there the keys stay in it, and afterwards they are back where they were.
public final class Sheets {
    /// What is left free of the window's width, at least.
    private static final double BESIDE = 40;

    /// What a card's title and edges take of the window's height, and what is left free of it.
    private static final double ABOVE = 160;

    private static final double LEAST = 200;

    private final StackPane pane = new StackPane();

    /// One for every sheet: of a card that leaves the window, JavaFX would keep a picture with its shadow.
    private final VBox card = new VBox();

    private final Label title = new Label();
    private final StackPane body = new StackPane();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final Words words;
    private @Nullable Node content;
    private @Nullable Node before;

    /// No sheet yet.
    public Sheets(Words words) {
        this.words = words;
        pane.setId("sheets");
        pane.setAccessibleRole(AccessibleRole.DIALOG);
        pane.visibleProperty().bind(shown);
        card.getStyleClass().add("over-sheet");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Of the scene, which hears keys also in the moment in which nothing has them.
        EventHandler<KeyEvent> escape = this::escape;
        pane.sceneProperty().subscribe((was, is) -> {
            if (was != null) {
                was.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (is != null) {
                is.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (pane.equals(event.getTarget())) {
                hide();
            }
        });
        pane.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(_ -> Platform.runLater(this::keepKeys)); // the scene is not done with what had them before
    }

    private void escape(KeyEvent event) {
        if (shown.get() && event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            hide();
        }
    }

    /// What the window lays over everything else.
    public Node node() {
        return pane;
    }

    /// Whether a sheet is shown.
    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// Shows a sheet in place of whichever is shown; the keys go to its first control.
    ///
    /// @param titleKey its title's key
    /// @param width how wide the card is, pixels
    public void show(String titleKey, double width, Node content) {
        pane.accessibleTextProperty().bind(words.of(titleKey));
        title.textProperty().bind(words.of(titleKey));
        card.prefWidthProperty()
                .bind(Bindings.min(
                        TextSize.of(width),
                        Bindings.max(width, pane.widthProperty().subtract(BESIDE))));
        if (!shown.get()) {
            before = pane.getScene().getFocusOwner();
        }
        this.content = content;
        if (pane.getChildren().isEmpty()) {
            card.getChildren().addAll(head(), body);
            pane.getChildren().add(card);
        }
        body.getChildren().setAll(content);
        shown.set(true);
        take(content);
    }

    private HBox head() {
        title.getStyleClass().add("over-sheet-title");
        Button close = new Button(null, Glyph.CLOSE.icon());
        close.setId("sheet-close");
        close.getStyleClass().addAll("button-icon", "flat");
        close.accessibleTextProperty().bind(words.of("sheet.close"));
        close.setOnAction(_ -> hide());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /// As [#show], for a sheet that may be taller than the window: it scrolls then.
    public void showTall(String titleKey, double width, Region content) {
        VerticalScrollPane scroll = new VerticalScrollPane(content);
        scroll.accessibleTextProperty().bind(words.of(titleKey));
        // What a scroll pane would like to be is told before its labels know how often they wrap.
        scroll.prefViewportHeightProperty()
                .bind(Bindings.min(
                        content.heightProperty(),
                        Bindings.max(LEAST, pane.heightProperty().subtract(ABOVE))));
        // That changes while everything is being laid out, when nobody listens to who asks for more room.
        scroll.prefViewportHeightProperty().subscribe(_ -> Platform.runLater(scroll::requestLayout));
        show(titleKey, width, scroll);
    }

    private static void take(Node content) {
        content.requestFocus();
        content.requestFocusTraversal(TraversalDirection.NEXT);
    }

    private void keepKeys() {
        Node owner = pane.getScene().getFocusOwner();
        Node here = content;
        if (here != null && !isInside(owner)) {
            take(here);
            if (!isInside(pane.getScene().getFocusOwner())) {
                pane.requestFocus();
            }
        }
    }

    private boolean isInside(@Nullable Node node) {
        Node at = node;
        while (at != null && !at.equals(pane)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Puts the sheet away.
    public void hide() {
        content = null;
        body.getChildren().clear();
        shown.set(false);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }
}
