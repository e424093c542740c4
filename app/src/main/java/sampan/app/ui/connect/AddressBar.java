package sampan.app.ui.connect;

import atlantafx.base.controls.CustomTextField;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.ConnectViewModel.Status;

/// The address field with its button: Connect, while calling Cancel, then Disconnect.
public final class AddressBar {
    private final CustomTextField field = new CustomTextField();
    private final Button button = new Button();
    private final HBox node = new HBox(field, button);
    private final ConnectViewModel connect;
    private final Words words;

    /// Shows it.
    public AddressBar(ConnectViewModel connect, Words words) {
        this.connect = connect;
        this.words = words;
        node.getStyleClass().add("address-bar");
        node.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(node, Priority.ALWAYS);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setId("address");
        field.setLeft(Glyph.ADDRESS.icon());
        field.promptTextProperty().bind(words.of("address.prompt"));
        Named.field(field, words.of("address.name"));
        field.textProperty().bindBidirectional(connect.address());
        field.setOnAction(_ -> connect.connect());
        TextFields.bindAutoCompletion(field, request -> connect.completions(request.getUserText()));
        button.setId("connect");
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        connect.status().subscribe(this::showButton);
        connect.address().subscribe(this::showButton);
        words.text().subscribe(this::showButton);
        showButton();
    }

    /// For the bar at the top of the window.
    public Node node() {
        return node;
    }

    /// Puts the person into the field.
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void showButton() {
        boolean calling = connect.status().get() == Status.CALLING;
        boolean there = connect.status().get() == Status.CONNECTED && !connect.isElsewhereWritten();
        button.getStyleClass().remove("accent");
        if (calling) {
            show("address.cancel", Glyph.CLOSE, connect::cancel);
        } else if (there) {
            show("address.disconnect", Glyph.DISCONNECT, connect::disconnect);
        } else {
            show("address.connect", Glyph.CONNECT, connect::connect);
            button.getStyleClass().add("accent");
        }
    }

    private void show(String key, Glyph glyph, Runnable does) {
        button.setText(words.get(key));
        button.setGraphic(glyph.icon());
        button.setOnAction(_ -> does.run());
    }
}
