package sampan.app.ui.base;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something a person can have done, wherever it stands: in a menu with its keys, or as a button that tells them.
///
/// @param key its text's key
/// @param glyph its sign, or null
/// @param keys its keys, or null
/// @param possible whether it can be done now
/// @param does what it does, on the JavaFX thread
public record Command(
        String key,
        @Nullable Glyph glyph,
        @Nullable KeyCombination keys,
        ObservableBooleanValue possible,
        Runnable does) {
    /// A command that can always be given.
    public Command(String key, @Nullable Glyph glyph, @Nullable KeyCombination keys, Runnable does) {
        this(key, glyph, keys, Bindings.createBooleanBinding(() -> true), does);
    }

    /// Keys written as JavaFX reads them; `Shortcut` is Control, on macOS Command.
    public static KeyCombination keys(String keys) {
        return KeyCombination.valueOf(keys);
    }

    /// As a line of a menu.
    public MenuItem menuItem(Words words) {
        MenuItem item = new MenuItem();
        item.setMnemonicParsing(false);
        item.setId(key.replace('.', '-'));
        item.textProperty().bind(words.of(key));
        item.disableProperty().bind(Bindings.not(possible));
        item.setOnAction(_ -> does.run());
        if (keys != null) {
            item.setAccelerator(keys);
        }
        return item;
    }

    /// As a button with its sign only; its words and keys show when the pointer rests on it.
    public Button button(Words words) {
        Button button = new Button();
        button.setMnemonicParsing(false);
        button.setId("button-" + key.replace('.', '-'));
        button.getStyleClass().addAll("button-icon", "flat", "tool");
        if (glyph != null) {
            button.setGraphic(glyph.icon());
        }
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.accessibleTextProperty().bind(words.of(key));
        button.setTooltip(tooltip(words));
        button.disableProperty().bind(Bindings.not(possible));
        button.setOnAction(_ -> does.run());
        return button;
    }

    private Tooltip tooltip(Words words) {
        Tooltip tip = new Tooltip();
        String pressed = keys == null ? "" : "  " + keys.getDisplayText();
        tip.textProperty().bind(words.saying(() -> words.get(key).replace("…", "") + pressed));
        return tip;
    }
}
