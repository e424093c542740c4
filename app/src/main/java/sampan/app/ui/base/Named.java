package sampan.app.ui.base;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/// Names for who reads the screen aloud. A field that had an accessible text would be told by that instead of by what
/// stands in it, so its name is that of a label, which need not be seen.
public final class Named {
    private Named() {}

    /// Names a field in which one writes.
    public static void field(TextInputControl field, ObservableValue<String> name) {
        label(name).setLabelFor(field);
    }

    /// Names a list from which one chooses.
    public static void choice(ComboBoxBase<?> choice, ObservableValue<String> name) {
        label(name).setLabelFor(choice);
    }

    private static Label label(ObservableValue<String> name) {
        Label label = new Label();
        label.textProperty().bind(name);
        return label;
    }
}
