package sampan.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.text.Language;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;

@Timeout(60)
class SettingsViewModelTest {
    private static final int MANY = 60;

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final Words words = new Words(Language.ENGLISH);

    @AfterEach
    void close() {
        background.close();
    }

    private SettingsViewModel settings(SettingsFile file) {
        return new SettingsViewModel(Home.in(folder), file, Settings.DEFAULT, background, words);
    }

    private static Settings kept(SettingsFile file) {
        try {
            return file.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void change_holdsAtOnceAndIsKept() throws Exception {
        SettingsFile file = new SettingsFile(Home.in(folder), _ -> {});
        SettingsViewModel settings = settings(file);
        settings.change(before -> before.withTheme(Settings.Theme.DARK));
        assertThat(settings.settings().get().theme()).isEqualTo(Settings.Theme.DARK);
        screen.until("it is kept", () -> kept(file).theme() == Settings.Theme.DARK);
    }

    @Test
    void changes_inQuickSuccession_areKeptInTheirOrder() throws Exception {
        SettingsFile file = new SettingsFile(Home.in(folder), _ -> {});
        SettingsViewModel settings = settings(file);
        List<Integer> written = new CopyOnWriteArrayList<>();
        Thread here = Thread.currentThread();
        for (int i = 1; i <= MANY; i++) {
            int number = i;
            settings.change(before -> {
                if (!here.equals(Thread.currentThread())) {
                    written.add(number);
                }
                return before.withLimit(number);
            });
        }
        screen.until("all are kept", () -> written.size() == MANY);
        assertThat(written).isSorted();
        screen.until("the last is what is kept", () -> kept(file).limit() == MANY);
    }

    @Test
    void speak_changesEveryWordThatIsBound() throws Exception {
        SettingsFile file = new SettingsFile(Home.in(folder), _ -> {});
        var bound = words.of("column.name");
        assertThat(bound.get()).isEqualTo("Name");
        settings(file).speak(Language.CHINESE);
        assertThat(bound.get()).isEqualTo("名称");
        screen.until(
                "it is kept", () -> Language.CHINESE.tag().equals(kept(file).language()));
    }

    @Test
    void change_thatCantBeKept_saysSo() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file where a folder is needed");
        SettingsViewModel settings = settings(new SettingsFile(Home.in(blocked), _ -> {}));
        settings.change(before -> before.withTheme(Settings.Theme.DARK));
        screen.until("it is said", () -> settings.notice().get() != null);
        assertThat(settings.notice().get().sentence()).isNotBlank();
    }

    @Test
    void policy_isWhatWasChosen_andAsksWhereNothingMayBeReplaced() {
        SettingsViewModel settings = settings(new SettingsFile(Home.in(folder), _ -> {}));
        assertThat(settings.policy(true)).isEqualTo(ConflictPolicy.ASK);
        settings.change(before -> before.withTaken(Settings.Taken.REPLACE_IF_NEWER));
        assertThat(settings.policy(true)).isEqualTo(ConflictPolicy.REPLACE_IF_NEWER);
        assertThat(settings.policy(false)).isEqualTo(ConflictPolicy.ASK);
        settings.change(before -> before.withTaken(Settings.Taken.KEEP_BOTH));
        assertThat(settings.policy(false)).isEqualTo(ConflictPolicy.KEEP_BOTH);
    }

    @Test
    void downloads_goWhereThePersonSaid() throws Exception {
        SettingsFile file = new SettingsFile(Home.in(folder), _ -> {});
        SettingsViewModel settings = settings(file);
        assertThat(settings.downloads()).isEqualTo(Home.in(folder).downloads());
        settings.change(before -> before.withDownloads(folder));
        assertThat(settings.downloads()).isEqualTo(folder);
        screen.until("it is kept", () -> !kept(file).equals(Settings.DEFAULT));
    }
}
