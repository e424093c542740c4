package sampan.app.ui.browse;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sampan.app.text.Shown;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Motion;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.TableState.Calling;
import sampan.app.ui.browse.TableState.Empty;
import sampan.app.ui.browse.TableState.Filled;
import sampan.app.ui.browse.TableState.Inbox;
import sampan.app.ui.browse.TableState.NoMatch;
import sampan.app.ui.browse.TableState.NotFound;
import sampan.app.ui.browse.TableState.Nowhere;
import sampan.app.ui.browse.TableState.Reading;
import sampan.app.ui.browse.TableState.Searching;
import sampan.app.ui.browse.TableState.Trouble;

/// What the table shows in place of rows: a picture, a sentence, and the one button that helps.
final class Placeholder extends StackPane {
    private static final Duration PATIENCE = Duration.millis(250);

    private final BrowseViewModel browse;
    private final Words words;
    private final BrowseView.Elsewhere ways;
    private final BrowseCommands commands;

    Placeholder(BrowseViewModel browse, BrowseCommands commands, Words words, BrowseView.Elsewhere ways) {
        this.browse = browse;
        this.commands = commands;
        this.words = words;
        this.ways = ways;
        getStyleClass().add("placeholder");
        browse.state().subscribe(this::show);
        words.text().subscribe(() -> show(browse.state().get()));
        ways.newcomer().subscribe(() -> {
            if (browse.state().get() instanceof Nowhere) {
                show(browse.state().get());
            }
        });
    }

    private void show(TableState state) {
        getChildren().clear();
        switch (state) {
            case Filled _ -> {}
            case Nowhere _ when ways.newcomer().get() -> getChildren().setAll(new FirstPage(words, ways).node());
            case Nowhere _ ->
                say(
                        Glyph.WELCOME,
                        "place.nowhere",
                        words.get("place.nowhere.text"),
                        button("place.nowhere.address", ways.address(), true),
                        button("place.nowhere.host", ways.host(), false));
            case Calling calling -> wait(words.get("place.calling", Shown.name(calling.to())), Duration.ONE);
            case Reading _ -> wait(words.get("place.reading"), PATIENCE);
            case Searching _ -> wait(words.get("place.searching"), PATIENCE);
            case NotFound search ->
                say(
                        Glyph.NO_MATCH,
                        "place.not-found",
                        words.get("place.not-found.text", Shown.name(search.text())),
                        button("place.not-found.close", () -> browse.search(""), false));
            case Empty empty ->
                say(
                        Glyph.EMPTY,
                        "place.empty",
                        words.get(empty.canAdd() ? "place.empty.add" : "place.empty.text"),
                        empty.canAdd()
                                ? button("place.empty.upload", commands.upload().does(), false)
                                : button("place.up", browse::up, false));
            case NoMatch match
            when match.filter().isEmpty() ->
                say(
                        Glyph.NO_MATCH,
                        "place.hidden",
                        words.get("place.hidden.text"),
                        button("place.hidden.show", browse::toggleHidden, false));
            case NoMatch match ->
                say(
                        Glyph.NO_MATCH,
                        "place.no-match",
                        words.get("place.no-match.text", Shown.name(match.filter())),
                        button("place.no-match.clear", () -> browse.filter().set(""), false));
            case Inbox _ ->
                say(
                        Glyph.DROP,
                        "place.inbox",
                        words.get("place.inbox.text"),
                        button("place.empty.upload", commands.upload().does(), true));
            case Trouble trouble -> trouble(trouble);
        }
    }

    private void trouble(Trouble trouble) {
        String sentence = trouble.sentence();
        switch (trouble.kind()) {
            case OFFLINE -> say(Glyph.OFFLINE, "place.offline", sentence, button("place.again", ways.again(), true));
            case WRONG_HOST -> say(Glyph.WRONG_HOST, "place.wrong-host", sentence);
            case NOT_ALLOWED -> say(Glyph.NOT_ALLOWED, "place.not-allowed", sentence, elsewhere());
            case GONE -> say(Glyph.NO_MATCH, "place.gone", sentence, elsewhere());
            case OTHER -> say(Glyph.WARNING, "place.other", sentence, button("place.again", ways.again(), false));
        }
    }

    private Button elsewhere() {
        return browse.folder().get() == null
                ? button("place.nowhere.address", ways.address(), true)
                : button("place.up", browse::up, false);
    }

    private void say(Glyph glyph, String titleKey, String sentence, Button... buttons) {
        Label title = new Label(words.get(titleKey));
        title.getStyleClass().add("placeholder-title");
        title.setId("placeholder-title");
        Label text = new Label(sentence);
        text.setId("placeholder-text");
        text.getStyleClass().add("placeholder-text");
        text.setWrapText(true);
        HBox row = new HBox(buttons);
        row.getStyleClass().add("placeholder-buttons");
        row.setAlignment(Pos.CENTER);
        StackPane sign = new StackPane(glyph.icon());
        sign.getStyleClass().add("placeholder-sign");
        VBox box = new VBox(sign, title, text, row);
        box.getStyleClass().add("placeholder-box");
        box.setAlignment(Pos.CENTER);
        getChildren().setAll(box);
    }

    /// Says that something takes its time, once it does: what is quick shall not flicker.
    private void wait(String what, Duration patience) {
        Label text = new Label(what);
        text.setId("placeholder-title");
        text.getStyleClass().add("placeholder-text");
        Node ring = Motion.ring("placeholder-ring");
        VBox box = new VBox(ring, text);
        box.getStyleClass().add("placeholder-box");
        box.setAlignment(Pos.CENTER);
        box.setVisible(false);
        PauseTransition pause = new PauseTransition(patience);
        pause.setOnFinished(_ -> box.setVisible(true));
        pause.play();
        getChildren().setAll(box);
    }

    private Button button(String key, Runnable does, boolean first) {
        Button button = new Button(words.get(key));
        button.setMnemonicParsing(false);
        button.setId(key.replace('.', '-'));
        if (first) {
            button.getStyleClass().add("accent");
        }
        button.setOnAction(_ -> does.run());
        return button;
    }
}
