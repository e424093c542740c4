package sampan.app.ui.host;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Words;
import sampan.protocol.Access;

/// A known device: its name, what it may do and how it came, a menu that changes the one and a button that ends all.
final class DeviceCell extends ListCell<DeviceRow> {
    private final WhoViewModel who;
    private final Words words;
    private final Label name = new Label(null, Glyph.VISITOR.icon());
    private final Label may = new Label();
    private final Label how = new Label();
    private final MenuButton change = new MenuButton();
    private final Button remove = new Button();
    private final Tooltip tip = new Tooltip();
    private final VBox line;

    DeviceCell(WhoViewModel who, Words words) {
        this.who = who;
        this.words = words;
        getStyleClass().addAll("holding-cell", "device-cell");
        may.getStyleClass().add("small-text");
        how.getStyleClass().addAll("muted", "small-text");
        change.getStyleClass().addAll("small", "device-change");
        change.setMnemonicParsing(false);
        change.setMinWidth(Region.USE_PREF_SIZE);
        remove.getStyleClass().addAll("small", "device-remove");
        remove.setMnemonicParsing(false);
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> {
            DeviceRow row = getItem();
            if (row != null) {
                getListView().requestFocus(); // the line may go, and the keys with it
                who.remove(row);
            }
        });
        name.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, gap, change, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("holding");
        line = new VBox(head, may, how);
        line.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list, whatever the texts would like.
        line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DeviceRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        DeviceLine said = DeviceLine.of(row, words);
        name.setText(said.name());
        may.setText(said.may());
        how.setText(said.how());
        fill(row, said.name());
        remove.setText(words.get("who.remove"));
        remove.setAccessibleText(words.get("who.remove.about", said.name()));
        setAccessibleText(said.sentence());
        tip.setText(said.sentence());
        setTooltip(tip);
        setGraphic(line);
    }

    private void fill(DeviceRow row, String called) {
        boolean in = row.access() != null;
        change.setText(words.get(in ? "who.change" : "who.let-in"));
        change.setAccessibleText(words.get(in ? "who.change.about" : "who.let-in.about", called));
        change.getItems().clear();
        for (Access level : who.levels()) {
            add(row, level, words.get("access." + level.word()));
        }
        if (who.approved() && in) {
            add(row, null, words.get("who.not-here"));
        }
    }

    private void add(DeviceRow row, @Nullable Access level, String text) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(level == row.access());
        item.setOnAction(_ -> {
            item.setSelected(level == row.access()); // what holds is what the server says
            if (level != row.access()) {
                who.change(row, level);
            }
        });
        change.getItems().add(item);
    }
}
