package sampan.app.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import sampan.app.store.Settings.Theme;

/// How the whole program looks: theme, font and the window's own style sheet. For the JavaFX thread; one for the
/// program, since JavaFX has one theme for all windows.
public final class Look {
    private static final List<String> FONTS = List.of("inter-latin-400-normal.woff", "inter-latin-600-normal.woff");
    private static final double ANY_SIZE = 13;

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private Theme theme;

    /// Reads the fonts and looks as this theme says.
    public Look(Theme theme) {
        this.theme = theme;
        FONTS.forEach(Look::loadFont);
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> {
            if (this.theme == Theme.SYSTEM) {
                apply();
            }
        });
        apply();
    }

    private static void loadFont(String file) {
        try (InputStream in = Look.class.getResourceAsStream(file)) {
            Font.loadFont(Objects.requireNonNull(in, file), ANY_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Changes the theme of every window, at once.
    public void wear(Theme other) {
        if (theme != other) {
            theme = other;
            apply();
        }
    }

    /// Changes the size of the text in every window, at once.
    ///
    /// @param percent of the usual size
    public void size(int percent) {
        TextSize.set(percent);
    }

    /// Whether it is dark now, by the theme or by the system.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    private void apply() {
        dark.set(
                switch (theme) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                });
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// Gives a scene the window's own style sheet. Every scene needs it: it also maps the colours that ControlsFX
    /// looks up under other names.
    public static void dress(Scene scene) {
        TextSize.dress(scene);
    }
}
