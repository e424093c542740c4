package sampan.app.ui.host;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import sampan.app.text.Shown;
import sampan.app.ui.base.Words;
import sampan.server.Enrolment;

/// The known devices in the form, each with a box to be ticked; where there are none, what that means, and the way out.
final class WhoFields extends VBox {
    private final WhoForm who;
    private final Words words;

    WhoFields(WhoForm who, Words words) {
        this.who = who;
        this.words = words;
        setId("host-devices");
        getStyleClass().add("devices");
        who.devices().addListener((ListChangeListener<Candidate>) _ -> fill());
        who.looked().subscribe(this::fill);
        words.text().subscribe(this::fill);
    }

    private void fill() {
        getChildren().clear();
        for (Candidate one : who.devices()) {
            getChildren().add(box(one));
        }
        if (who.looked().get()) {
            getChildren().add(small(who.devices().isEmpty() ? "who.unknown" : "who.choose"));
            if (who.devices().isEmpty()) {
                getChildren().add(byLink());
            }
        }
    }

    private Node box(Candidate one) {
        Enrolment device = one.device();
        CheckBox box = new CheckBox();
        box.getStyleClass().add("device-choice");
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        String name = Shown.device(device.name());
        String last = words.sizes().moment(device.seen().toEpochMilli());
        box.setText(
                one.namesake()
                        ? words.get("who.choice.namesake", name, device.id(), last)
                        : words.get("who.choice", name, last));
        box.selectedProperty().bindBidirectional(one.chosen());
        return box;
    }

    private Label small(String key) {
        Label label = new Label(words.get(key));
        label.getStyleClass().addAll("muted", "small-text");
        label.setWrapText(true);
        return label;
    }

    private Button byLink() {
        Button button = new Button(words.get("who.by-link"));
        button.setId("host-by-link");
        button.setMnemonicParsing(false);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> who.byLink().set(true));
        return button;
    }
}
