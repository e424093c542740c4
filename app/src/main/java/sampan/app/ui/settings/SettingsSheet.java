package sampan.app.ui.settings;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Settings;
import sampan.app.store.Settings.DoubleClick;
import sampan.app.store.Settings.Taken;
import sampan.app.store.Settings.Theme;
import sampan.app.text.Language;
import sampan.app.ui.base.Limits;
import sampan.app.ui.base.Named;
import sampan.app.ui.base.NoticeBar;
import sampan.app.ui.base.Sheets;
import sampan.app.ui.base.Words;

/// The sheet for the settings; every change holds at once.
public final class SettingsSheet {
    private static final double WIDTH = 560;
    private static final List<Integer> TEXT_SIZES = List.of(Settings.USUAL_TEXT, 125, 150, 175, Settings.LARGEST_TEXT);

    private final SettingsViewModel settings;
    private final Sheets sheets;
    private final Words words;
    private final Outside outside;
    private final VBox content = new VBox();

    /// What this needs of the window around it.
    ///
    /// @param folder asks a person for a folder; null if for none
    /// @param save asks a person where a file shall be saved; null if nowhere
    /// @param pick asks a person for a file; null if for none
    public record Outside(
            Function<DirectoryChooser, @Nullable File> folder,
            Function<FileChooser, @Nullable File> save,
            Function<FileChooser, @Nullable File> pick) {}

    /// Not shown yet.
    public SettingsSheet(SettingsViewModel settings, Sheets sheets, Words words, Outside outside) {
        this.settings = settings;
        this.sheets = sheets;
        this.words = words;
        this.outside = outside;
        content.getStyleClass().add("over-sheet-content");
    }

    /// Shows it.
    public void show() {
        if (content.getChildren().isEmpty()) {
            fill();
        }
        sheets.showTall("settings.title", WIDTH, content);
    }

    private void fill() {
        NoticeBar notice = new NoticeBar(words);
        notice.setId("settings-notice");
        notice.getStyleClass().add("boxed");
        notice.notice().bindBidirectional(settings.notice());
        content.getChildren().addAll(form().node(), taking(), notice);
    }

    private SettingsForm form() {
        SettingsForm form = new SettingsForm(settings, words);
        form.line("settings.downloads", downloads());
        form.pills(
                "settings.double-click",
                List.of(DoubleClick.values()),
                meaning -> words.get("double-click." + word(meaning)),
                Settings::doubleClick,
                Settings::withDoubleClick);
        form.list(
                "settings.taken",
                _ -> List.of(Taken.values()),
                taken -> words.get("taken." + word(taken)),
                Settings::taken,
                Settings::withTaken);
        form.list(
                "settings.limit",
                now -> Limits.with(now.limit()),
                limit -> Limits.label(limit, words),
                Settings::limit,
                Settings::withLimit);
        form.pills(
                "settings.theme",
                List.of(Theme.values()),
                theme -> words.get("command.theme-" + word(theme)),
                Settings::theme,
                Settings::withTheme);
        form.pills(
                "settings.text",
                TEXT_SIZES,
                percent -> words.get("transfer.percent", percent),
                Settings::text,
                Settings::withText);
        form.pills(
                "settings.language",
                List.of(Language.values()),
                Language::ownName,
                SettingsViewModel::language,
                (before, language) -> before.withLanguage(language.tag()));
        return form;
    }

    /// What takes the settings to another computer.
    private VBox taking() {
        Label what = new Label();
        what.textProperty().bind(words.of("settings.export.text"));
        what.getStyleClass().addAll("muted", "small-text");
        what.setWrapText(true);
        HBox buttons = new HBox(button("settings.export", this::export), button("settings.import", this::take));
        buttons.getStyleClass().add("field-and-button");
        return new VBox(8, what, buttons);
    }

    private Button button(String key, Runnable does) {
        Button button = new Button();
        button.setId(key.replace('.', '-'));
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(words.of(key));
        button.setOnAction(_ -> does.run());
        return button;
    }

    private void export() {
        FileChooser chooser = chooser("settings.export.choose");
        chooser.setInitialFileName(words.get("settings.export.name") + ".json");
        File file = outside.save().apply(chooser);
        if (file != null) {
            settings.exportTo(file.toPath());
        }
    }

    private void take() {
        File file = outside.pick().apply(chooser("settings.import.choose"));
        if (file != null) {
            settings.importFrom(file.toPath());
        }
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get(titleKey));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return chooser;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private HBox downloads() {
        TextField path = new TextField();
        path.setId("settings-downloads");
        path.setEditable(false);
        Named.field(path, words.of("settings.downloads"));
        settings.settings().subscribe(() -> path.setText(settings.downloads().toString()));
        path.setText(settings.downloads().toString());
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = button("host.choose", this::chooseDownloads);
        choose.setId("settings-choose");
        HBox box = new HBox(path, choose);
        box.getStyleClass().add("field-and-button");
        return box;
    }

    private void chooseDownloads() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("settings.downloads"));
        File folder = outside.folder().apply(chooser);
        if (folder != null) {
            settings.change(before -> before.withDownloads(folder.toPath()));
        }
    }
}
