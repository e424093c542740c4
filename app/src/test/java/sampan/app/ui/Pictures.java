package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.Settings.Theme;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.app.text.Language;
import sampan.protocol.Access;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;

/// Draws the pictures of the window that the README shows, from the real window at a real host. Not one of the tests:
/// `packaging/draw-pictures` runs it.
@Timeout(600)
class Pictures {
    private static final Path PICTURES = Path.of("../packaging/pictures").toAbsolutePath();
    private static final int MOST_BYTES = 1_500_000;
    private static final String SAMPLE_LINK =
            "sampan://192.168.1.20:7267/Harbour#q0Yl3uGm9rZf5Tn8XwV1cKsJd7HbE2oPaL4iQxR6tUk.c2FtcGFuLXNhbXBsZQ";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private Harbour host;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        fill();
        host = Harbour.of(folder, Access.FULL);
        Home where = Home.in(home);
        DeviceIdentity me = DeviceIdentity.loadOrCreate(where.deviceFolder());
        Visit.open(Destination.of(host.link(), true), me, "laptop").close();
        TrustedHosts hosts = new TrustedHosts(where, _ -> {});
        hosts.trust(new TrustedHost(
                "office-nas", "127.0.0.1", host.link().port(), host.link().pin()));
        DeviceId other = DeviceIdentity.inMemory().id();
        hosts.trust(new TrustedHost("build-server", "192.168.1.31", 7267, other));
        hosts.trust(new TrustedHost("相册备份", "192.168.1.44", 7267, other));
        Files.createDirectories(PICTURES);
        window = OpenWindow.open(home);
        window.go("office-nas:/Harbour");
        window.until("the table is filled", () -> window.names().size() > 10);
    }

    @AfterEach
    void close() {
        window.close();
        host.close();
    }

    private void fill() throws IOException {
        for (String name : List.of("Design", "Photos", "发布资料")) {
            Files.createDirectories(folder.resolve(name));
        }
        file("backup-2026-02.tar.gz", 18_400_000_000L, "2026-01-31T23:06:00Z");
        file("cover.png", 2_030_000, "2026-01-29T15:33:00Z");
        file("demo-walkthrough.mp4", 734_000_000, "2026-01-30T19:20:00Z");
        file("notes.md", 812, "2026-01-28T11:46:00Z");
        file("résumé – Zoë.odt", 45_000, "2026-01-27T08:00:00Z");
        file("shanty.flac", 31_200_000, "2026-01-22T21:15:00Z");
        file("tides.xlsx", 88_400, "2026-02-01T09:12:00Z");
        file("年度报告（最终版）.pdf", 4_800_000, "2026-02-02T01:40:00Z");
        file("日本語のファイル名.docx", 91_200, "2026-02-02T00:40:00Z");
        file("한국어 문서.txt", 1_200, "2026-02-02T00:06:00Z");
        for (String name : List.of("Design", "Photos", "发布资料")) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.parse("2026-02-01T02:40:00Z")));
        }
    }

    /// Of this size, without taking up as much of the disk.
    private void file(String name, long size, String modified) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }

    private void wear(Theme theme, Language language) {
        window.robot.interact(() -> {
            window.window.models().settings().change(before -> before.withTheme(theme));
            window.window.models().settings().speak(language);
        });
        window.until(
                "it speaks " + language.ownName(),
                () -> window.text("#connect").equals(language == Language.ENGLISH ? "Disconnect" : "断开"));
    }

    private void draw(String name) throws IOException {
        Image image = window.ask(() -> window.scene().snapshot(null));
        Files.write(PICTURES.resolve(name + ".png"), Png.of(image));
    }

    private void pick(int... rows) {
        window.robot.interact(() -> {
            window.table().getSelectionModel().clearSelection();
            for (int row : rows) {
                window.table().getSelectionModel().select(row);
            }
            window.table().requestFocus();
        });
        window.robot.moveTo(window.node("#status"));
    }

    private void carry() throws IOException {
        download("cover.png", "notes.md", "tides.xlsx");
        window.until("the first has come", () -> window.text(".transfer-line").startsWith("Done"));
        download("gone.zip");
        window.until("the other has failed", () -> window.isThere(".transfer-retry"));
        download("demo-walkthrough.mp4");
        window.until("it moves", () -> window.text("#transfers-now").contains("MB/s"));
    }

    private void download(String... names) {
        window.robot.interact(() -> {
            var models = window.window.models();
            models.download(
                    Objects.requireNonNull(models.browse().visit().get()),
                    List.of(names).stream().map(Harbour::path).toList(),
                    window.downloads);
        });
    }

    @Test
    void draw() throws Exception {
        pick(6);
        draw("window-light");
        wear(Theme.DARK, Language.ENGLISH);
        draw("window-dark");
        wear(Theme.DARK, Language.CHINESE);
        draw("window-dark-zh");
        wear(Theme.LIGHT, Language.CHINESE);
        draw("window-light-zh");
        wear(Theme.LIGHT, Language.ENGLISH);
        carry();
        draw("transfers-light");
        wear(Theme.DARK, Language.ENGLISH);
        draw("transfers-dark");
        wear(Theme.LIGHT, Language.ENGLISH);
        share();
        draw("host-light");
        wear(Theme.DARK, Language.ENGLISH);
        draw("host-dark");
        long bytes = 0;
        try (var files = Files.list(PICTURES)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private void share() throws IOException {
        Path own = Files.createDirectories(home.resolve("Holiday"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        window.until("the sheet is there", () -> window.isThere("#host-start"));
        window.robot.interact(() -> window.window.models().host().folder().set(own));
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        window.click("#host-code");
        window.robot.interact(() -> ((TextField) window.node("#host-link")).setText(SAMPLE_LINK));
        window.robot.moveTo(window.node("#status"));
    }
}
