package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.robot.Motion;
import sampan.app.client.Destination;
import sampan.app.client.Visit;
import sampan.app.store.Home;
import sampan.app.store.Settings;
import sampan.app.store.TrustedHost;
import sampan.app.store.TrustedHosts;
import sampan.app.text.Language;
import sampan.app.text.Sizes;
import sampan.app.transfer.ConflictPolicy;
import sampan.app.ui.base.Words;
import sampan.app.ui.host.SampleCode;
import sampan.protocol.Access;
import sampan.protocol.RemotePath;
import sampan.transport.DeviceId;
import sampan.transport.DeviceIdentity;
import sampan.transport.ShareLink;

/// Draws every screen of the window, from the real window at a real host. Not one of the tests:
/// `packaging/draw-pictures` runs it. Drawing twice gives the same screens, up to shades at the edges of letters.
@Timeout(600)
class Pictures {
    private static final Path PICTURES = Path.of("../packaging/pictures").toAbsolutePath();
    private static final int MOST_BYTES = 2_500_000;
    private static final int TRICKLE = 200_000;

    private static final String REPORT = """
        2026-02-03T07:45:12.081Z Linux 6.12 amd64 JDK 25.0.3
        java.lang.IllegalStateException: a row of a folder that is not shown
        \tat sampan.app.ui.browse.BrowseViewModel.show(BrowseViewModel.java:212)
        \tat sampan.app.ui.browse.FolderReader.lambda$read$2(FolderReader.java:96)
        \tat javafx.graphics/com.sun.javafx.application.PlatformImpl.lambda$runLater$2(PlatformImpl.java:424)
        """;

    @TempDir
    private Path top;

    private Path home;
    private Path folder;
    private Path mine;
    private Harbour host;

    @SuppressWarnings("NullAway.Init")
    private OpenWindow window;

    @SuppressWarnings("NullAway.Init")
    private Album album;

    @SuppressWarnings("NullAway.Init")
    private Retouch retouch;

    @SuppressWarnings("NullAway.Init")
    private Words words;

    private final List<AutoCloseable> others = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        home = Files.createDirectory(top.resolve("home"));
        folder = Files.createDirectory(top.resolve("shared"));
        mine = Files.createDirectory(top.resolve("Documents"));
        Files.createDirectories(PICTURES);
        SampleFiles.fill(folder);
        host = Harbour.of(folder, Access.FULL);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        for (AutoCloseable other : others.reversed()) {
            other.close();
        }
        host.close();
    }

    @AfterAll
    static void allOfThem() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(PICTURES)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private void open(Language language, Settings.Table table) throws Exception {
        window = OpenWindow.open(home, table);
        window.robot.interact(() -> window.window.models().settings().speak(language));
        album = new Album(window, PICTURES, language);
        retouch = new Retouch(window, home);
        words = window.window.models().words();
    }

    /// Opens the window at the share, with hosts that are kept.
    private void visit(Language language, ShareLink link, Settings.Table table) throws Exception {
        Home where = Home.in(home);
        DeviceIdentity me = DeviceIdentity.loadOrCreate(where.deviceFolder());
        Visit.open(Destination.of(host.link(), true), me, "laptop").close();
        TrustedHosts hosts = new TrustedHosts(where, _ -> {});
        hosts.trust(new TrustedHost("office-nas", "127.0.0.1", link.port(), link.pin()));
        DeviceId other = DeviceIdentity.inMemory().id();
        hosts.trust(new TrustedHost("build-server", "192.168.1.31", 7267, other));
        hosts.trust(new TrustedHost("相册备份", "192.168.1.44", 7267, other));
        open(language, table);
        go("office-nas:/Harbour");
        window.until("the table is filled", () -> window.names().size() > 10);
    }

    private void visit(Language language) throws Exception {
        visit(language, host.link(), Settings.Table.USUAL);
    }

    private void go(String where) {
        window.robot.interact(
                () -> window.window.models().tabs().current().get().connect().connectTo(where));
    }

    private void draw(String screen) throws IOException {
        draw(screen, () -> {});
    }

    private void draw(String screen, Runnable more) throws IOException {
        album.draw(screen, () -> {
            retouch.everywhere();
            more.run();
        });
    }

    private void pick(String name) {
        window.robot.clickOn(window.cell(name), Motion.DIRECT);
        window.until(
                "it is selected",
                () -> window.table().getSelectionModel().getSelectedIndices().size() == 1);
    }

    private void sheet(String query, KeyCode... keys) {
        window.robot.push(keys);
        window.until(query + " is there", () -> window.isThere(query));
    }

    private void away() {
        window.robot.push(KeyCode.ESCAPE);
        window.until("the sheet is away", () -> !window.isThere("#sheets"));
    }

    private void download(String... names) {
        window.robot.interact(() -> {
            Models models = window.window.models();
            models.download(here(), List.of(names).stream().map(Harbour::path).toList(), window.downloads);
        });
    }

    private Visit here() {
        return Objects.requireNonNull(window.window.models().browse().visit().get());
    }

    private RemotePath shown() {
        return Objects.requireNonNull(window.window.models().browse().folder().get());
    }

    private void upload(Path... files) {
        window.robot.interact(
                () -> window.window.models().transfers().upload(here(), List.of(files), shown(), ConflictPolicy.ASK));
    }

    @ParameterizedTest
    @EnumSource
    void firstPage(Language language) throws Exception {
        open(language, Settings.Table.USUAL);
        window.until("it is there", () -> window.isThere("#first-visit"));
        draw("first");
    }

    @ParameterizedTest
    @EnumSource
    void browsing(Language language) throws Exception {
        visit(language);
        window.until(
                "the columns' widths are kept",
                () -> !window.window
                        .models()
                        .settings()
                        .settings()
                        .get()
                        .table()
                        .columns()
                        .isEmpty());
        window.robot.interact(() -> window.window.models().tabs().goBeside("office-nas:/Harbour/Photos"));
        window.until("the photos are there", () -> window.names().contains("lighthouse.jpg"));
        pick("lighthouse.jpg");
        draw("tabs");
        go("office-nas:/Harbour");
        window.until("the top is there", () -> window.names().contains("notes.md"));
        sheet("#search", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
        window.robot.interact(() -> ((TextField) window.node("#search")).setText("harbour"));
        window.robot.push(KeyCode.ENTER);
        window.untilNames("harbour at night.jpg", "harbour in fog.jpg", "harbour-map.svg", "Harbour 港口.pptx");
        draw("search");
    }

    @ParameterizedTest
    @EnumSource
    void info(Language language) throws Exception {
        visit(language, host.link(), Settings.Table.USUAL.withInfo(true));
        pick("cover.png");
        window.until("its picture is there", () -> window.isThere(".info ImageView"));
        draw("info", () -> retouch.last(".info-value", "CPyrY9M61GvN"));
    }

    @ParameterizedTest
    @EnumSource
    void placeholders(Language language) throws Exception {
        Files.createDirectory(folder.resolve("Inbox 2026"));
        visit(language);
        window.robot.interact(() -> ((TextField) window.node("#filter")).setText("submarine"));
        window.until("nothing matches", () -> window.isThere("#place-no-match-clear"));
        draw("no-match");
        go("office-nas:/Harbour/Inbox 2026");
        window.until("it is empty", () -> window.isThere("#place-empty-upload"));
        draw("empty");
        ShareLink meant = host.link();
        go(new ShareLink(
                        meant.host(),
                        meant.port(),
                        meant.path(),
                        DeviceIdentity.inMemory().id(),
                        null)
                .text());
        window.until(
                "it stops",
                () -> window.isThere("#placeholder-title")
                        && !window.isThere("#place-empty-upload")
                        && !window.isThere(".placeholder-ring"));
        draw("wrong-host");
    }

    @ParameterizedTest
    @EnumSource
    void away(Language language) throws Exception {
        visit(language);
        try (Harbour closed = Harbour.of(folder, Access.READ)) {
            ShareLink link = closed.link();
            go(new ShareLink(link.host(), link.port(), link.path(), link.pin(), null).text());
            window.until("there is no way in", () -> window.isThere("#place-nowhere-address"));
            draw("no-right");
            go(link.text());
            window.until("it is read", () -> window.names().size() > 10);
        }
        window.robot.push(KeyCode.F5);
        window.until("it has gone", () -> window.isThere("#place-again"));
        draw("offline");
    }

    @ParameterizedTest
    @EnumSource
    void moving(Language language) throws Exception {
        SlowRelay relay = new SlowRelay(host.link(), TRICKLE);
        others.add(relay);
        visit(language, relay.link(), Settings.Table.USUAL);
        pick("notes.md");
        download("backup-2026-02.tar.gz");
        download("Photos", "Design");
        upload(SampleFiles.file(mine, "anchorage 航海图.pdf", 31_400_000, "2026-02-02T08:00:00Z"));
        window.until(
                "all of them move",
                () -> window.names().contains("anchorage 航海图.pdf")
                        && window.window.models().transfers().active().get() == 3
                        && window.scene().getRoot().lookupAll(".transfer-line").size() == 3);
        draw("window", this::sampleMoving);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.Q);
        window.until("it asks", () -> window.isThere("#leaving-quit"));
        draw("leaving", this::sampleMoving);
        away();
    }

    private void sampleMoving() {
        retouch.size("anchorage 航海图.pdf", words.get("transfer.percent", 84));
        retouch.transfer("backup-2026-02.tar.gz", 0.62, line(1, 1, 11_400_000_000L, 18_400_000_000L, 7_100_000, 985));
        retouch.transfer(title(2), 0.31, line(2, 5, 4_400_000, 14_332_000, 3_400_000, 3));
        retouch.transfer("anchorage 航海图.pdf", 0.84, line(1, 1, 26_400_000, 31_400_000, 1_900_000, 3));
        retouch.say("#transfers-now", words.get("transfers.active", 3) + " · " + Sizes.speed(12_400_000));
        retouch.say("#status-moving", words.get("status.moving", 3, Sizes.speed(12_400_000)));
    }

    private String title(int place) {
        return window.window.models().transfers().batches().get(place - 1).title();
    }

    private String line(int done, int files, long bytes, long all, long speed, long seconds) {
        List<String> parts = new ArrayList<>();
        if (files > 1) {
            parts.add(words.get("transfer.files", done, files));
        }
        parts.add(words.get("transfer.bytes", Sizes.compact(bytes), Sizes.compact(all)));
        if (seconds >= 0) {
            parts.add(Sizes.speed(speed));
            parts.add(words.get("transfer.left", words.sizes().duration(seconds)));
        }
        return String.join(" · ", parts);
    }

    @ParameterizedTest
    @EnumSource
    void ended(Language language) throws Exception {
        visit(language);
        pick("notes.md");
        download("cover.png", "notes.md", "tides.xlsx");
        untilEnded(1);
        download("Photos");
        untilEnded(2);
        window.click("#shelf-done");
        draw("done");
        Path release = Files.createDirectory(mine.resolve("Release notes"));
        for (String name : List.of("agenda.md", "what?.md", "why?.md", "10:30.md", "aux.md", "con.txt")) {
            SampleFiles.file(release, name, 1_200, "2026-02-02T08:00:00Z");
        }
        upload(release);
        untilEnded(3);
        window.click("#shelf-failed");
        draw("failed");
    }

    private void untilEnded(int count) {
        window.until(
                "it has ended",
                () -> window.window.models().transfers().batches().size() == count
                        && window.window.models().transfers().active().get() == 0
                        && window.window.models().transfers().batches().stream()
                                .allMatch(batch -> batch.state().isEnd()));
    }

    @ParameterizedTest
    @EnumSource
    void asking(Language language) throws Exception {
        visit(language);
        Path[] changed = {
            SampleFiles.file(mine, "tides.xlsx", 91_700, "2026-02-03T07:30:00Z"),
            SampleFiles.file(mine, "notes.md", 640, "2026-01-20T10:00:00Z"),
            SampleFiles.file(mine, "shanty.flac", 30_900_000, "2026-02-03T07:45:00Z")
        };
        Path same = SampleFiles.file(mine, "年度报告（最终版）.pdf", 4_800_000, "2026-02-02T01:40:00Z");
        List<Path> all = new ArrayList<>(List.of(changed));
        all.add(same);
        for (String name : List.of("plan.odt", "tide tables.pdf", "crew.csv", "what?.md")) {
            all.add(SampleFiles.file(mine, name, 230_000, "2026-02-03T07:00:00Z"));
        }
        window.robot.interact(() -> window.window.models().upload(here(), all, shown()));
        window.until("it is foretold", () -> window.isThere("#preflight-send"));
        draw("preflight");
        away();
        for (Path one : changed) {
            upload(one);
            window.until("it asks", () -> window.isThere("#question"));
        }
        window.until("all is asked", () -> window.text("#question-count").contains("3"));
        draw("question", () -> {
            retouch.transfer("tides.xlsx", 0, line(0, 1, 0, 91_700, 0, -1));
            retouch.say("#transfers-now", words.get("transfers.active", 3));
            retouch.say("#status-moving", words.get("status.moving", 3, Sizes.speed(0)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void hosting(Language language) throws Exception {
        visit(language);
        Path own = Files.createDirectories(home.resolve("Holiday"));
        SampleFiles.file(own, "old plan.txt", 12_400, "2026-01-05T10:00:00Z");
        SampleFiles.file(own, "blurred.jpg", 2_950_000, "2026-01-05T10:00:00Z");
        SampleFiles.file(own, "beach.jpg", 3_120_000, "2026-01-05T10:00:00Z");
        sheet("#host-start", KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        window.robot.interact(() -> window.window.models().host().folder().set(own));
        window.robot.interact(() -> window.node("#host-choose").requestFocus());
        draw("host-form");
        window.robot.interact(() -> fullAccess());
        window.click("#host-start");
        window.until("it is shared", () -> window.isThere("#host-link"));
        ShareLink link = Objects.requireNonNull(
                window.window.models().host().hostings().getFirst().link());
        Visit phone = Visit.open(Destination.of(link, true), DeviceIdentity.inMemory(), "Mara's phone");
        others.add(phone);
        PassingVisitor laptop = PassingVisitor.at(link);
        others.add(laptop);
        window.until(
                "both are there", () -> window.window.models().host().visitors().get() == 2);
        window.click("#host-code");
        window.until("the code is there", () -> window.isThere("#host-code-picture"));
        draw("host", this::sample);
        laptop.delete("old plan.txt");
        laptop.delete("blurred.jpg");
        laptop.begin("film.mp4", 12, 5);
        window.click("#host-code");
        window.click("#host-who-may");
        window.until(
                "the device is listed",
                () -> window.isThere("#who-devices")
                        && window.node("#who-devices").lookup(".device-remove") != null);
        window.robot.interact(() -> window.node("#who-devices").requestFocus());
        draw("host-who", this::sample);
        window.robot.interact(() -> ((TitledPane) window.node("#host-who-may")).setExpanded(false));
        window.click("#host-holdings");
        window.until(
                "the trash is there", () -> window.isThere("#holdings-trash") && window.isThere("#holdings-uploads"));
        window.until(
                "nothing arrives any more",
                () -> !isDisabled(window.node("#holdings-uploads").lookup(".holding-act")));
        window.robot.interact(() -> window.node("#holdings-trash").requestFocus());
        draw("host-holdings", this::sample);
    }

    private static boolean isDisabled(@Nullable Node node) {
        return node == null || node.isDisabled();
    }

    @SuppressWarnings("unchecked")
    private void fullAccess() {
        ((ComboBox<Access>) window.node("#host-access")).setValue(Access.FULL);
    }

    private void sample() {
        ((ImageView) Objects.requireNonNullElseGet(window.scene().lookup("#host-code-picture"), ImageView::new))
                .setImage(SampleCode.of(Retouch.LINK, 4));
        retouch.say(
                "#holdings-free",
                words.get(
                        "holdings.free.uploads",
                        words.sizes().bytes(212_000_000_000L),
                        words.sizes().bytes(106_000_000_000L)));
        if (window.isThere("#host-port")) {
            window.node("#host-port").setVisible(false);
            window.node("#host-port").setManaged(false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sheets(Language language) throws Exception {
        visit(language);
        sheet("#settings-export", KeyCode.SHORTCUT, KeyCode.COMMA);
        draw("settings");
        away();
        sheet(".keys", KeyCode.F1);
        draw("keys");
        away();
        window.click("#status-connection");
        window.until("it is there", () -> window.isThere("#sheets"));
        draw("security");
        away();
        window.robot.interact(() -> window.window.crashed(defect()));
        window.until("it is told", () -> window.isThere("#crash-report"));
        draw("crash", () -> ((TextArea) window.node("#crash-report")).setText(REPORT));
        away();
    }

    private static Exception defect() {
        return new IllegalStateException("a row of a folder that is not shown");
    }
}
