package sampan.app.ui.connect;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sampan.app.store.TrustedHost;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// Asks under which name the host one is at shall be kept among the bookmarks.
public final class KeepSheet {
    private static final double WIDTH = 440;

    private final ConnectViewModel connect;
    private final Sheets sheets;
    private final Words words;

    /// Not shown yet.
    public KeepSheet(ConnectViewModel connect, Sheets sheets, Words words) {
        this.connect = connect;
        this.sheets = sheets;
        this.words = words;
    }

    /// What shows it.
    public Command command() {
        return new Command(
                "command.bookmark", Glyph.BOOKMARK, Command.keys("Shortcut+D"), connect.canKeep(), this::show);
    }

    private void show() {
        TextField name = new TextField(connect.nameToKeep());
        name.setId("keep-name");
        Named.field(name, words.of("keep.name"));
        Label what = new Label(words.get("keep.text"));
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        Button cancel = new Button(words.get("sheet.cancel"));
        cancel.setMnemonicParsing(false);
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> sheets.hide());
        Button keep = new Button(words.get("keep.yes"));
        keep.setId("keep-yes");
        keep.setMnemonicParsing(false);
        keep.setDefaultButton(true);
        keep.getStyleClass().add("accent");
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !TrustedHost.isName(name.getText().strip()), name.textProperty()));
        keep.setOnAction(_ -> {
            sheets.hide();
            connect.keep(name.getText().strip());
        });
        HBox buttons = new HBox(cancel, keep);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("over-sheet-buttons");
        VBox content = new VBox(what, name, buttons);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("keep.title", WIDTH, content);
        name.requestFocus();
        name.selectAll();
    }
}
