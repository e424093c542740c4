package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.text.Shown;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.Place;
import sampan.app.ui.connect.Places;

/// Asks where files shall go that somebody chose outside of the window: to the folder that is shown, to a place one
/// knows, or to a link.
final class SendSheet {
    private static final double WIDTH = 480;
    private static final double TALL = 190;

    private final Places places;
    private final Sheets sheets;
    private final Words words;

    SendSheet(Places places, Sheets sheets, Words words) {
        this.places = places;
        this.sheets = sheets;
        this.words = words;
    }

    /// @param here sends them to the folder that is shown; null if none is
    /// @param there sends them to a place
    void show(List<Path> files, @Nullable Runnable here, Consumer<Place> there) {
        ListView<Place> list =
                new ListView<>(new FilteredList<>(places.all(), place -> place.kind() != Place.Kind.SHARE));
        list.setId("send-places");
        list.setAccessibleText(words.get("send.where"));
        list.setPrefHeight(TALL);
        list.setPlaceholder(new Label(words.get("send.none")));
        list.setCellFactory(_ -> new PlaceCell());
        TextField link = new TextField();
        link.setId("send-link");
        link.setPromptText(words.get("send.link"));
        Button send =
                button("send-send", "send.send", () -> choose(link.getText().strip(), list, there));
        send.setDefaultButton(true);
        send.getStyleClass().add("accent");
        send.disableProperty()
                .bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty())
                        .and(link.textProperty().isEmpty()));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                send.fire();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                send.fire();
            }
        });
        HBox buttons = new HBox(button("send-cancel", "sheet.cancel", () -> {}));
        if (here != null) {
            buttons.getChildren().add(button("send-here", "send.here", here));
        }
        buttons.getChildren().add(send);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("over-sheet-buttons");
        String first = Shown.name(String.valueOf(files.getFirst().getFileName()));
        Label what = new Label(
                files.size() == 1 ? words.get("send.one", first) : words.get("send.what", files.size(), first));
        what.setId("send-what");
        what.setWrapText(true);
        VBox content = new VBox(what, list, link, buttons);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("send.title", WIDTH, content);
    }

    /// A link counts for more, since it was put there on purpose.
    private static void choose(String link, ListView<Place> list, Consumer<Place> there) {
        Place chosen = list.getSelectionModel().getSelectedItem();
        if (!link.isEmpty()) {
            there.accept(new Place(Place.Kind.RECENT, Shown.name(link.replaceFirst("#.*", "")), "", link));
        } else if (chosen != null) {
            there.accept(chosen);
        }
    }

    private Button button(String id, String key, Runnable does) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            sheets.hide();
            does.run();
        });
        return button;
    }

    private static final class PlaceCell extends ListCell<Place> {
        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(place == null || empty ? null : place.name());
        }
    }
}
