package sampan.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sampan.app.client.Visit;
import sampan.app.store.Settings;
import sampan.app.store.Settings.Theme;
import sampan.app.store.SettingsFile;
import sampan.app.text.CrashReport;
import sampan.app.text.Language;
import sampan.app.text.Shown;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.transfer.queue.Order;
import sampan.app.transfer.queue.QueuedBatch;
import sampan.app.ui.awake.Waking;
import sampan.app.ui.base.Command;
import sampan.app.ui.base.Glyph;
import sampan.app.ui.base.Look;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;
import sampan.app.ui.connect.AddressBar;
import sampan.app.ui.connect.ConnectViewModel.Status;
import sampan.app.ui.connect.KeepSheet;
import sampan.app.ui.connect.PlacesView;
import sampan.app.ui.host.HostSheet;
import sampan.app.ui.settings.SettingsSheet;
import sampan.app.ui.transfers.EndNotice;
import sampan.app.ui.transfers.Foretold;
import sampan.app.ui.transfers.PreflightSheet;
import sampan.app.ui.transfers.TransfersView;
import sampan.protocol.RemotePath;

/// Sampan's window: made of the features' views, and closed by asking when something would be lost. For the JavaFX
/// thread.
final class Window {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 700;
    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 460;

    /// What the window needs of the program around it.
    ///
    /// @param open opens a folder as the system does
    /// @param save asks a person where a file shall be saved; null if nowhere
    /// @param pick asks a person for a file; null if for none
    /// @param folder asks a person for a folder; null if for none
    /// @param waking keeps the computer awake while something is under way
    /// @param ended is told when everything has been put away
    record Outside(
            Consumer<Path> open,
            BiFunction<FileChooser, Stage, @Nullable File> save,
            BiFunction<FileChooser, Stage, @Nullable File> pick,
            BiFunction<DirectoryChooser, Stage, @Nullable File> folder,
            Waking waking,
            Runnable ended) {}

    private final Stage stage;
    private final Start start;
    private final Models models;
    private final Words words;
    private final Sheets sheets;
    private final Outside outside;
    private final PreflightSheet preflight;
    private final EndNotice ending;
    private final Path log;
    private final CrashSheet crashSheet;
    private final SettingsSheet settingsSheet;
    private final HostSheet hostSheet;
    private final TabPages pages;

    /// Makes the window, and is on the way to where it was told to go while it does.
    Window(Stage stage, Beginning beginning, SettingsFile file, Settings loaded, Look look, Outside outside) {
        this.stage = stage;
        this.outside = outside;
        start = beginning.start();
        models = new Models(beginning, file, loaded, outside.waking(), person());
        models.begin(start);
        words = models.words();
        sheets = new Sheets(words);
        ending = new EndNotice(stage, words);
        preflight = new PreflightSheet(sheets, words);
        log = beginning.home().logFile();
        crashSheet = new CrashSheet(sheets, words, log, this::openLog);
        settingsSheet = new SettingsSheet(
                models.settings(),
                sheets,
                words,
                new SettingsSheet.Outside(
                        chooser -> outside.folder().apply(chooser, stage),
                        chooser -> outside.save().apply(chooser, stage),
                        chooser -> outside.pick().apply(chooser, stage)));
        hostSheet = new HostSheet(models.host(), sheets, words);
        pages = new TabPages(models, sheets, hostSheet, this::commands);
        Tabs tabs = models.tabs();
        TabStrip strip = new TabStrip(tabs, command("command.new-tab", Glyph.ADD, "Shortcut+T", tabs::open), words);
        MainWindow main = new MainWindow(
                new MainWindow.Parts(
                        strip,
                        new PlacesView(
                                models.places(),
                                tabs.current().flatMap(tab -> tab.connect().here()),
                                words,
                                new PlacesView.Outside(
                                        hostSheet::show,
                                        hostSheet::show,
                                        models.uploads()::to,
                                        models::go,
                                        tabs::goBeside)),
                        new TransfersView(
                                models.transfers(),
                                models.questions(),
                                models.background(),
                                words,
                                new TransfersView.Outside(this::showBatch, this::receipt)),
                        new StatusLine(models, this::showSecurity, hostSheet::show),
                        sheets),
                models.transfers().open());
        Scene scene = new Scene(main.root(), WIDTH, HEIGHT);
        Look.dress(scene);
        strip.listen(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place(loaded.window());
        stage.titleProperty().bind(words.saying(this::title, tabs.folder(), tabs.visit()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            leave();
        });
        models.settings().settings().map(Settings::theme).subscribe(look::wear);
        models.settings().settings().map(Settings::text).subscribe(look::size);
        pages.in(main);
    }

    /// Shows the window, and asks where to send what it was started with.
    void show() {
        stage.show();
        pages.shown().focus(); // a host may have been entered before there was a window to have the focus in
        models.restoreShares();
        send(start.files());
    }

    /// Comes before every other window, and goes to a link that was clicked somewhere, or asks where to send files.
    ///
    /// @param line what a later start said, a [Start#line]
    void comeForward(String line) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
        Start later = Start.said(line);
        if (later.link() != null) {
            models.tabs().goBeside(later.link());
        }
        send(later.files());
    }

    private void send(List<Path> files) {
        if (!files.isEmpty()) {
            new SendSheet(models, sheets, words).show(files);
        }
    }

    /// Something went wrong inside Sampan: it is written down and shown. On any thread.
    void crashed(Throwable crash) {
        CrashReport report = CrashReport.of(crash);
        models.background().run(() -> {
            report.append(log);
        });
        models.background().show(() -> crashSheet.show(report));
    }

    private void openLog() {
        Path folder = log.toAbsolutePath().getParent();
        outside.open().accept(folder == null ? log : folder);
    }

    Models models() {
        return models;
    }

    private Menus.WindowCommands commands(VisitTab tab, AddressBar address) {
        Tabs tabs = models.tabs();
        var several = Bindings.size(tabs.all()).greaterThan(1);
        return new Menus.WindowCommands(
                command("command.address", null, "Shortcut+L", address::focus),
                command("command.new-tab", Glyph.ADD, "Shortcut+T", tabs::open),
                new Command(
                        "command.close-tab",
                        null,
                        Command.keys("Shortcut+W"),
                        several.or(Bindings.notEqual(tab.connect().status(), Status.IDLE)),
                        () -> tabs.close(tab)),
                new Command("command.next-tab", null, TabStrip.NEXT, several, () -> tabs.step(1)),
                new Command("command.previous-tab", null, TabStrip.PREVIOUS, several, () -> tabs.step(-1)),
                new Command(
                        "command.disconnect",
                        null,
                        null,
                        Bindings.equal(tab.connect().status(), Status.CONNECTED),
                        tab.connect()::disconnect),
                new KeepSheet(tab.connect(), sheets, words).command(),
                command("command.host", Glyph.SHARE, "Shortcut+Shift+H", hostSheet::show),
                command("command.settings", null, "Shortcut+COMMA", settingsSheet::show),
                command("command.quit", null, "Shortcut+Q", this::leave),
                command(
                        "command.transfers",
                        null,
                        "Shortcut+J",
                        () -> models.transfers()
                                .open()
                                .set(!models.transfers().open().get())),
                wear("command.theme-system", Theme.SYSTEM),
                wear("command.theme-light", Theme.LIGHT),
                wear("command.theme-dark", Theme.DARK),
                speak("command.english", Language.ENGLISH),
                speak("command.chinese", Language.CHINESE),
                command("command.keys", null, "F1", this::showKeys),
                new Command("command.log", null, null, this::openLog),
                new Command("command.about", null, null, new AboutSheet(sheets, words)::show));
    }

    private void showKeys() {
        pages.shown().keys(sheets, words).show();
    }

    private Command wear(String key, Theme theme) {
        return new Command(key, null, null, () -> models.settings().change(before -> before.withTheme(theme)));
    }

    private Command speak(String key, Language language) {
        return new Command(key, null, null, () -> models.settings().speak(language));
    }

    private static Command command(String key, @Nullable Glyph glyph, String keys, Runnable does) {
        return new Command(key, glyph, Command.keys(keys), does);
    }

    private String title() {
        RemotePath folder = models.browse().folder().get();
        var visit = models.browse().visit().get();
        if (folder == null || visit == null) {
            return "Sampan";
        }
        return words.get(
                "window.title", Shown.name(folder.isLibrary() ? visit.welcome().host() : folder.leaf()));
    }

    private Models.Person person() {
        return new Models.Person() {
            @Override
            public void downloadTo(Visit from, List<RemotePath> what) {
                Window.this.downloadTo(from, what);
            }

            @Override
            public void decide(
                    Foretold found, boolean canReplace, ConflictPolicy usual, Consumer<ConflictPolicy> send) {
                preflight.show(found, canReplace, usual, send);
            }

            @Override
            public void ended(QueuedBatch batch) {
                ending.say(batch);
            }
        };
    }

    private void downloadTo(Visit from, List<RemotePath> what) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("download.choose"));
        File folder = outside.folder().apply(chooser, stage);
        if (folder != null) {
            models.download(from, what, folder.toPath());
        }
    }

    private void showBatch(QueuedBatch batch) {
        if (batch.order() instanceof Order.Download(var _, Path home)) {
            outside.open().accept(home);
        }
    }

    private @Nullable Path receipt(QueuedBatch batch) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("receipt.choose"));
        String title = Shown.name(batch.title()).replaceAll("[\\\\/:*?\"<>|]", "_");
        chooser.setInitialFileName(words.get("receipt.name", title) + ".json");
        File file = outside.save().apply(chooser, stage);
        return file == null ? null : file.toPath();
    }

    private void showSecurity() {
        var visit = models.browse().visit().get();
        if (visit == null) {
            pages.shown().focus();
        } else {
            new SecuritySheet(visit, sheets, words).show();
        }
    }

    /// Where it was, if that is still on a screen.
    private void place(Settings.@Nullable Bounds was) {
        if (was == null
                || Screen.getScreensForRectangle(was.x(), was.y(), was.width(), was.height())
                        .isEmpty()) {
            return;
        }
        stage.setX(was.x());
        stage.setY(was.y());
        stage.setWidth(was.width());
        stage.setHeight(was.height());
        stage.setMaximized(was.maximized());
    }

    /// Closes the window; asks first when something is under way or shared.
    private void leave() {
        int active = models.transfers().active().get();
        int shares = models.host().hostings().size();
        if (active == 0 && shares == 0) {
            end();
        } else {
            new LeavingSheet(sheets, words).show(active, shares, () -> stage.setIconified(true), this::end);
        }
    }

    private void end() {
        stage.hide();
        models.end(
                new Settings.Bounds(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()),
                outside.ended());
    }
}
