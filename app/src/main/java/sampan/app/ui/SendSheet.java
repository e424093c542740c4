package sampan.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.FilteredList;
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
import sampan.app.client.Visit;
import sampan.app.text.Shown;
import sampan.app.ui.base.SheetButtons;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.Place;
import sampan.protocol.RemotePath;

/// Asks where files shall go that somebody chose outside of the window: to the folder that is shown, to a place one
/// knows, or to a link.
final class SendSheet {
    private static final double WIDTH = 480;
    private static final double TALL = 190;

    private final Models models;
    private final Sheets sheets;
    private final Words words;

    SendSheet(Models models, Sheets sheets, Words words) {
        this.models = models;
        this.sheets = sheets;
        this.words = words;
    }

    void show(List<Path> files) {
        Runnable here = here(files);
        Consumer<Place> there = place -> models.uploads().to(place, files);
        ListView<Place> list =
                new ListView<>(new FilteredList<>(models.places().all(), place -> place.kind() != Place.Kind.SHARE));
        list.setId("send-places");
        list.setAccessibleText(words.get("send.where"));
        list.setPrefHeight(TALL);
        list.setPlaceholder(new Label(words.get("send.none")));
        list.setCellFactory(_ -> new PlaceCell());
        TextField link = new TextField();
        link.setId("send-link");
        link.setPromptText(words.get("send.link"));
        SheetButtons foot = new SheetButtons(sheets, words);
        Button send = foot.button(
                "send-send", "send.send", () -> choose(link.getText().strip(), list, there));
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
        HBox buttons = SheetButtons.row(foot.button("send-cancel", "sheet.cancel", () -> {}));
        if (here != null) {
            buttons.getChildren().add(foot.button("send-here", "send.here", here));
        }
        buttons.getChildren().add(send);
        String first = Shown.name(String.valueOf(files.getFirst().getFileName()));
        Label what = new Label(
                files.size() == 1 ? words.get("send.one", first) : words.get("send.what", files.size(), first));
        what.setId("send-what");
        what.setWrapText(true);
        VBox content = new VBox(what, list, link, buttons);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("send.title", WIDTH, content);
    }

    /// Sends them to the folder that is shown; null if none is.
    private @Nullable Runnable here(List<Path> files) {
        RemotePath folder = models.browse().folder().get();
        Visit visit = models.browse().visit().get();
        return folder == null || visit == null || folder.isLibrary()
                ? null
                : () -> models.uploads().here(visit, files, folder);
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

    private static final class PlaceCell extends ListCell<Place> {
        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(place == null || empty ? null : place.name());
        }
    }
}
