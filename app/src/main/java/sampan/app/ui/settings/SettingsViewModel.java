package sampan.app.ui.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsExport;
import sampan.app.store.SettingsFile;
import sampan.app.store.SettingsImport;
import sampan.app.store.TrustedHosts;
import sampan.app.text.Language;
import sampan.app.text.Shown;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Notice;
import sampan.app.ui.base.Words;

/// The settings, read at the start and written in the background whenever one changes. For the screen's thread.
public final class SettingsViewModel {
    private final SettingsFile file;
    private final Home home;
    private final Background background;
    private final Words words;
    private final Runnable bookmarks;
    private final TrustedHosts hosts;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

    /// @param loaded what was kept
    /// @param bookmarks is told when the bookmarks have changed
    public SettingsViewModel(
            Home home, SettingsFile file, Settings loaded, Background background, Words words, Runnable bookmarks) {
        this.home = home;
        this.file = file;
        this.background = background;
        this.words = words;
        this.bookmarks = bookmarks;
        hosts = new TrustedHosts(home, _ -> {});
        settings = new ReadOnlyObjectWrapper<>(loaded);
    }

    /// The language for these settings: the one that was chosen, else the system's.
    public static Language language(Settings settings) {
        String tag = settings.language();
        return tag == null ? Language.of(Locale.getDefault()) : Language.ofTag(tag);
    }

    // Properties.

    /// What holds now.
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /// What there is to say about settings that could not be kept.
    public ObjectProperty<@Nullable Notice> notice() {
        return notice;
    }

    /// Where downloads go.
    public Path downloads() {
        Path chosen = settings.get().downloads();
        return chosen == null ? home.downloads() : chosen;
    }

    /// What happens to a file when another one has its name already.
    ///
    /// @param canReplace whether files may be replaced there; where they may not, the person is asked instead
    public ConflictPolicy policy(boolean canReplace) {
        return switch (settings.get().taken()) {
            case ASK -> ConflictPolicy.ASK;
            case SKIP -> ConflictPolicy.SKIP;
            case KEEP_BOTH -> ConflictPolicy.KEEP_BOTH;
            case REPLACE -> canReplace ? ConflictPolicy.REPLACE : ConflictPolicy.ASK;
            case REPLACE_IF_NEWER -> canReplace ? ConflictPolicy.REPLACE_IF_NEWER : ConflictPolicy.ASK;
        };
    }

    // Commands.

    /// Changes what is chosen, and keeps it; the last of several changes is what is kept.
    public void change(UnaryOperator<Settings> how) {
        Settings before = settings.get();
        Settings after = how.apply(before);
        settings.set(after);
        if (!Objects.equals(before.language(), after.language())) {
            words.speak(language(after));
        }
        background.inOrder(() -> file.update(how), _ -> {}, this::failed);
    }

    /// Has what is chosen written into a file, with the bookmarks.
    public void exportTo(Path file) {
        Settings now = settings.get();
        background.inOrder(
                () -> {
                    SettingsExport all = new SettingsExport(now, hosts.all());
                    all.write(file);
                    return all.hosts().size();
                },
                count -> say(words.get("settings.exported", count, Shown.name(String.valueOf(file.getFileName())))),
                this::failed);
    }

    /// Takes over what such a file holds; at once.
    public void importFrom(Path file) {
        background.inOrder(
                () -> {
                    SettingsImport read = SettingsImport.read(file);
                    return new Imported(read, hosts.trustAll(read.hosts()).size());
                },
                this::take,
                this::failed);
    }

    /// What came of a file.
    ///
    /// @param left how many bookmarks are not kept
    private record Imported(SettingsImport read, int left) {}

    private void take(Imported imported) {
        SettingsImport read = imported.read();
        change(before -> before.withChoicesOf(read.settings()));
        bookmarks.run();
        List<String> said = new ArrayList<>();
        said.add(words.get("settings.imported", read.hosts().size() - imported.left()));
        if (imported.left() > 0) {
            said.add(words.get("settings.imported.taken", imported.left()));
        }
        if (read.missing() != null) {
            said.add(words.get("settings.imported.folder", Shown.name(read.missing())));
        }
        say(String.join(" ", said));
    }

    private void say(String sentence) {
        notice.set(new Notice(Notice.Tone.SUCCESS, sentence, List.of()));
    }

    private void failed(Exception why) {
        notice.set(Notice.danger(words.sentence(why)));
    }

    /// Speaks this language from now on.
    public void speak(Language language) {
        change(before -> before.withLanguage(language.tag()));
    }
}
