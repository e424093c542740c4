package sampan.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.app.text.Language;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;
import sampan.app.ui.base.Words;
import sampan.transport.DeviceIdentity;

@Timeout(60)
class SettingsViewModelTest {
    private static final int MANY = 60;

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final AtomicInteger changed = new AtomicInteger();
    private final Words words = new Words(Language.ENGLISH);

    @AfterEach
    void close() {
        background.close();
    }

    private SettingsViewModel settings(SettingsFile file) {
        return new SettingsViewModel(
                Home.in(folder), file, Settings.DEFAULT, background, words, changed::incrementAndGet);
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

    private TrustedHosts bookmarks(Path home) {
        return new TrustedHosts(Home.in(home), _ -> {});
    }

    private void untilSaid(SettingsViewModel settings, String beginning) throws Exception {
        screen.until(beginning, () -> settings.notice().get() != null);
        assertThat(Objects.requireNonNull(settings.notice().get()).sentence()).startsWith(beginning);
        settings.notice().set(null);
    }

    @Test
    void whatIsExported_isTakenOverElsewhere_atOnce() throws Exception {
        Path file = folder.resolve("along.json");
        TrustedHost office = new TrustedHost(
                "office", "10.0.0.1", 7267, DeviceIdentity.inMemory().id());
        TrustedHost attic = new TrustedHost(
                "attic", "10.0.0.2", 7267, DeviceIdentity.inMemory().id());
        bookmarks(folder).trustAll(List.of(office, attic));
        SettingsViewModel here = settings(new SettingsFile(Home.in(folder), _ -> {}));
        here.change(before -> before.withTheme(Settings.Theme.DARK).withLimit(1_000_000));
        here.speak(Language.CHINESE);
        here.speak(Language.ENGLISH);
        here.exportTo(file);
        untilSaid(here, "The settings and 2 bookmarks are in “along.json”.");

        Home home = Home.in(Files.createDirectory(folder.resolve("other")));
        SettingsFile kept = new SettingsFile(home, _ -> {});
        Words others = new Words(Language.CHINESE);
        SettingsViewModel there =
                new SettingsViewModel(home, kept, Settings.DEFAULT, background, others, changed::incrementAndGet);
        TrustedHost mine = new TrustedHost(
                "attic", "10.0.0.3", 7267, DeviceIdentity.inMemory().id());
        bookmarks(home.config()).trust(mine);
        there.importFrom(file);
        untilSaid(
                there,
                "The settings and 1 bookmark were taken over. A host that does not know this computer yet wants its"
                        + " link once. 1 more was left out, because another host here has its name.");
        assertThat(there.settings().get()).isEqualTo(here.settings().get());
        assertThat(others.language()).isEqualTo(Language.ENGLISH);
        assertThat(changed).hasValue(1);
        assertThat(bookmarks(home.config()).all()).containsExactly(mine, office);
        screen.until("it is kept", () -> kept(kept).equals(here.settings().get()));
    }

    @Test
    void aFileThatIsNone_isSaid_andChangesNothing() throws Exception {
        SettingsViewModel settings = settings(new SettingsFile(Home.in(folder), _ -> {}));
        settings.importFrom(Files.writeString(folder.resolve("letter.txt"), "Dear friend"));
        untilSaid(settings, folder.resolve("letter.txt") + " holds no settings that Sampan has exported.");
        settings.importFrom(
                Files.writeString(folder.resolve("newer.json"), "{\"format\":\"sampan-settings\",\"version\":9}"));
        untilSaid(settings, folder.resolve("newer.json") + " was written by a newer Sampan");
        settings.importFrom(folder.resolve("gone.json"));
        screen.until("it is said", () -> settings.notice().get() != null);
        settings.exportTo(folder.resolve("gone/along.json"));
        assertThat(settings.settings().get()).isEqualTo(Settings.DEFAULT);
        assertThat(changed).hasValue(0);
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
