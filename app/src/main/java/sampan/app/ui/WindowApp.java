package sampan.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.ui.awake.Waking;
import sampan.app.ui.base.Look;

/// Sampan with a window.
public final class WindowApp extends Application {
    /// Made before JavaFX is, which then makes this.
    private static final AtomicReference<@Nullable OneWindow> ONE = new AtomicReference<>();

    private static final AtomicReference<@Nullable Beginning> BEGINNING = new AtomicReference<>();

    private static final String[] ICONS = {"sampan-32.png", "sampan-128.png"};

    private final Beginning beginning = Objects.requireNonNull(BEGINNING.get());
    private final SettingsFile file = new SettingsFile(beginning.home(), _ -> {});
    private Settings settings = Settings.DEFAULT;
    private Waking waking = Waking.none();

    /// Made by JavaFX.
    public WindowApp() {}

    /// Opens the window, and returns when it is closed; where the person has one already, that one comes forward and
    /// goes to the link or asks where to send the files, and this returns at once.
    ///
    /// @param arguments nothing or a link; `--send FILE...`; `--demo DIR` shares that folder on loopback and visits
    ///     it
    public static void open(List<String> arguments) {
        Home home = Home.ofThisProcess();
        Start start = Start.of(arguments);
        if (!isHandedOver(home, start)) {
            BEGINNING.set(Beginning.of(home, start));
            Application.launch(WindowApp.class, arguments.toArray(String[]::new));
        }
    }

    /// A demo has a window of its own.
    private static boolean isHandedOver(Home home, Start start) {
        if (start.demo() != null) {
            return false;
        }
        try {
            Optional<OneWindow> mine = OneWindow.take(home);
            if (mine.isEmpty()) {
                OneWindow.hand(home, start.line());
                return true;
            }
            ONE.set(mine.get());
        } catch (IOException _) {
            // Two windows are better than none.
        }
        return false;
    }

    /// Reads the settings and looks for the system's tools, which is not for the JavaFX thread.
    @Override
    public void init() {
        waking = Waking.ofThisComputer();
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
        Window.Outside outside = new Window.Outside(
                this::openFolder,
                FileChooser::showSaveDialog,
                FileChooser::showOpenDialog,
                DirectoryChooser::showDialog,
                waking,
                Platform::exit);
        stage.getIcons()
                .setAll(Stream.of(ICONS)
                        .map(name -> new Image(Objects.requireNonNull(WindowApp.class.getResourceAsStream(name))))
                        .toList());
        Window window = new Window(stage, beginning, file, settings, look, outside);
        Thread.setDefaultUncaughtExceptionHandler((_, crash) -> window.crashed(crash));
        OneWindow one = ONE.get();
        if (one != null) {
            one.listen(line -> Platform.runLater(() -> window.comeForward(line)));
        }
        Platform.runLater(window::show); // with what came meanwhile
    }

    /// Frees the place for the next window.
    @Override
    public void stop() throws IOException {
        OneWindow one = ONE.get();
        if (one != null) {
            one.close();
        }
    }

    private void openFolder(Path folder) {
        getHostServices().showDocument(folder.toUri().toString());
    }
}
