package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.store.BadSettingsException.Problem;
import sampan.app.store.Settings.Bounds;
import sampan.app.store.Settings.Column;
import sampan.app.store.Settings.DoubleClick;
import sampan.app.store.Settings.Table;
import sampan.app.store.Settings.Taken;
import sampan.app.store.Settings.Theme;
import sampan.transport.DeviceIdentity;

class SettingsExportTest {
    @TempDir
    private Path folder;

    private final TrustedHost office = new TrustedHost(
            "office", "192.168.1.20", 7267, DeviceIdentity.inMemory().id());
    private final TrustedHost attic =
            new TrustedHost("阁楼", "attic.local", 7268, DeviceIdentity.inMemory().id());
    private Settings chosen = Settings.DEFAULT;
    private Path file = Path.of("");

    @BeforeEach
    void choose() {
        file = folder.resolve("settings.json");
        chosen = new Settings(
                Theme.DARK,
                "zh-CN",
                folder,
                new Bounds(1, 2, 800, 600, false),
                5_000_000,
                new Table(List.of(new Column("name", 300, true)), "size", true, true, true),
                Taken.KEEP_BOTH,
                DoubleClick.DOWNLOAD_TO,
                150);
    }

    private JsonObject written() throws IOException {
        new SettingsExport(chosen, List.of(office, attic)).write(file);
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private SettingsImport read(JsonObject object) throws IOException {
        Files.writeString(file, object.toString());
        return SettingsImport.read(file);
    }

    private Problem problem(String content) throws IOException {
        Files.writeString(file, content);
        try {
            SettingsImport.read(file);
            throw new AssertionError("was read: " + content);
        } catch (BadSettingsException e) {
            assertThat(e.file()).isEqualTo(file.toString());
            return e.problem();
        }
    }

    @Test
    void whatWasChosen_isReadAgain_andNothingOfHowTheWindowWasLeft() throws IOException {
        new SettingsExport(chosen, List.of(office, attic)).write(file);
        assertThat(SettingsImport.read(file))
                .isEqualTo(new SettingsImport(Settings.DEFAULT.withChoicesOf(chosen), List.of(office, attic), null));
        Settings mine = Settings.DEFAULT.withWindow(new Bounds(7, 7, 70, 70, true));
        assertThat(mine.withChoicesOf(SettingsImport.read(file).settings()))
                .isEqualTo(new Settings(
                        Theme.DARK,
                        "zh-CN",
                        folder,
                        mine.window(),
                        5_000_000,
                        Table.USUAL,
                        Taken.KEEP_BOTH,
                        DoubleClick.DOWNLOAD_TO,
                        150));
    }

    @Test
    void theFile_holdsNothingElse() throws IOException {
        JsonObject all = written();
        assertThat(all.keySet()).containsExactlyInAnyOrder("format", "version", "settings", "hosts");
        assertThat(all.getAsJsonObject("settings").keySet())
                .containsExactlyInAnyOrder("theme", "language", "downloads", "limit", "taken", "double_click", "text");
        assertThat(all.getAsJsonArray("hosts").get(0).getAsJsonObject().keySet())
                .containsExactlyInAnyOrder("name", "host", "port", "device");
    }

    @Test
    void aFolderForDownloads_thatIsNotHere_isTold_andTheOwnStays() throws IOException {
        JsonObject all = written();
        for (String elsewhere : List.of(folder.resolve("gone").toString(), "Downloads", "C:\\Users\\me", "\u0000")) {
            all.getAsJsonObject("settings").addProperty("downloads", elsewhere);
            SettingsImport read = read(all);
            assertThat(read.missing()).isEqualTo(elsewhere);
            assertThat(chosen.withChoicesOf(read.settings()).downloads()).isEqualTo(folder);
        }
    }

    @Test
    void whatALaterVersionAdds_isPassedOver() throws IOException {
        JsonObject all = written();
        all.addProperty("colour", "sea");
        all.getAsJsonObject("settings").addProperty("theme", "neon");
        all.getAsJsonObject("settings").addProperty("sound", true);
        all.getAsJsonArray("hosts").get(0).getAsJsonObject().addProperty("flag", "red");
        SettingsImport read = read(all);
        assertThat(read.settings().theme()).isEqualTo(Theme.SYSTEM);
        assertThat(read.settings().limit()).isEqualTo(5_000_000);
        assertThat(read.hosts()).containsExactly(office, attic);
    }

    @Test
    void aLaterFormat_isRefused() throws IOException {
        JsonObject all = written();
        all.addProperty("version", 2);
        all.addProperty("settings", "are written otherwise");
        assertThat(problem(all.toString())).isEqualTo(Problem.NEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "a letter to a friend",
                "{\"theme\":\"dark\"}",
                "{\"format\":\"sampan-receipt\",\"version\":1}",
                "{\"format\":\"sampan-settings\"}",
                "{\"format\":\"sampan-settings\",\"version\":1,\"settings\":{}} and more",
                "{\"format\":\"sampan-settings\",\"version\":1,"
            })
    void whatIsNoSuchFile_isCalledSo(String content) throws IOException {
        assertThat(problem(content)).isEqualTo(Problem.NO_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"settings\":[]",
                ",\"settings\":{\"limit\":-1}",
                ",\"settings\":{\"theme\":7}",
                ",\"settings\":{\"downloads\":7}",
                ",\"settings\":{},\"hosts\":{}",
                ",\"settings\":{},\"hosts\":[{\"name\":\"a\",\"host\":\"h\",\"port\":7267,\"device\":\"short\"}]"
            })
    void aPartThatMakesNoSense_isDamage(String rest) throws IOException {
        assertThat(problem("{\"format\":\"sampan-settings\",\"version\":1" + rest + "}"))
                .isEqualTo(Problem.DAMAGED);
    }

    @Test
    void aFolder_orNothing_isNotRead() throws IOException {
        assertThatThrownBy(() -> SettingsImport.read(folder)).isInstanceOf(BadSettingsException.class);
        assertThatThrownBy(() -> SettingsImport.read(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void writing_replacesWhole_orLeavesWhatIsThere() throws IOException {
        Files.writeString(file, "an older one");
        written();
        assertThat(SettingsImport.read(file).hosts()).hasSize(2);
        assertThatThrownBy(() -> new SettingsExport(chosen, List.of()).write(folder.resolve("gone/settings.json")))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
