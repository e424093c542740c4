package sampan.app.ui.host;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import sampan.app.ui.base.Said;
import sampan.app.ui.base.Words;

/// Makes lists from which one chooses. No state.
final class Choice {
    private Choice() {}

    /// One of these values, said anew whenever the language changes.
    static <T> ComboBox<T> of(String id, Property<T> value, List<T> values, Function<T, String> say, Words words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Said<>(say));
        box.getItems().setAll(values);
        box.valueProperty().bindBidirectional(value);
        words.text().subscribe(() -> {
            box.getItems().setAll(List.copyOf(values));
            T chosen = value.getValue();
            box.setValue(null);
            box.setValue(chosen);
        });
        return box;
    }
}
