package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Settings;
import sampan.app.store.Settings.DoubleClick;
import sampan.app.store.Settings.Taken;
import sampan.app.store.SettingsExport;
import sampan.app.store.SettingsImport;
import sampan.app.store.TrustedHost;
import sampan.protocol.Access;
import sampan.transport.DeviceIdentity;

/// The sheet for the settings in the real window, and what follows from them.
@Tag("window")
@Timeout(240)
class SettingsWindowTest {
    @TempDir
    private Path top;

    private Quay quay;

    @BeforeEach
    void open() throws Exception {
        quay = new Quay(top);
    }

    @AfterEach
    void close() throws Exception {
        quay.close();
    }

    private static void openSheet(OpenWindow window) {
        window.robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        window.until("the settings are shown", () -> window.isThere("#settings-taken"));
    }

    private static void closeSheet(OpenWindow window) {
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is away", () -> !window.isThere("#settings-taken"));
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(OpenWindow window, String list, T value) {
        window.robot.interact(() -> ((ComboBox<T>) window.node(list)).setValue(value));
    }

    private static Settings now(OpenWindow window) {
        return window.ask(() -> window.window.models().settings().settings().get());
    }

    @Test
    void replace_isWhatHappens_withoutAQuestion() throws Exception {
        for (String name : new String[] {"one.txt", "two.txt"}) {
            Files.writeString(quay.folder.resolve(name), "theirs");
            Files.writeString(quay.mine.resolve(name), "mine, and longer");
        }
        OpenWindow window = quay.window(quay.host(Access.FULL).link());
        window.untilNames("one.txt", "two.txt");
        openSheet(window);
        choose(window, "#settings-taken", Taken.REPLACE);
        closeSheet(window);
        Quay.drop(window, quay.mine.resolve("one.txt"), quay.mine.resolve("two.txt"));
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("one.txt")).hasContent("mine, and longer");
        assertThat(quay.folder.resolve("two.txt")).hasContent("mine, and longer");
    }

    @Test
    void skip_leavesWhatIsHere() throws Exception {
        Files.writeString(quay.folder.resolve("one.txt"), "theirs");
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        window.untilNames("one.txt");
        Path here =
                Files.writeString(Files.createDirectories(window.downloads).resolve("one.txt"), "mine, which stays");
        openSheet(window);
        choose(window, "#settings-taken", Taken.SKIP);
        closeSheet(window);
        Quay.fetch(window, "one.txt");
        Quay.untilLine(window, "Done · 1 skipped");
        assertThat(here).hasContent("mine, which stays");
    }

    @Test
    void whoMayNotReplace_isAskedInstead() throws Exception {
        Files.writeString(quay.folder.resolve("one.txt"), "theirs");
        Path mine = Files.writeString(quay.mine.resolve("one.txt"), "mine, and longer");
        OpenWindow window = quay.window(quay.host(Access.ADD).link());
        window.untilNames("one.txt");
        window.robot.interact(
                () -> window.window.models().settings().change(before -> before.withTaken(Taken.REPLACE_IF_NEWER)));
        Quay.drop(window, mine);
        window.until("it is asked", () -> window.isThere("#question-what"));
        window.click("#question-close");
        Quay.untilLine(window, "Done");
        assertThat(quay.folder.resolve("one.txt")).hasContent("theirs");
    }

    @Test
    void aDoubleClick_asksWhereTo_ifThatWasChosen() throws Exception {
        Files.writeString(quay.folder.resolve("one.txt"), "theirs");
        Path elsewhere = Files.createDirectory(top.resolve("elsewhere"));
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        window.untilNames("one.txt");
        openSheet(window);
        window.click("#settings-double-click-download-to");
        closeSheet(window);
        assertThat(now(window).doubleClick()).isEqualTo(DoubleClick.DOWNLOAD_TO);
        OpenWindow.chosen.set(elsewhere.toFile());
        Quay.fetch(window, "one.txt");
        Quay.untilLine(window, "Done");
        assertThat(elsewhere.resolve("one.txt")).hasContent("theirs");
        assertThat(window.downloads).doesNotExist();
    }

    @Test
    void theLimit_isTheOneBelowTheTable_whicheverIsChanged() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        openSheet(window);
        choose(window, "#settings-limit", 2_000_000L);
        assertThat(window.text("#transfers-limit")).isEqualTo("2.0 MB/s");
        window.robot.interact(() -> window.window.models().transfers().limit().set(1_234_567));
        assertThat(window.ask(() -> ((ComboBox<?>) window.node("#settings-limit")).getValue()))
                .isEqualTo(1_234_567L);
        assertThat(now(window).limit()).isEqualTo(1_234_567);
        closeSheet(window);
    }

    @Test
    void everySetting_isReachedByTheKeys_andShowsWhatIsChosenElsewhere() throws Exception {
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        openSheet(window);
        OpenWindow.chosen.set(top.toFile());
        window.click("#settings-choose");
        assertThat(window.ask(() -> ((TextField) window.node("#settings-downloads")).getText()))
                .isEqualTo(top.toString());
        window.robot.interact(() -> window.node("#settings-choose").requestFocus());
        for (String next : new String[] {
            "#settings-double-click-download",
            "#settings-taken",
            "#settings-limit",
            "#settings-theme-light",
            "#settings-text-100",
        }) {
            window.robot.push(KeyCode.TAB);
            window.until(next + " has the keys", () -> isInside(window, next));
        }
        window.robot.interact(() -> window.window
                .models()
                .settings()
                .change(before -> before.withTheme(Settings.Theme.DARK).withLanguage("zh-CN")));
        assertThat(window.ask(() -> ((ToggleButton) window.node("#settings-theme-dark")).isSelected()))
                .isTrue();
        assertThat(window.ask(() -> ((ToggleButton) window.node("#settings-language-chinese")).isSelected()))
                .isTrue();
        assertThat(window.text("#settings-double-click-download")).isEqualTo("下载");
        assertThat(window.ask(() -> OpenWindow.name(window.node("#settings-taken"))))
                .isEqualTo("已存在的文件");
        window.robot.interact(
                () -> window.window.models().settings().change(before -> before.withTheme(Settings.Theme.LIGHT)));
        closeSheet(window);
    }

    @Test
    void whatIsImported_isSeenAtOnce_inWordsAndBookmarks() throws Exception {
        Path file = top.resolve("along.json");
        Settings chosen = Settings.DEFAULT
                .withTheme(Settings.Theme.DARK)
                .withLanguage("zh-CN")
                .withLimit(2_000_000);
        TrustedHost attic = new TrustedHost(
                "attic", "10.0.0.2", 7267, DeviceIdentity.inMemory().id());
        new SettingsExport(chosen, List.of(attic)).write(file);
        OpenWindow window = quay.window(quay.host(Access.READ).link());
        openSheet(window);
        OpenWindow.chosen.set(file.toFile());
        window.click("#settings-import");
        window.until("it is said", () -> window.isThere("#settings-notice .sentence"));
        assertThat(window.text("#settings-notice .sentence")).startsWith("已采用其中的设置和 1 个书签");
        assertThat(window.text("#connect")).isEqualTo("断开");
        assertThat(window.text("#transfers-limit")).isEqualTo("2.0 MB/s");
        window.until(
                "the bookmark is there",
                () -> window.robot
                        .from(window.node("#places"))
                        .lookup("attic")
                        .tryQuery()
                        .isPresent());
        Path again = top.resolve("again.json");
        OpenWindow.chosen.set(again.toFile());
        window.click("#settings-export");
        window.until("it is written", () -> Files.exists(again));
        assertThat(SettingsImport.read(again).hosts()).containsExactly(attic);
        window.robot.interact(
                () -> window.window.models().settings().change(before -> before.withTheme(Settings.Theme.LIGHT)));
        closeSheet(window);
    }

    /// A group of buttons lets the keys in at any of them.
    private static boolean isInside(OpenWindow window, String query) {
        return window.scene().getFocusOwner() != null
                && window.node(query)
                        .getParent()
                        .equals(window.scene().getFocusOwner().getParent());
    }
}
