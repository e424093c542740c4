package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.image.Image;
import sampan.app.store.Settings.Theme;
import sampan.app.text.Language;

/// The folder of pictures: each screen light and dark, in the language of the window that is drawn.
///
/// @param folder where they are written, as `SCREEN-THEME-LANGUAGE.png`
record Album(OpenWindow window, Path folder, Language language) {
    private static final double HEIGHT = 700;
    private static final String STILL = "data:text/css,.text-input{-fx-display-caret:false;}";

    /// Draws what the window shows now.
    ///
    /// @param retouch puts fixed words where this run's would stand
    void draw(String screen, Runnable retouch) throws IOException {
        window.robot.interact(() -> window.stage.setHeight(HEIGHT));
        new OnScreen(window).untilPulses(2);
        window.robot.moveTo(window.node("#status-connection")).moveBy(300, 0);
        if (!window.scene().getStylesheets().contains(STILL)) {
            window.robot.interact(() -> window.scene().getStylesheets().add(STILL));
        }
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            wear(theme);
            Image image = window.ask(() -> {
                retouch.run();
                return window.scene().snapshot(null);
            });
            String name = String.join(
                    "-",
                    screen,
                    theme.name().toLowerCase(Locale.ROOT),
                    language.locale().getLanguage());
            Files.write(folder.resolve(name + ".png"), Png.small(image));
        }
        wear(Theme.LIGHT);
    }

    private void wear(Theme theme) {
        window.robot.interact(() -> window.window.models().settings().change(before -> before.withTheme(theme)));
        // What is laid out anew asks for the next pulse, and some of it in that for one more.
        new OnScreen(window).untilPulses(3);
        window.robot.interact(Platform::requestNextPulse);
    }
}
