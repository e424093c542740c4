package sampan.app.ui.host;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something that a share holds: its sign and name, small print below it, and the one button.
final class HoldingCell<T> extends ListCell<T> {
    private final Function<T, HoldingLine> say;
    private final Label name = new Label();
    private final Label small = new Label();
    private final Button act = new Button();
    private final Tooltip tip = new Tooltip();
    private final HBox line;

    /// @param say puts it in words
    /// @param does what the button does
    HoldingCell(Function<T, HoldingLine> say, Consumer<T> does) {
        this.say = say;
        getStyleClass().add("holding-cell");
        small.getStyleClass().addAll("muted", "small-text");
        act.getStyleClass().addAll("small", "holding-act");
        act.setMnemonicParsing(false);
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.setOnAction(_ -> {
            T item = getItem();
            if (item != null) {
                getListView().requestFocus(); // the line may go, and the keys with it
                does.accept(item);
            }
        });
        VBox texts = new VBox(name, small);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        line = new HBox(texts, act);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("holding");
        // As wide as the list, whatever the texts would like.
        line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        HoldingLine said = say.apply(item);
        FontIcon sign = said.sign().icon();
        name.setGraphic(sign);
        name.setText(said.name());
        small.setText(said.small());
        act.setText(said.act());
        act.setAccessibleText(said.about());
        act.setDisable(!said.possible());
        setAccessibleText(said.sentence());
        tip.setText(said.sentence());
        setTooltip(tip);
        setGraphic(line);
    }
}
