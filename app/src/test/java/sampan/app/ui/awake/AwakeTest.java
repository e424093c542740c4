package sampan.app.ui.awake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sampan.app.store.ChildJvm;
import sampan.app.ui.Screen;
import sampan.app.ui.base.Background;

@Timeout(120)
class AwakeTest {
    private static final String BEGIN = "begin --what=sleep:idle --who=Sampan --why=Files move --mode=block cat";

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final Background background = new Background(screen);
    private final IntegerProperty active = new SimpleIntegerProperty();

    @AfterEach
    void close() {
        background.close();
    }

    private Awake awake(Waking waking) {
        return new Awake(waking, active, background, () -> "Files move");
    }

    private void untilSaid(FakeTool tool, String... lines) throws InterruptedException {
        screen.until(String.join(", ", lines), () -> tool.said().size() >= lines.length);
        assertThat(tool.said()).containsExactly(lines);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onLinux_itBeginsWithTheFirst_andEndsWithTheLast() throws Exception {
        FakeTool tool = FakeTool.inhibit(folder);
        awake(tool.onLinux());
        active.set(1);
        untilSaid(tool, BEGIN);
        active.set(3);
        active.set(1);
        active.set(0);
        untilSaid(tool, BEGIN, "end");
        active.set(2);
        untilSaid(tool, BEGIN, "end", BEGIN);
        active.set(0);
        untilSaid(tool, BEGIN, "end", BEGIN, "end");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void close_endsIt_whateverIsUnderWay() throws Exception {
        FakeTool tool = FakeTool.inhibit(folder);
        Awake awake = awake(tool.onLinux());
        active.set(1);
        untilSaid(tool, BEGIN);
        background.inOrder(awake::close);
        untilSaid(tool, BEGIN, "end");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatIsKilled_keepsNothingAwake() throws Exception {
        FakeTool tool = FakeTool.inhibit(folder);
        Process program = ChildJvm.start(Sleepless.class, folder, folder.toString());
        untilSaid(tool, BEGIN);
        program.destroyForcibly();
        untilSaid(tool, BEGIN, "end");
    }

    /// Keeps the computer awake until it is killed.
    static final class Sleepless {
        private Sleepless() {}

        public static void main(String[] arguments) throws IOException {
            Waking.of("Linux", arguments[0]).begin("Files move");
            var _ = System.in.read();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onMacOs_theToolWatchesThisProcess_andIsEnded() throws Exception {
        FakeTool tool = FakeTool.caffeinate(folder);
        awake(Waking.of("Mac OS X", folder.toString()));
        String begin = "begin -i -w " + ProcessHandle.current().pid();
        active.set(1);
        untilSaid(tool, begin);
        active.set(0);
        untilSaid(tool, begin, "end");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aToolThatRefuses_isNoTrouble() throws Exception {
        FakeTool tool = FakeTool.broken(folder);
        awake(tool.onLinux());
        active.set(1);
        untilSaid(tool, "begin");
        active.set(0);
        active.set(1);
        untilSaid(tool, "begin", "begin");
        active.set(0);
    }

    @Test
    void withoutATool_nothingIsDone() throws Exception {
        assertThat(Waking.of("Linux", folder.toString())).isEqualTo(Waking.none());
        assertThat(Waking.of("Mac OS X", null)).isEqualTo(Waking.none());
        Files.createDirectory(folder.resolve("systemd-inhibit"));
        assertThat(Waking.of("Linux", "relative:" + folder + ":\u0000")).isEqualTo(Waking.none());
        awake(Waking.none());
        active.set(1);
        active.set(0);
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void onWindows_theSystemTakesIt() throws Exception {
        Waking waking = Waking.ofThisComputer();
        assertThat(waking).isNotEqualTo(Waking.none());
        waking.begin("Files move");
        waking.end();
    }
}
