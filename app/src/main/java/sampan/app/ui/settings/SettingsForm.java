package sampan.app.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import sampan.app.store.Settings;
import sampan.app.ui.base.Said;
import sampan.app.ui.base.Words;

/// Lines of a form, each a setting with its name: they show what holds, whoever changes it, and change it at once.
final class SettingsForm {
    private final SettingsViewModel settings;
    private final Words words;
    private final GridPane grid = new GridPane();

    SettingsForm(SettingsViewModel settings, Words words) {
        this.settings = settings;
        this.words = words;
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields);
    }

    Node node() {
        return grid;
    }

    /// A setting of its own kind.
    ///
    /// @param key its name's key, from which its node gets its id
    void line(String key, Node field) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setLabelFor(field);
        label.getStyleClass().add("muted");
        grid.addRow(grid.getRowCount(), label, field);
    }

    /// One of a few, side by side.
    ///
    /// @param key its name's key, with which its buttons' ids begin
    <T> void pills(
            String key,
            List<T> values,
            Function<T, String> say,
            Function<Settings, T> value,
            BiFunction<Settings, T, Settings> with) {
        HBox box = new HBox();
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < values.size(); i++) {
            T mine = values.get(i);
            ToggleButton button = new ToggleButton();
            button.setId(
                    id(key) + "-" + mine.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.setMnemonicParsing(false);
            button.textProperty().bind(words.saying(() -> say.apply(mine)));
            button.setToggleGroup(group);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                settings.change(before -> with.apply(before, mine));
            });
            settings.settings().subscribe(now -> button.setSelected(mine.equals(value.apply(now))));
            box.getChildren().add(button);
        }
        line(key, box);
    }

    /// One of several, in a list.
    ///
    /// @param key its name's key, from which its node gets its id
    /// @param values what there is to choose from, among it what holds
    <T> void list(
            String key,
            Function<Settings, List<T>> values,
            Function<T, String> say,
            Function<Settings, T> value,
            BiFunction<Settings, T, Settings> with) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id(key));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Said<>(say));
        settings.settings().subscribe(now -> {
            if (!box.getItems().contains(value.apply(now))) {
                box.getItems().setAll(values.apply(now));
            }
            box.setValue(value.apply(now));
        });
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null && !chosen.equals(value.apply(settings.settings().get()))) {
                settings.change(before -> with.apply(before, chosen));
            }
        });
        words.text().subscribe(() -> {
            // Lines that stay are not written anew.
            box.getItems().setAll(List.copyOf(box.getItems()));
            box.setValue(null);
            box.setValue(value.apply(settings.settings().get()));
        });
        line(key, box);
    }

    private static String id(String key) {
        return key.replace('.', '-');
    }
}
