package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.ui.base.Look;

/// Sampan with a window.
public final class WindowApp extends Application {
    private final Home home = Home.ofThisProcess();
    private final SettingsFile file = new SettingsFile(home, _ -> {});
    private Settings settings = Settings.DEFAULT;

    /// Made by JavaFX.
    public WindowApp() {}

    /// Opens the window, and returns when it is closed.
    ///
    /// @param arguments nothing or a link; `--demo DIR` shares that folder on loopback and visits it
    public static void open(List<String> arguments) {
        Application.launch(WindowApp.class, arguments.toArray(String[]::new));
    }

    /// Reads the settings, which is not for the JavaFX thread.
    @Override
    public void init() {
        try {
            settings = file.load();
        } catch (IOException _) {
            // The usual settings do; what can't be read now can't be written either, and that is said then.
        }
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        Look look = new Look(settings.theme());
        Window.Outside outside = new Window.Outside(this::openFolder, FileChooser::showSaveDialog, Platform::exit);
        Window window = new Window(stage, home, file, settings, look, outside);
        Thread.setDefaultUncaughtExceptionHandler((_, crash) -> window.crashed(crash));
        window.show(Start.of(getParameters().getRaw()));
    }

    private void openFolder(Path folder) {
        getHostServices().showDocument(folder.toUri().toString());
    }
}
