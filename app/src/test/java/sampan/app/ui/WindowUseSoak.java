package sampan.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.Settings.Theme;
import sampan.app.text.Language;
import sampan.protocol.Access;

/// A working day in ten minutes: somebody browses, sends, fetches, opens and closes tabs, shares folders, and changes
/// language and theme, again and again; what is kept in memory afterwards is no more than after the first rounds.
/// `packaging/soak window-use`; `-Dsampan.soak.minutes=2` makes it shorter.
@Tag("soak")
class WindowUseSoak {
    private static final long MINUTES = Long.getLong("sampan.soak.minutes", 10);

    /// Rounds until everything has been done once and what is made only once is there.
    private static final int FIRST = 5;

    /// So much more may be there in the end: what the toolkit keeps of its own.
    private static final double MORE = 1.1;

    private static final List<String> LINES = new ArrayList<>();

    @TempDir
    private Path top;

    /// What there is at one moment.
    private record Moment(int round, long heap, int threads, int windows) {
        static Moment now(OpenWindow window, int round) {
            for (int i = 0; i < 3; i++) {
                System.gc();
                window.robot.interact(() -> {});
            }
            Runtime runtime = Runtime.getRuntime();
            return new Moment(
                    round,
                    runtime.totalMemory() - runtime.freeMemory(),
                    Thread.getAllStackTraces().size(),
                    window.ask(() -> Window.getWindows().size()));
        }

        String line() {
            return String.format(
                    Locale.ROOT, "| %d | %.1f MB | %d | %d |", round, heap / 1_000_000.0, threads, windows);
        }
    }

    @Test
    void aDayOfUse_leavesNothingBehind() throws Exception {
        LINES.addAll(List.of("| after rounds | heap | threads | windows |", "|--:|--:|--:|--:|"));
        try (Quay quay = new Quay(top)) {
            fill(quay);
            Harbour host = quay.host(Access.FULL);
            OpenWindow window = quay.window(host.link());
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
            Moment first = null;
            int round = 0;
            while (System.nanoTime() < end || first == null) {
                use(window, quay, host, ++round);
                if (round == FIRST) {
                    first = Moment.now(window, round);
                    LINES.add(first.line());
                }
            }
            Moment last = Moment.now(window, round);
            LINES.add(last.line());
            assertThat(round).isGreaterThan(2 * FIRST);
            assertThat(last.heap()).as("heap after %d rounds", round).isLessThan((long) (first.heap() * MORE));
            assertThat(last.threads()).isLessThanOrEqualTo(first.threads() + 4);
            assertThat(last.windows()).isEqualTo(first.windows());
        }
    }

    private static void fill(Quay quay) throws IOException {
        for (int i = 0; i < 300; i++) {
            Quay.bytes(quay.folder.resolve("photo " + i + ".jpg"), 1_000 + i);
        }
        Path inside = Files.createDirectory(quay.folder.resolve("inside"));
        for (int i = 0; i < 50; i++) {
            Quay.bytes(inside.resolve("page " + i + ".txt"), 500 + i);
        }
    }

    private static void use(OpenWindow window, Quay quay, Harbour host, int round) throws IOException {
        var models = window.window.models();
        browse(window);
        carry(window, quay, round);
        window.robot.interact(() -> window.window.comeForward(host.link().text()));
        window.until("there are two", () -> models.tabs().all().size() == 2);
        window.until("it is filled", () -> window.table().getItems().size() >= 300);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.W);
        window.until("there is one", () -> models.tabs().all().size() == 1);
        for (Language language : new Language[] {Language.CHINESE, Language.ENGLISH}) {
            window.robot.interact(() -> {
                models.settings().speak(language);
                models.settings()
                        .change(before -> before.withTheme(language == Language.CHINESE ? Theme.DARK : Theme.LIGHT));
            });
        }
        window.robot.push(KeyCode.F1);
        window.until("the keys are listed", () -> window.isThere(".keys"));
        window.robot.push(KeyCode.ESCAPE);
        window.until("they are gone", () -> !window.isThere(".keys"));
        window.click("#transfers-clear");
    }

    private static void browse(OpenWindow window) {
        var browse = window.window.models().browse();
        window.robot.interact(() -> browse.go(Harbour.path("inside")));
        window.until("it is read", () -> window.table().getItems().size() == 50);
        window.robot.push(KeyCode.ALT, KeyCode.UP);
        window.until("that is read", () -> window.table().getItems().size() >= 300);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
        window.until("one can write", () -> window.node("#search").isFocused());
        window.robot.write("page 1");
        window.robot.push(KeyCode.ENTER);
        window.until("it is found", () -> window.table().getItems().size() == 11);
        window.robot.push(KeyCode.ESCAPE);
        window.until("that is read again", () -> window.table().getItems().size() >= 300);
    }

    private static void carry(OpenWindow window, Quay quay, int round) throws IOException {
        var models = window.window.models();
        Path mine = Files.createDirectories(quay.mine.resolve("batch"));
        Quay.bytes(mine.resolve("note"), 20_000 + round);
        window.robot.interact(() -> models.upload(
                Objects.requireNonNull(models.browse().visit().get()), List.of(mine.resolve("note")), Harbour.path()));
        window.until("it has arrived", () -> Files.exists(quay.folder.resolve("note")));
        window.until("nothing moves", () -> models.transfers().active().get() == 0);
        Files.delete(quay.folder.resolve("note"));
    }

    @AfterAll
    static void write() throws Exception {
        Files.write(Path.of(System.getProperty("sampan.soak.table")), LINES);
    }
}
