package sampan.app.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.browse.BrowseCommands;

/// Every command that has keys, with them.
final class KeysSheet {
    private static final double WIDTH = 560;
    private static final int COLUMNS = 2;

    private final List<Command> commands;
    private final Sheets sheets;
    private final Words words;

    KeysSheet(BrowseCommands browse, Menus.WindowCommands window, Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
        commands = Stream.concat(window.all().stream(), browse.all().stream())
                .filter(command -> command.keys() != null)
                .toList();
    }

    void show() {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("form", "keys", "over-sheet-content");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints names = new ColumnConstraints();
            names.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().addAll(new ColumnConstraints(), names);
        }
        int rows = (commands.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            Label keys = new Label(Objects.requireNonNull(command.keys()).getDisplayText());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            int column = i / rows * 2;
            grid.add(keys, column, i % rows);
            grid.add(new Label(words.get(command.key()).replace("…", "")), column + 1, i % rows);
        }
        sheets.showTall("command.keys", WIDTH, grid);
    }
}
