package sampan.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.app.store.Settings.Bounds;
import sampan.app.store.Settings.Column;
import sampan.app.store.Settings.DoubleClick;
import sampan.app.store.Settings.Table;
import sampan.app.store.Settings.Taken;
import sampan.app.store.Settings.Theme;

class SettingsFileTest {
    @TempDir
    Path folder;

    private final List<SetAside> told = new ArrayList<>();
    private Path file = Path.of("");
    private SettingsFile settings = new SettingsFile(Home.in(file), told::add);

    @BeforeEach
    void begin() {
        Home home = Home.in(folder.resolve("new/home"));
        file = home.settingsFile();
        settings = new SettingsFile(home, told::add);
    }

    @Test
    void load_withoutAFile_isTheDefaults() throws IOException {
        assertThat(settings.load()).isEqualTo(Settings.DEFAULT);
        assertThat(file).doesNotExist();
    }

    @Test
    void update_takesAwayWhatAnInterruptedOneLeft() throws IOException {
        settings.update(before -> before.withTheme(Theme.DARK));
        Path left = Files.writeString(file.resolveSibling(".settings.json.1234567.tmp"), "{\"theme\":");
        Path another = Files.writeString(file.resolveSibling(".recent.json.1234567.tmp"), "{");
        settings.update(before -> before.withTheme(Theme.LIGHT));
        assertThat(left).doesNotExist();
        assertThat(another).exists();
        assertThat(settings.load().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void update_ofEverything_isThereNextTime() throws IOException {
        Settings chosen = new Settings(
                Theme.DARK,
                "zh-CN",
                Path.of("/下载"),
                new Bounds(-5, 10, 800, 600.5, true),
                5_000_000,
                new Table(
                        List.of(new Column("name", 300, true), new Column("size", 80, false)),
                        "size",
                        true,
                        true,
                        true),
                Taken.REPLACE_IF_NEWER,
                DoubleClick.DOWNLOAD_TO,
                175);
        assertThat(settings.update(_ -> chosen)).isEqualTo(chosen);
        assertThat(settings.load()).isEqualTo(chosen);
        settings.update(kept -> kept.withLanguage(null).withTheme(Theme.LIGHT));
        assertThat(settings.load()).isEqualTo(chosen.withLanguage(null).withTheme(Theme.LIGHT));
    }

    @Test
    void update_leavesOneFileForItsOwnerOnly() throws IOException {
        settings.update(kept -> kept.withTheme(Theme.DARK));
        assertThat(names()).containsExactlyInAnyOrder("settings.json", ".settings.json.lock");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void update_keepsWhatALaterVersionWrote() throws IOException {
        write("{\"theme\":\"neon\",\"future\":{\"a\":[1,2]}}");
        assertThat(settings.load().theme()).isEqualTo(Theme.SYSTEM);
        settings.update(kept -> kept.withTheme(Theme.DARK));
        assertThat(JsonParser.parseString(Files.readString(file))
                        .getAsJsonObject()
                        .get("future"))
                .hasToString("{\"a\":[1,2]}");
        assertThat(told).isEmpty();
    }

    @Test
    void load_ofWordsThatALaterVersionKnows_isTheUsual() throws IOException {
        write("{\"theme\":\"dark\",\"taken\":\"merge\",\"double_click\":\"show-info\"}");
        assertThat(settings.load()).isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK));
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"theme\":\"dark\"",
                "{\"theme\":\"dark\"} x",
                "{'theme':'dark'}",
                "{\"theme\":[]}",
                "{\"window\":7}",
                "{\"taken\":true}",
                "{\"hidden\":\"yes\"}",
                "{\"columns\":[{\"id\":\"name\",\"width\":-1,\"visible\":true}]}",
                "\u0000"
            })
    void load_ofABrokenFile_movesItAsideAndTells(String content) throws IOException {
        write(content);
        assertThat(settings.load()).isEqualTo(Settings.DEFAULT);
        assertThat(file).doesNotExist();
        assertThat(told).singleElement().satisfies(aside -> {
            assertThat(aside.file()).isEqualTo(file);
            assertThat(aside.movedTo()).hasContent(content);
        });
        settings.update(kept -> kept.withTheme(Theme.DARK));
        assertThat(settings.load().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void load_ofBytesThatAreNoText_movesThemAside() throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
        assertThat(settings.load()).isEqualTo(Settings.DEFAULT);
        assertThat(told).hasSize(1);
    }

    @Test
    void update_whenTheChangeFails_leavesTheFileAsItWas() throws IOException {
        settings.update(kept -> kept.withTheme(Theme.DARK));
        assertThatThrownBy(() -> settings.update(_ -> {
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(settings.load().theme()).isEqualTo(Theme.DARK);
        assertThat(names()).containsExactlyInAnyOrder("settings.json", ".settings.json.lock");
    }

    @Test
    void update_fromManyThreads_losesNothing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Settings>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "c" + i;
                // Each with an object of its own, as several programs would.
                all.add(threads.submit(() -> new SettingsFile(Home.in(file.resolveSibling("")), told::add)
                        .update(kept -> kept.withTable(kept.table()
                                .withColumns(Stream.concat(
                                                kept.table().columns().stream(), Stream.of(new Column(id, 10, true)))
                                        .toList())))));
            }
            for (Future<Settings> one : all) {
                one.get();
            }
        }
        assertThat(settings.load().table().columns()).hasSize(40);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
