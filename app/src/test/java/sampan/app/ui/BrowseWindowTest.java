package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.robot.Motion;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.SettingsFile;
import sampan.app.ui.base.Glyph;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.ShareLink;

/// Looking around in a real host's library through the real window.
@Tag("window")
@Timeout(240)
class BrowseWindowTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("Photos/2026"));
        write("Photos/cover.png", 10);
        write("Photos/2026/a.txt", 10);
        write("file10.txt", 300);
        write("file2.txt", 2000);
        write("_under_<b>bold.txt", 5);
        write("photo\u202Egpj.exe", 5);
        host = Harbour.of(folder, Access.FULL);
        window = OpenWindow.at(host.link().text(), home);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        host.close();
    }

    private void write(String name, int bytes) throws IOException {
        Files.write(folder.resolve(name), new byte[bytes]);
    }

    @Test
    void aLinkInTheAddressField_fillsTheTable_andNamesStandAsTheyAre() {
        window.untilNames("Photos", "_under_<b>bold.txt", "file2.txt", "file10.txt", "photo\uFFFDgpj.exe");
        assertThat(window.cells("Photos")).startsWith("Photos", "—").endsWith("Folder");
        assertThat(window.cells("file2.txt")).startsWith("file2.txt", "2.0 kB").endsWith("TXT file");
        assertThat(window.cells("file2.txt").get(2)).matches("[0-9]+:[0-9]{2}.[AP]M");
        assertThat(window.sign("Photos")).isEqualTo(Glyph.FOLDER);
        assertThat(window.sign("file2.txt")).isEqualTo(Glyph.TEXT);
        assertThat(window.text("#counts")).isEqualTo("1 folder and 4 files, 2.3 kB");
        assertThat(window.ask(() -> window.stage.getTitle())).isEqualTo("Harbour – Sampan");
        assertThat(window.text("#status-connection")).isEqualTo("office-nas · TLS 1.3");
        assertThat(window.text("#connect")).isEqualTo("Disconnect");
        assertThat(window.ask(() -> window.row("file2.txt").getAccessibleText()))
                .startsWith("file2.txt, TXT file, 2.0 kB");
    }

    @Test
    void whatOthersPutThere_andTakeAway_isSeenWithoutAsking_andTheSelectionStays() throws Exception {
        window.robot.clickOn(window.cell("file10.txt"), Motion.DIRECT);
        write("file3.txt", 7);
        window.untilNames("Photos", "_under_<b>bold.txt", "file2.txt", "file3.txt", "file10.txt", "photo\uFFFDgpj.exe");
        Files.delete(folder.resolve("file2.txt"));
        window.untilNames("Photos", "_under_<b>bold.txt", "file3.txt", "file10.txt", "photo\uFFFDgpj.exe");
        window.until("the same is selected", () -> window.text("#counts").startsWith("1 selected, 300"));
    }

    @Test
    void aDoubleClick_goesIntoAFolder_andThePathAndTheKeysLeadBack() {
        window.robot.doubleClickOn(window.cell("Photos"), Motion.DIRECT);
        window.untilNames("2026", "cover.png");
        window.robot.doubleClickOn(window.cell("2026"), Motion.DIRECT);
        window.untilNames("a.txt");
        window.robot.clickOn("Photos", Motion.DIRECT);
        window.untilNames("2026", "cover.png");
        window.robot.push(KeyCode.ALT, KeyCode.LEFT);
        window.untilNames("a.txt");
        window.robot.push(KeyCode.ALT, KeyCode.UP);
        window.untilNames("2026", "cover.png");
        window.click("#entries");
        window.robot.push(KeyCode.BACK_SPACE);
        window.until("the share is shown", () -> window.names().contains("file2.txt"));
    }

    @Test
    void aClickOnAHeader_sorts_andTheFilterNarrows() {
        window.robot.clickOn("Size", Motion.DIRECT);
        window.untilNames("Photos", "_under_<b>bold.txt", "photo\uFFFDgpj.exe", "file10.txt", "file2.txt");
        window.robot.clickOn("Size", Motion.DIRECT);
        window.until("the largest comes first", () -> window.names().get(1).equals("file2.txt"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.F);
        window.robot.write("FILE1");
        window.untilNames("file10.txt");
        assertThat(window.text("#counts")).endsWith("(4 not shown)");
        window.robot.write("x");
        window.until("nothing matches", () -> window.isThere("#placeholder-title"));
        assertThat(window.text("#placeholder-title")).isEqualTo("No match");
        window.click("#place-no-match-clear");
        window.until("everything is back", () -> window.names().size() == 5);
    }

    @Test
    void whatOthersPutThere_isSeenAfterF5_andTheSelectionStays() throws IOException {
        window.robot.clickOn(window.cell("file2.txt"), Motion.DIRECT);
        write("arrived.txt", 1);
        window.robot.push(KeyCode.F5);
        window.until("it is there", () -> window.names().contains("arrived.txt"));
        assertThat(window.ask(() -> window.row("file2.txt").isSelected())).isTrue();
        assertThat(window.text("#counts")).isEqualTo("1 selected, 2.0 kB");
    }

    @Test
    void theTheme_changesWhileTheWindowIsOpen() {
        assertThat(new OnScreen(window).brightness(window.table())).isGreaterThan(0.9);
        window.menu("#menu-view", "#menu-theme", "#command-theme-dark");
        window.until("it is dark", () -> new OnScreen(window).brightness(window.table()) < 0.15);
        assertThat(new OnScreen(window).brightness(window.node("#status"))).isLessThan(0.2);
        window.menu("#menu-view", "#menu-theme", "#command-theme-light");
        window.until("it is light again", () -> new OnScreen(window).brightness(window.table()) > 0.9);
    }

    @Test
    void theLanguage_changesWhileTheWindowIsOpen() {
        window.menu("#menu-view", "#menu-language", "#command-chinese");
        window.until("it speaks Chinese", () -> window.text("#connect").equals("断开"));
        assertThat(window.text("#counts")).isEqualTo("1 个文件夹和 4 个文件，2.3 kB");
        assertThat(window.ask(() -> window.table().getColumns().stream()
                        .map(column -> column.getText())
                        .toList()))
                .isEqualTo(List.of("名称", "大小", "修改时间", "类型"));
    }

    private String copied() {
        return String.valueOf(window.ask(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theLinkOfAFileOrOfTheFolder_isCopied_andLeadsThere() {
        window.robot.clickOn(window.cell("file2.txt"), Motion.DIRECT);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        window.untilNotice("The link to “file2.txt” is copied. Whoever has it gets in as you did.");
        ShareLink file = ShareLink.parse(copied());
        assertThat(file).isEqualTo(host.link().withPath(RemotePath.parse("/Harbour/file2.txt")));
        window.robot.doubleClickOn(window.cell("Photos"), Motion.DIRECT);
        window.untilNames("2026", "cover.png");
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        window.untilNotice("The link to “Photos” is copied. Whoever has it gets in as you did.");
        window.go(copied());
        window.untilNames("2026", "cover.png");
    }

    @Test
    void howTheTableLooks_isRememberedForTheNextWindow() throws Exception {
        Files.writeString(folder.resolve(".secret"), "hidden");
        window.robot.push(KeyCode.F5);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.H);
        window.until("what is hidden is shown", () -> window.names().contains(".secret"));
        window.menu("#menu-view", "#menu-columns", "#show-type");
        window.robot.clickOn(window.node("#entries .size-column .label"), Motion.DIRECT);
        window.robot.clickOn(window.node("#entries .size-column .label"), Motion.DIRECT);
        window.until("the largest is the first", () -> window.names().get(1).equals("file2.txt"));
        SettingsFile file = new SettingsFile(Home.in(home), _ -> {});
        window.until("it is kept", () -> {
            Settings.Table kept = file.load().table();
            return kept.hidden()
                    && kept.descending()
                    && "size".equals(kept.sortedBy())
                    && kept.columns().stream().anyMatch(column -> column.id().equals("type") && !column.visible());
        });
        window.close();
        window = OpenWindow.open(home, file.load().table());
        window.go(host.link().text());
        window.until(
                "it is as it was",
                () -> window.names().size() == 6 && window.names().get(1).equals("file2.txt"));
        assertThat(window.names()).contains(".secret");
        assertThat(window.ask(() -> window.table().getVisibleLeafColumns().stream()
                        .map(column -> column.getText())
                        .toList()))
                .isEqualTo(List.of("Name", "Size", "Modified"));
    }
}
