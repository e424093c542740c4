package sampan.app.ui.host;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.ui.base.Copied;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Words;
import sampan.server.Visitor;
import sampan.transport.ShareLink;

/// One folder that is shared: its link to hand on, who is there, and the button that ends it.
final class HostingCard extends VBox {
    private static final Duration COPIED = Duration.seconds(2);
    private static final Duration LOOKS = Duration.millis(500);

    private static final Comparator<Guest> BY_NAME =
            Comparator.comparing(guest -> guest.visitor().name());

    /// The edge of a square of the QR code, pixels.
    private static final int MODULE = 4;

    private final Hosting hosting;
    private final HostViewModel host;
    private final Words words;
    private final WhoViewModel who;
    private final VBox visitors = new VBox();
    private final StackPane code = new StackPane();
    private final MapChangeListener<Hosting, List<Guest>> guests;

    HostingCard(Hosting hosting, HostViewModel host, Words window) {
        this.hosting = hosting;
        this.host = host;
        words = window.branch(); // cards come and go
        who = host.who(hosting);
        getStyleClass().add("hosting");
        visitors.getStyleClass().add("visitors");
        getChildren().addAll(head(), link());
        hint("host-hint", words.saying(() -> words.get(hint()), who.shown()));
        int port = hosting.place().port();
        if (port != ShareLink.DEFAULT_PORT) {
            hint(
                    "host-port",
                    words.of("host.hint.port", Integer.toString(ShareLink.DEFAULT_PORT), Integer.toString(port)));
        }
        InetSocketAddress classic = hosting.classic();
        if (classic != null) {
            String where = classic.getAddress().getHostAddress() + ":" + classic.getPort();
            hint("host-classic-hint", words.of("host.hint.classic", where));
        }
        getChildren()
                .addAll(
                        code,
                        visitors,
                        new WhoPane(who, words),
                        activity(),
                        new HoldingsPane(host.holdings(hosting), words));
        guests = change -> {
            if (change.getKey() == hosting) {
                showVisitors();
            }
        };
        host.guests().addListener(new WeakMapChangeListener<>(guests));
        words.text().subscribe(this::showVisitors);
        showVisitors();
    }

    /// Whom what is handed on lets in.
    private String hint() {
        if (who.shown().get().token() == null) {
            return who.approved() ? "host.hint.approved" : "host.hint.no-link";
        }
        return hosting.wish().network() ? "host.hint.network" : "host.hint.this";
    }

    private void hint(String id, StringBinding text) {
        Label hint = new Label();
        hint.setId(id);
        hint.textProperty().bind(text);
        hint.getStyleClass().addAll("muted", "small-text");
        hint.setWrapText(true);
        getChildren().add(hint);
    }

    private HBox head() {
        Label name = new Label(Shown.name(hosting.wish().name()), Glyph.SHARED_FOLDER.icon("kind", "kind-share"));
        name.getStyleClass().add("hosting-name");
        Label what = new Label();
        what.textProperty().bind(words.of("access." + hosting.wish().access().word()));
        what.getStyleClass().addAll("muted", "small-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button stop = new Button();
        stop.setId("host-stop");
        stop.setMnemonicParsing(false);
        stop.getStyleClass().addAll("danger", "button-outlined");
        stop.setGraphic(Glyph.STOP.icon());
        stop.textProperty().bind(words.of("host.stop"));
        stop.setOnAction(_ -> host.stop(hosting));
        HBox head = new HBox(name, what, gap, stop);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("hosting-head");
        return head;
    }

    private HBox link() {
        TextField link = new TextField();
        link.setId("host-link");
        link.setEditable(false);
        link.textProperty().bind(who.shown().map(ShareLink::text));
        Named.field(link, said("host.link", "host.address"));
        HBox.setHgrow(link, Priority.ALWAYS);
        BooleanProperty copied = new SimpleBooleanProperty();
        Button copy = new Button();
        copy.setId("host-copy");
        copy.setMnemonicParsing(false);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.getStyleClass().add("accent");
        copy.textProperty()
                .bind(Bindings.when(copied)
                        .then(words.of("host.copied"))
                        .otherwise(said("host.copy", "host.copy.address")));
        copy.setGraphic(Glyph.COPY.icon());
        PauseTransition back = new PauseTransition(COPIED);
        back.setOnFinished(_ -> copied.set(false));
        copy.setOnAction(_ -> {
            Copied.text(who.shown().get().text());
            copied.set(true);
            back.playFromStart();
        });
        HBox box = new HBox(link, copy, codeButton());
        box.getStyleClass().add("field-and-button");
        return box;
    }

    /// One of these, whether a link is handed on or only where the folder is.
    private StringBinding said(String link, String place) {
        return words.saying(() -> words.get(who.shown().get().token() == null ? place : link), who.shown());
    }

    /// Shows what is handed on as a QR code, which is made when it is first wanted.
    private ToggleButton codeButton() {
        code.setVisible(false);
        code.setManaged(false);
        ToggleButton button = new ToggleButton(null, Glyph.QR_CODE.icon());
        button.setId("host-code");
        button.setMinWidth(Region.USE_PREF_SIZE);
        StringBinding name = said("host.code", "host.code.address");
        button.accessibleTextProperty().bind(name);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(name);
        button.setTooltip(tip);
        button.selectedProperty().subscribe(this::showCode);
        who.shown().subscribe(_ -> {
            code.getChildren().clear();
            showCode(button.isSelected());
        });
        return button;
    }

    private void showCode(boolean shown) {
        if (shown && code.getChildren().isEmpty()) {
            ImageView picture = new ImageView(QrCode.of(who.shown().get().text(), MODULE));
            picture.setId("host-code-picture");
            picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            picture.accessibleTextProperty().bind(said("host.code.picture", "host.code.picture.address"));
            code.getChildren().add(picture);
        }
        code.setVisible(shown);
        code.setManaged(shown);
    }

    /// What happened, once a person unfolds it; looked at anew as long as it is on the screen.
    private TitledPane activity() {
        DeedList list = new DeedList(words);
        TitledPane pane = new TitledPane();
        pane.setId("host-activity");
        pane.setMnemonicParsing(false);
        pane.textProperty().bind(words.of("host.activity"));
        pane.setContent(list);
        pane.setExpanded(false);
        pane.setAnimated(false);
        WhileUnfolded.look(pane, LOOKS, () -> list.show(hosting.deeds()));
        return pane;
    }

    private void showVisitors() {
        visitors.getChildren().clear();
        List<Guest> there = host.guests().getOrDefault(hosting, List.of());
        if (there.isEmpty()) {
            Label none = new Label(words.get("host.nobody"), Glyph.VISITORS.icon());
            none.getStyleClass().add("muted");
            visitors.getChildren().add(none);
        }
        for (Guest guest : there.stream().sorted(BY_NAME).toList()) {
            visitors.getChildren().add(line(guest));
        }
    }

    private HBox line(Guest guest) {
        Visitor visitor = guest.visitor();
        Label name = new Label(Shown.device(visitor.name()), Glyph.VISITOR.icon());
        Label does = new Label(doing(visitor) + (guest.speed() > 0 ? " · " + Sizes.speed(guest.speed()) : ""));
        does.getStyleClass().addAll("muted", "small-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button remove = new Button(null, Glyph.CLOSE.icon());
        remove.getStyleClass().addAll("button-icon", "flat", "small", "visitor-remove");
        String what = words.get("host.remove", Shown.device(visitor.name()));
        remove.setAccessibleText(what);
        remove.setTooltip(new Tooltip(what));
        remove.setOnAction(_ -> host.dismiss(hosting, visitor));
        HBox line = new HBox(name, does, gap, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("visitor");
        return line;
    }

    private String doing(Visitor visitor) {
        String with = visitor.path() == null ? "" : Shown.name(visitor.path().leaf());
        return switch (visitor.doing()) {
            case WAITING -> words.get("doing.waiting");
            case LOOKING -> words.get("doing.looking");
            case CHANGING -> words.get("doing.changing", with);
            case FETCHING -> words.get("doing.fetching", with);
            case SENDING -> words.get("doing.sending", with);
        };
    }
}
