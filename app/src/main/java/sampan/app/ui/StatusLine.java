package sampan.app.ui;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.text.Sizes;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.app.ui.host.Hosting;

/// The line at the bottom: with whom one speaks and how safely, what moves, what is shared.
final class StatusLine {
    private final StatusBar bar = new StatusBar();
    private final Models models;
    private final Words words;

    /// @param security shows who the host is
    /// @param host shows what is shared
    StatusLine(Models models, Runnable security, Runnable host) {
        this.models = models;
        words = models.words();
        bar.setId("status");
        bar.setText("");
        bar.setFocusTraversable(false);
        bar.getLeftItems().add(connection(security));
        bar.getRightItems().addAll(moving(), sharing(host));
    }

    Node node() {
        return bar;
    }

    private Button connection(Runnable security) {
        Button lock = item("status-connection", security);
        var visit = models.tabs().visit();
        visit.subscribe(now -> lock.setGraphic((now == null ? Glyph.OFFLINE : Glyph.LOCK).icon()));
        lock.textProperty().bind(words.saying(() -> connection(visit.getValue()), visit));
        return lock;
    }

    private String connection(@Nullable Visit visit) {
        return visit == null
                ? words.get("status.nowhere")
                : words.get(
                        "status.connected",
                        Shown.device(visit.welcome().host()),
                        visit.security().protocol().replace("TLSv", "TLS "));
    }

    private Label moving() {
        Label moving = new Label();
        moving.setId("status-moving");
        moving.getStyleClass().add("status-item");
        var active = models.transfers().active();
        var speed = models.transfers().speed();
        moving.textProperty()
                .bind(words.saying(
                        () -> active.get() == 0
                                ? ""
                                : words.get("status.moving", active.get(), Sizes.speed(speed.get())),
                        active,
                        speed));
        return moving;
    }

    private Button sharing(Runnable host) {
        Button sharing = item("status-sharing", host);
        sharing.setGraphic(Glyph.SHARE.icon());
        var shares = models.host().hostings();
        Runnable show = () -> {
            sharing.setText(words.get(
                    "status.sharing", shares.size(), models.host().visitors().get()));
            sharing.setVisible(!shares.isEmpty());
            sharing.setManaged(!shares.isEmpty());
        };
        shares.addListener((ListChangeListener<Hosting>) _ -> show.run());
        models.host().visitors().subscribe(show);
        words.text().subscribe(show);
        show.run();
        return sharing;
    }

    private static Button item(String id, Runnable does) {
        Button item = new Button();
        item.setId(id);
        item.setMnemonicParsing(false);
        item.getStyleClass().addAll("flat", "status-item");
        item.setOnAction(_ -> does.run());
        return item;
    }
}
