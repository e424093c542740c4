package sampan.app.ui.settings;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import sampan.app.store.Settings.Theme;
import sampan.app.text.Language;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// The sheet for the settings; every change holds at once.
public final class SettingsSheet {
    private static final double WIDTH = 520;

    private final SettingsViewModel settings;
    private final Sheets sheets;
    private final Words words;

    /// Not shown yet.
    public SettingsSheet(SettingsViewModel settings, Sheets sheets, Words words) {
        this.settings = settings;
        this.sheets = sheets;
        this.words = words;
    }

    /// Shows it.
    public void show() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields);
        line(grid, "settings.downloads", downloads());
        line(
                grid,
                "settings.theme",
                choice(
                        List.of(Theme.values()),
                        settings.settings().get().theme(),
                        this::theme,
                        theme -> settings.change(before -> before.withTheme(theme))));
        line(
                grid,
                "settings.language",
                choice(List.of(Language.values()), words.language(), Language::ownName, settings::speak));
        NoticeBar notice = new NoticeBar(words);
        notice.getStyleClass().add("boxed");
        notice.notice().bind(settings.notice());
        VBox content = new VBox(grid, notice);
        content.getStyleClass().add("over-sheet-content");
        sheets.show("settings.title", WIDTH, content);
    }

    private String theme(Theme theme) {
        return switch (theme) {
            case SYSTEM -> words.get("command.theme-system");
            case LIGHT -> words.get("command.theme-light");
            case DARK -> words.get("command.theme-dark");
        };
    }

    private void line(GridPane grid, String key, Node field) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setLabelFor(field);
        label.getStyleClass().add("muted");
        grid.addRow(grid.getRowCount(), label, field);
    }

    private HBox downloads() {
        TextField path = new TextField(settings.downloads().toString());
        path.setId("settings-downloads");
        path.setEditable(false);
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button();
        choose.setMnemonicParsing(false);
        choose.textProperty().bind(words.of("host.choose"));
        choose.setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(words.get("settings.downloads"));
            File folder = chooser.showDialog(path.getScene().getWindow());
            if (folder != null) {
                settings.change(before -> before.withDownloads(folder.toPath()));
                path.setText(folder.toString());
            }
        });
        HBox box = new HBox(path, choose);
        box.getStyleClass().add("field-and-button");
        return box;
    }

    private <T> HBox choice(List<T> values, T chosen, Function<T, String> say, Consumer<T> take) {
        HBox box = new HBox();
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            ToggleButton button = new ToggleButton();
            button.setMnemonicParsing(false);
            button.textProperty().bind(words.saying(() -> say.apply(value)));
            button.setToggleGroup(group);
            button.setSelected(value.equals(chosen));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                take.accept(value);
            });
            box.getChildren().add(button);
        }
        return box;
    }
}
